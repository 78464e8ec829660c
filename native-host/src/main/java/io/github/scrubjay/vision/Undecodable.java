// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

/**
 * A picture that can't be looked into here. The message says why, and what was expected; it never
 * holds bytes of the image.
 */
public final class Undecodable extends Exception {

  /** Why it can't. */
  public enum Reason {
    /** There is no decoder for this format in Java: AVIF, HEIC, JPEG XL, drawings. */
    FORMAT,
    /** The decoder gave up. */
    BROKEN,
    /** More pixels than can be held in memory. */
    TOO_LARGE
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  Undecodable(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Says which kind of failure this is. */
  public Reason reason() {
    return reason;
  }
}

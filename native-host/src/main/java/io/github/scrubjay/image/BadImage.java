// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

/**
 * An image that is refused. The message says what was expected and what was seen ({@code "PNG IHDR:
 * length 14, must be 13"}); it never holds bytes of the image, a file name or an address.
 */
public final class BadImage extends Exception {

  /** Why an image is refused. */
  public enum Reason {
    /** The bytes are of a format that can't be cleaned. */
    UNSUPPORTED,
    /** The bytes break the rules of their format. */
    MALFORMED,
    /** The image exceeds a limit of {@link Limits}. */
    TOO_LARGE
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private BadImage(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Says which kind of refusal this is. */
  public Reason reason() {
    return reason;
  }

  public static BadImage unsupported(String message) {
    return new BadImage(Reason.UNSUPPORTED, message);
  }

  public static BadImage malformed(String message) {
    return new BadImage(Reason.MALFORMED, message);
  }

  public static BadImage tooLarge(String message) {
    return new BadImage(Reason.TOO_LARGE, message);
  }
}

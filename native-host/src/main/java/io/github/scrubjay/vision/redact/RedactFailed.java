// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

/**
 * A redaction whose result was looked at and was not as it must be. The message names what is wrong
 * and nothing that was read in the picture.
 */
public final class RedactFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public RedactFailed(String message) {
    super(message);
  }
}

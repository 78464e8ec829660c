// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

/**
 * A result that still holds something that must not be in it, or that could not be read back. The
 * message names segments and tags, never values.
 */
public final class VerifyFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public VerifyFailure(String message) {
    super(message);
  }

  public VerifyFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

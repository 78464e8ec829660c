// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

/**
 * An image that could not be verified in time, or whose job was interrupted. It is not clean for
 * sure and must not be used.
 */
public final class TimeLimit extends Exception {
  private static final long serialVersionUID = 1L;

  TimeLimit(String message) {
    super(message);
  }
}

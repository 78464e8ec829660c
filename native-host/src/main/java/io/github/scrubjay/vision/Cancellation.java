// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

/** Tells long work that nobody waits for it any more. Asked at least every 50 ms of work. */
@FunctionalInterface
public interface Cancellation {
  /** Work that is always done to its end. */
  Cancellation NEVER = () -> false;

  /** Whether the work should end. */
  boolean requested();

  /**
   * Goes on unless the work should end.
   *
   * @throws Cancelled when it should
   */
  default void check() throws Cancelled {
    if (requested()) {
      throw new Cancelled();
    }
  }
}

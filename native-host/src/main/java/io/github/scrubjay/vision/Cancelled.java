// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

/** A search that was given up because nobody waits for it any more. */
public final class Cancelled extends Exception {
  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("cancelled");
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

/** Finds what images of one format carry beside the picture. Listed in {@link Inspector}. */
interface FormatInspection {
  /**
   * Adds what it finds. A broken file is read as far as it goes; whatever is thrown costs the rest
   * of the findings only.
   *
   * @param image the whole image; not changed
   */
  void read(byte[] image, Findings findings);
}

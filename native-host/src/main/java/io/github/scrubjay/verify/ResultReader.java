// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;

/**
 * Reads clean images of one format with readers that are not the sanitizer's. One format is one
 * implementation, listed in {@link Verifier}: an own strict walk first, so that the libraries never
 * see anything hostile, then the libraries that read the format.
 */
interface ResultReader {
  /** The format's name, as in {@link io.github.scrubjay.image.ImageFormat#name}. */
  String format();

  /**
   * Passes a clean image in silence.
   *
   * @param clean the whole result; not changed
   * @throws VerifyFailure when anything beyond the keep-list is left, or a reader can't read it
   */
  void read(byte[] clean, Options options) throws VerifyFailure;
}

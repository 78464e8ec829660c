// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * Turns an image into the edits that make it clean. One format is one implementation, listed in
 * {@link Sanitizers}.
 *
 * <p>A sanitizer works by keep-list: what a decoder does not need to show the same pixels in the
 * same colours does not pass. It never allocates in proportion to a length it read, never recurses
 * on input, and refuses rather than guesses.
 */
public interface Sanitizer {

  /** The format that this sanitizer reads. */
  ImageFormat format();

  /**
   * Whether the first bytes are those of this format. The bytes decide, never a name or a MIME
   * type.
   *
   * @param image the whole image; only its first bytes are looked at, its position is not moved
   */
  boolean recognises(ByteBuffer image);

  /**
   * Plans the clean image.
   *
   * @param image the whole image from index 0 to its limit; read by absolute index, not changed
   * @return edits whose result decodes to the same pixels and holds no metadata beyond {@code
   *     options}
   * @throws BadImage when the image is broken, or holds something that could not be cleaned for
   *     sure
   */
  Edits sanitize(ByteBuffer image, Options options) throws BadImage;
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * Edits of a file that is written anew: what already stands where it goes is kept, so that a clean
 * file comes out as the same ranges.
 */
final class Rewrite {
  private final ByteBuffer image;
  private final Edits.Builder edits;
  private int position;

  Rewrite(ByteBuffer image, Edits.Builder edits) {
    this.image = image;
    this.edits = edits;
  }

  void put(byte[] bytes) {
    boolean there =
        bytes.length <= image.limit() - position
            && image.slice(position, bytes.length).equals(ByteBuffer.wrap(bytes));
    if (there) {
      edits.keep(position, bytes.length);
    } else {
      edits.insert(bytes);
    }
    position += bytes.length;
  }

  void keep(int offset, int length) {
    edits.keep(offset, length);
    position += length;
  }
}

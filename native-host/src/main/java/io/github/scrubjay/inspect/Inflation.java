// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates what strangers compressed in one image, up to a limit for each part and one for all: a
 * thousandth of the size is enough to hold it.
 */
final class Inflation {
  private static final int PART_BYTES = Ration.BYTES;

  private final Ration ration = new Ration(4 * PART_BYTES);

  /**
   * The bytes of a zlib stream.
   *
   * @throws IOException when they are more than are read, or no zlib stream
   */
  byte[] of(byte[] bytes, int start, int end) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, start, end - start);
      ByteArrayOutputStream inflated = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0) {
          throw new IOException("compressed text is cut off");
        }
        ration.take(count);
        inflated.write(part, 0, count);
        if (inflated.size() > PART_BYTES) {
          throw new IOException("compressed text of more than " + PlainText.size(PART_BYTES));
        }
      }
      return inflated.toByteArray();
    } catch (DataFormatException e) {
      throw new IOException("compressed text is broken", e);
    } finally {
      inflater.end();
    }
  }
}

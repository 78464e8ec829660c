// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates what a stranger compressed, up to a limit: a thousandth of its size may hold it. */
final class Inflation {
  private static final int LIMIT_BYTES = Ration.BYTES;

  private Inflation() {}

  /**
   * The bytes of a zlib stream.
   *
   * @throws IOException when they are more than are read, or no zlib stream
   */
  static byte[] of(byte[] bytes, int start, int end) throws IOException {
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
        inflated.write(part, 0, count);
        if (inflated.size() > LIMIT_BYTES) {
          throw new IOException("compressed text of more than " + PlainText.size(LIMIT_BYTES));
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

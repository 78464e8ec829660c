// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads clean compressed drawings: a gzip header that says nothing, one member, a clean drawing.
 */
final class SvgzResult implements ResultReader {
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  @Override
  public String format() {
    return "svgz";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    if (clean.length < HEADER.length + 8 || !Arrays.equals(clean, 0, 10, HEADER, 0, 10)) {
      throw new VerifyFailure("SVGZ: a header that says something");
    }
    ByteArrayInputStream in = new ByteArrayInputStream(clean);
    try (GZIPInputStream gzip = new GZIPInputStream(in, clean.length)) {
      byte[] drawing = gzip.readNBytes(MAX_BYTES + 1);
      if (drawing.length > MAX_BYTES) {
        throw new VerifyFailure("SVGZ: too large");
      }
      // GZIPInputStream reads on behind the first member, and ignores what is none.
      if (!endsWithLength(clean, drawing.length)) {
        throw new VerifyFailure("SVGZ: bytes after the end");
      }
      SvgWalk.walk(drawing, options);
    } catch (IOException e) {
      throw new VerifyFailure("SVGZ: can't read the result", e);
    }
  }

  private static boolean endsWithLength(byte[] file, int length) {
    int at = file.length - 4;
    int stored =
        file[at] & 0xFF
            | (file[at + 1] & 0xFF) << 8
            | (file[at + 2] & 0xFF) << 16
            | (file[at + 3] & 0xFF) << 24;
    return stored == length;
  }
}

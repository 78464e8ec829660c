// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** What a compressed drawing reveals: the time and name in its gzip header, and the drawing. */
final class SvgzInspection {
  private static final int MAX_BYTES = 8 * 1024 * 1024;
  private static final int HAS_NAME = 8;

  private SvgzInspection() {}

  static void read(byte[] bytes, Findings findings) {
    long seconds = 0;
    for (int i = 7; i >= 4; i--) {
      seconds = seconds << 8 | bytes[i] & 0xFF;
    }
    if (seconds != 0) {
      String time = Instant.ofEpochSecond(seconds).toString();
      findings.add(FindingKind.TIME_MODIFIED, "gzip time", Values.time(time));
    }
    if (bytes[3] == HAS_NAME) {
      int end = 10;
      while (end < bytes.length && bytes[end] != 0) {
        end++;
      }
      String name = new String(bytes, 10, end - 10, StandardCharsets.ISO_8859_1);
      findings.add(FindingKind.CAPTION, "gzip file name", name);
    }
    ByteArrayOutputStream drawing = new ByteArrayOutputStream();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] part = new byte[16 * 1024];
      int count = gzip.read(part);
      while (count >= 0 && drawing.size() < MAX_BYTES) {
        drawing.write(part, 0, count);
        count = gzip.read(part);
      }
    } catch (IOException e) {
      findings.unreadable("gzip", "broken");
    }
    SvgInspection.read(drawing.toByteArray(), findings);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Samsung's phones put behind the picture: blocks of data, then a directory that is read from
 * the end. Little-endian.
 *
 * <pre>
 *   "SEFH", version (u32), count (u32)
 *   count entries: 0 (u16), type (u16), distance back from "SEFH" (u32), size (u32)
 *   size of the directory (u32), "SEFT"
 *   a block: 0 (u16), type (u16), length of its name (u32), name, data
 * </pre>
 */
final class SamsungTrailer {
  private static final int MAX_BLOCKS = 64;
  private static final int MAX_NAME = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SamsungTrailer() {}

  /** Adds what is there, and says whether there was such a directory. */
  static boolean report(byte[] image, Findings findings) {
    ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    int end = image.length - 8;
    if (end < 12 || !text(image, end + 4, 4).equals("SEFT")) {
      return false;
    }
    long directory = (long) end - (bytes.getInt(end) & 0xFFFFFFFFL);
    if (directory < 0 || directory > end - 12 || !text(image, (int) directory, 4).equals("SEFH")) {
      return false;
    }
    int count = bytes.getInt((int) directory + 8);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MAX_BLOCKS); i++) {
      int entry = (int) directory + 12 + 12 * i;
      if (entry + 12 > end) {
        break;
      }
      long start = directory - (bytes.getInt(entry + 4) & 0xFFFFFFFFL);
      long size = bytes.getInt(entry + 8) & 0xFFFFFFFFL;
      if (start >= 0 && size >= 8 && start + size <= directory) {
        block(bytes, (int) start, (int) size, names, findings);
      }
    }
    findings.add(
        FindingKind.TRAILER,
        "Samsung data",
        names.isEmpty() ? "Samsung data after the picture" : String.join(", ", names));
    return true;
  }

  private static void block(
      ByteBuffer bytes, int start, int size, List<String> names, Findings findings) {
    int nameLength = bytes.getInt(start + 4);
    if (nameLength < 0 || nameLength > Math.min(MAX_NAME, size - 8)) {
      return;
    }
    String name = text(bytes.array(), start + 8, nameLength);
    int data = start + 8 + nameLength;
    int dataLength = size - 8 - nameLength;
    names.add(name);
    if (name.startsWith("MotionPhoto_Data")) {
      findings.add(
          FindingKind.SECOND_IMAGE,
          name,
          "motion video, " + PlainText.size(dataLength),
          dataLength);
    } else if (name.equals("Image_UTC_Data")) {
      findings.add(FindingKind.TIME_TAKEN, name, time(text(bytes.array(), data, dataLength)));
    } else if (dataLength > 20_000) {
      findings.add(FindingKind.SECOND_IMAGE, name, PlainText.size(dataLength), dataLength);
    }
  }

  /** Milliseconds since 1970 as text. */
  private static String time(String millis) {
    try {
      return TIME.format(Instant.ofEpochMilli(Long.parseLong(millis.strip())));
    } catch (NumberFormatException | DateTimeException e) {
      return millis;
    }
  }

  private static String text(byte[] bytes, int start, int length) {
    return new String(
        bytes, start, Math.min(length, bytes.length - start), StandardCharsets.ISO_8859_1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.StandardCharsets;

/** What stands behind the end of a picture. */
final class Trailer {
  private Trailer() {}

  static void report(byte[] bytes, int end, Findings findings) {
    int start = end;
    while (start < bytes.length && bytes[start] == 0) {
      start++;
    }
    if (start == bytes.length) {
      if (start > end) {
        findings.add(FindingKind.TRAILER, "After the end", "empty bytes after the end");
      }
      return;
    }
    String size = PlainText.size((long) bytes.length - end);
    if (isVideo(bytes, end, start)) {
      findings.add(FindingKind.SECOND_IMAGE, "Video after the picture", "video, " + size);
    } else {
      String what = hasAt(bytes, start, "PK\3\4") ? " of an archive" : "";
      findings.add(
          FindingKind.TRAILER, "After the end", size + what + " after the end of the picture");
    }
  }

  /** A box "ftyp" behind its length, the first bytes of which are zeros. */
  private static boolean isVideo(byte[] bytes, int end, int firstNonZero) {
    for (int at = Math.max(end, firstNonZero - 3); at <= firstNonZero; at++) {
      if (hasAt(bytes, at + 4, "ftyp")) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAt(byte[] bytes, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at + wanted.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}

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
    long length = (long) bytes.length - end;
    String size = PlainText.size(length);
    if (SamsungTrailer.report(bytes, findings)) {
      return;
    }
    if (isRemains(bytes, start)) {
      // Editors that write a smaller picture over a larger file leave the rest of the old one
      // (CVE-2023-21036, "acropalypse"): much of what was cropped away can be shown again.
      findings.add(
          FindingKind.SECOND_IMAGE,
          "Remains of an earlier picture",
          size + " of an earlier picture, which may show what was cropped away",
          length);
    } else if (isVideo(bytes, end, start)) {
      findings.add(FindingKind.SECOND_IMAGE, "Video after the picture", "video, " + size, length);
    } else {
      String what = hasAt(bytes, start, "PK\3\4") ? " of an archive" : "";
      findings.add(
          FindingKind.TRAILER,
          "After the end",
          size + what + " after the end of the picture",
          length);
    }
  }

  /** The end of a picture without its beginning. */
  private static boolean isRemains(byte[] bytes, int start) {
    int last = bytes.length;
    while (last > start && bytes[last - 1] == 0) {
      last--;
    }
    boolean png = hasAt(bytes, last - 8, "IEND\u00AEB`\u0082");
    boolean jpeg = hasAt(bytes, last - 2, "\u00FF\u00D9");
    boolean whole = hasAt(bytes, start, "\u00FF\u00D8\u00FF") || hasAt(bytes, start, "\u0089PNG");
    return (png || jpeg) && !whole && last - start > 16;
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
    if (at < 0 || at + wanted.length > bytes.length) {
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

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The content boxes of JUMBF (ISO 19566-5): a superbox {@code jumb} holds a description {@code
 * jumd} (16 bytes of type, flags, label) and then content or further superboxes. A box: length
 * (u32, itself included; 0: to the end; 1: a u64 follows the type), type (four letters), data.
 */
final class Jumbf {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_BOXES = 2_000;
  private static final int LABEL_AT = 17;

  /**
   * One content box.
   *
   * @param path labels of the superboxes around it, outermost first, joined by {@code /}
   * @param type four letters
   * @param start of its data
   * @param end behind its data
   */
  record Content(String path, String type, int start, int end) {}

  private final ByteBuffer bytes;
  private final List<Content> list = new ArrayList<>();
  private int boxes;

  private Jumbf(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** The content boxes in order, as far as the boxes can be read. */
  static List<Content> contents(byte[] bytes) {
    Jumbf jumbf = new Jumbf(bytes);
    jumbf.read(0, bytes.length, "", 0);
    return jumbf.list;
  }

  private void read(int start, int end, String outerPath, int depth) {
    String path = outerPath;
    int at = start;
    while (end - at >= 8 && ++boxes <= MAX_BOXES) {
      long length = bytes.getInt(at) & 0xFFFFFFFFL;
      int head = 8;
      if (length == 1 && end - at >= 16) {
        length = bytes.getLong(at + 8);
        head = 16;
      } else if (length == 0) {
        length = end - at;
      }
      if (length < head || length > end - at) {
        return;
      }
      String type = new String(bytes.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
      int boxEnd = at + (int) length;
      switch (type) {
        case "jumb" -> {
          if (depth < MAX_DEPTH) {
            read(at + head, boxEnd, path, depth + 1);
          }
        }
        case "jumd" -> path = outerPath + "/" + label(at + head, boxEnd);
        default -> list.add(new Content(path, type, at + head, boxEnd));
      }
      at = boxEnd;
    }
  }

  private String label(int start, int end) {
    int from = Math.min(end, start + LABEL_AT);
    int to = from;
    while (to < end && bytes.get(to) != 0) {
      to++;
    }
    return new String(bytes.array(), from, to - from, StandardCharsets.UTF_8);
  }
}

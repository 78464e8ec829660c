// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a Photoshop document carries beside its merged picture: resources (Exif, IPTC, XMP with its
 * history, a thumbnail), and layers with their names, texts and hidden pictures.
 */
final class PsdInspection {
  private static final int MAX_LAYERS = 8000;
  private static final int HIDDEN = 2; // flag of a layer
  private static final int UNICODE_NAME = 0x6C756E69; // luni
  private static final int TEXT_LAYER = 0x54795368; // TySh
  private static final int PLACED_FILE = 0x536F4C64; // SoLd

  private final byte[] bytes;
  private final ByteBuffer in;
  private final Findings findings;
  private int texts;
  private int placed;
  private int hidden;

  private PsdInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
    this.findings = findings;
  }

  static void read(byte[] bytes, Findings findings) {
    new PsdInspection(bytes, findings).read();
  }

  private void read() {
    boolean large = in.getShort(4) == 2;
    in.position(26);
    skip(in.getInt());
    int length = in.getInt();
    int end = in.position() + Math.max(0, Math.min(length, in.remaining()));
    new Blocks(findings).photoshop(Arrays.copyOfRange(bytes, in.position(), end));
    in.position(end);
    long layers = large ? in.getLong() : in.getInt();
    if (layers < 10) {
      return;
    }
    try {
      layers(large);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      findings.unreadable("Layers", "broken");
    }
    count(hidden, "hidden layer", "Hidden layers");
    count(texts, "layer of text", "Layers of text");
    count(placed, "placed file", "Placed files");
  }

  private void count(int count, String noun, String name) {
    if (count > 0) {
      findings.add(FindingKind.SECOND_IMAGE, name, PlainText.count(count, noun));
    }
  }

  private void layers(boolean large) {
    if (large) {
      in.getLong();
    } else {
      in.getInt();
    }
    int count = Math.min(Math.abs(in.getShort()), MAX_LAYERS);
    if (count > 0) {
      findings.add(FindingKind.SECOND_IMAGE, "Layers", PlainText.count(count, "layer"));
    }
    for (int layer = 0; layer < count; layer++) {
      skip(16); // where it lies
      skip((in.getShort() & 0xFFFF) * (large ? 10 : 6)); // its channels
      skip(10); // blend mode, opacity, clipping
      hidden += (in.get() & HIDDEN) == 0 ? 0 : 1;
      skip(1);
      int length = in.getInt();
      int end = in.position() + Math.max(0, Math.min(length, in.remaining()));
      skip(in.getInt()); // mask
      skip(in.getInt()); // blending ranges
      name(end);
      in.position(end);
    }
  }

  /** A Pascal string padded to four, then blocks, one of which holds the name in Unicode. */
  private void name(int end) {
    int length = in.get() & 0xFF;
    String name =
        new String(
            bytes, in.position(), Math.min(length, in.remaining()), StandardCharsets.ISO_8859_1);
    skip((length + 4) / 4 * 4 - 1);
    while (end - in.position() >= 12) {
      in.getInt();
      int key = in.getInt();
      int size = in.getInt();
      int at = in.position();
      if (key == UNICODE_NAME && size >= 4) {
        int characters = Math.min(in.getInt(at), (size - 4) / 2);
        name = new String(bytes, at + 4, 2 * Math.max(0, characters), StandardCharsets.UTF_16BE);
      }
      texts += key == TEXT_LAYER ? 1 : 0;
      placed += key == PLACED_FILE ? 1 : 0;
      skip(size + size % 2);
    }
    findings.add(FindingKind.TEXT, "Layer name", name);
  }

  private void skip(int count) {
    in.position(Math.addExact(in.position(), count));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import io.github.scrubjay.image.HeifBuilder;
import io.github.scrubjay.image.IccBuilder;
import io.github.scrubjay.image.JpegBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JPEG (ITU T.81): segments of u16 length, so that the count of them is what grows. */
final class JpegBombs {
  private static final int MILLION = 1_000_000;
  private static final byte[] EMPTY_COMMENT = JpegBuilder.segmentBytes(0xFE, new byte[0]);

  private JpegBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    bombs.add(
        new Bomb(
            "jpeg: a million segments",
            () -> new JpegBuilder().raw(Bomb.repeat(EMPTY_COMMENT, MILLION)).build()));
    bombs.add(
        new Bomb(
            "jpeg: as many segments as are allowed",
            () -> new JpegBuilder().raw(Bomb.repeat(EMPTY_COMMENT, 99_000)).build()));
    bombs.add(
        new Bomb(
            "jpeg: ten million fill bytes",
            () -> new JpegBuilder().raw(filled(10 * MILLION, 0xFF)).build()));
    bombs.add(new Bomb("jpeg: 65535 x 65535", () -> sized(new JpegBuilder().build(), 0xC0)));
    bombs.add(
        new Bomb(
            "jpeg: progressive, 65535 x 65535",
            () -> sized(new JpegBuilder().progressive().build(), 0xC2)));
    bombs.add(new Bomb("jpeg: 100000 scans", () -> scans(100_000)));
    bombs.add(new Bomb("jpeg: 22000 x 22000 in 990 scans", () -> largeScans()));
    bombs.add(
        new Bomb(
            "jpeg: five million restart markers",
            () ->
                new JpegBuilder()
                    .betweenScans(Bomb.repeat(new byte[] {-1, (byte) 0xD0}, 5 * MILLION))
                    .build()));
    bombs.add(new Bomb("jpeg: profile in 255 pieces", () -> profile()));
    bombs.add(new Bomb("jpeg: XMP that announces 4 GiB", () -> extendedXmp()));
    bombs.add(new Bomb("jpeg: 8000 boxes in each other in APP11", () -> jumbf()));
    bombs.add(new Bomb("jpeg: 64 MiB of comments", () -> comments()));
    return bombs;
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** The frame header says the largest size there is. */
  private static byte[] sized(byte[] jpeg, int frame) {
    return sized(jpeg, frame, 0xFFFF);
  }

  private static byte[] sized(byte[] jpeg, int frame, int side) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != frame) {
      at += 2 + ByteBuffer.wrap(jpeg).getChar(at + 2);
    }
    ByteBuffer.wrap(jpeg).putShort(at + 5, (short) side).putShort(at + 7, (short) side);
    return jpeg;
  }

  /** A progressive picture with one of its scans again and again. */
  private static byte[] scans(int count) {
    byte[] plain = new JpegBuilder().progressive().build();
    byte[] marked = new JpegBuilder().progressive().betweenScans(EMPTY_COMMENT).build();
    int second = Arrays.mismatch(plain, marked) - 1; // both go on with FF
    int start = scanStart(plain, second);
    int end = start + 2;
    while (plain[end] != -1 || plain[end + 1] == 0) {
      end++;
    }
    byte[] scan = Arrays.copyOfRange(plain, start, end);
    return new JpegBuilder().progressive().betweenScans(Bomb.repeat(scan, count)).build();
  }

  /** Tables may stand before the scan. */
  private static int scanStart(byte[] jpeg, int from) {
    int at = from;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      at += 2 + ByteBuffer.wrap(jpeg).getChar(at + 2);
    }
    return at;
  }

  /** A decoder would go over 484 million pixels a thousand times. */
  private static byte[] largeScans() {
    return sized(scans(990), 0xC2, 22_000);
  }

  private static byte[] profile() {
    byte[] profile = IccBuilder.display().tag("A2B0", new byte[255 * 65_519 - 4_096]).build();
    int piece = (profile.length + 254) / 255;
    JpegBuilder jpeg = new JpegBuilder();
    for (int number = 1; number <= 255; number++) {
      int from = (number - 1) * piece;
      byte[] part = Arrays.copyOfRange(profile, from, Math.min(profile.length, from + piece));
      byte[] head = JpegBuilder.latin1("ICC_PROFILE\0" + (char) number + (char) 255);
      jpeg.segment(0xE2, JpegBuilder.concat(head, part));
    }
    return jpeg.build();
  }

  private static byte[] extendedXmp() {
    String id = "0123456789ABCDEF0123456789ABCDEF";
    JpegBuilder jpeg =
        new JpegBuilder()
            .segment(
                0xE1,
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                    + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                    + " xmlns:xmpNote='http://ns.adobe.com/xmp/note/' xmpNote:HasExtendedXMP='"
                    + id
                    + "'/></rdf:RDF></x:xmpmeta>");
    for (int piece = 0; piece < 1_000; piece++) {
      byte[] numbers = ByteBuffer.allocate(8).putInt(-1).putInt(-1000 + piece).array();
      byte[] name = JpegBuilder.latin1("http://ns.adobe.com/xmp/extension/\0" + id);
      jpeg.segment(0xE1, JpegBuilder.concat(name, numbers, new byte[8]));
    }
    return jpeg.build();
  }

  private static byte[] jumbf() {
    ByteBuffer deep = ByteBuffer.allocate(8_000 * 8);
    while (deep.hasRemaining()) {
      deep.putInt(deep.remaining()).put(JpegBuilder.latin1("jumb"));
    }
    byte[] head = {'J', 'P', 0, 1, 0, 0, 0, 1};
    byte[] file = JpegBuilder.concat(HeifBuilder.boxBytes("free", new byte[0]), deep.array());
    return new JpegBuilder()
        .segment(0xEB, JpegBuilder.concat(head, deep.array()))
        .segment(0xEB, JpegBuilder.concat(head, file))
        .build();
  }

  private static byte[] comments() {
    byte[] comment = JpegBuilder.segmentBytes(0xFE, filled(65_533, 'a'));
    return new JpegBuilder().raw(Bomb.repeat(comment, 1_023)).build();
  }
}

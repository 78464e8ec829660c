// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import io.github.scrubjay.image.GifBuilder;
import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.image.WebpBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** GIF and WebP: animations of more frames, blocks and chunks than anybody shows. */
final class FrameBombs {
  private static final int MILLION = 1_000_000;

  private FrameBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    bombs.add(new Bomb("gif: 100000 frames", () -> frames(100_000)));
    bombs.add(new Bomb("gif: as many frames as are allowed", () -> frames(49_000)));
    bombs.add(
        new Bomb(
            "gif: a million comments",
            () -> GifBuilder.still().raw(Bomb.repeat(comment(), MILLION)).build()));
    bombs.add(
        new Bomb(
            "gif: ten million blocks of one byte",
            () ->
                GifBuilder.still()
                    .raw(new byte[] {0x21, (byte) 0xFE})
                    .raw(Bomb.repeat(new byte[] {1, 'a'}, 10 * MILLION))
                    .raw(new byte[1])
                    .build()));
    bombs.add(new Bomb("gif: ten million blocks of pixels", () -> pixelBlocks()));
    bombs.add(
        new Bomb("gif: 65535 x 65535", () -> sizedFrame(GifBuilder.still().screen(65535, 65535))));
    bombs.add(new Bomb("gif: 40000 frames of 65535 x 65535", () -> largeFrames()));
    bombs.add(new Bomb("gif: codes that stand for four thousand pixels each", () -> longCodes()));
    bombs.add(new Bomb("webp: a million chunks", () -> chunks(MILLION)));
    bombs.add(new Bomb("webp: as many chunks as are allowed", () -> chunks(99_000)));
    bombs.add(
        new Bomb("webp: 100000 frames", () -> WebpBuilder.animated(100_000, new byte[0]).build()));
    bombs.add(
        new Bomb(
            "webp: as many frames as are allowed",
            () -> WebpBuilder.animated(49_000, new byte[0]).build()));
    bombs.add(
        new Bomb(
            "webp: 65535 x 65535",
            () -> WebpBuilder.extended(0, 65_535, 65_535).lossyPicture().build()));
    bombs.add(
        new Bomb(
            "webp: 16777216 x 16777216",
            () -> WebpBuilder.extended(0, 1 << 24, 1 << 24).lossyPicture().build()));
    bombs.add(new Bomb("webp: lossless, 16384 x 16384 of one byte", () -> losslessSize()));
    bombs.add(new Bomb("webp: frames in frames", () -> framesInFrames()));
    return bombs;
  }

  private static byte[] comment() {
    return new byte[] {0x21, (byte) 0xFE, 1, 'a', 0};
  }

  private static byte[] frame() {
    byte[] one = GifBuilder.still().withoutEnd().build();
    byte[] two = GifBuilder.still().control(4).picture().withoutEnd().build();
    return Arrays.copyOfRange(two, one.length, two.length);
  }

  private static byte[] frames(int count) {
    return GifBuilder.animated().raw(Bomb.repeat(frame(), count)).build();
  }

  private static byte[] sizedFrame(GifBuilder gif) {
    byte[] bytes = gif.build();
    ByteBuffer.wrap(bytes).putInt(25 + 5, -1); // the first descriptor, behind screen and colours
    return bytes;
  }

  private static byte[] largeFrames() {
    byte[] frame = frame();
    ByteBuffer.wrap(frame).putInt(8 + 5, -1);
    GifBuilder gif = GifBuilder.still().screen(65_535, 65_535);
    return sizedFrame(gif.raw(Bomb.repeat(frame, 40_000)));
  }

  private static byte[] pixelBlocks() {
    byte[] head = {0x2C, 0, 0, 0, 0, -1, -1, -1, -1, 0, 2};
    return GifBuilder.still()
        .screen(65_535, 65_535)
        .raw(head)
        .raw(Bomb.repeat(new byte[] {1, 0x44}, 10 * MILLION))
        .raw(new byte[1])
        .build();
  }

  /** Clear, then a run whose codes are each one pixel longer than the one before. */
  private static byte[] longCodes() {
    java.io.ByteArrayOutputStream codes = new java.io.ByteArrayOutputStream();
    long bits = 0;
    int held = 0;
    long pixels = 0;
    while (pixels < 22_000L * 22_000) {
      int width = 3;
      int next = 6;
      int[] head = {4, 0};
      for (int code = 0; code < 2 + 4096 - 6 && pixels < 22_000L * 22_000; code++) {
        int value = code < 2 ? head[code] : next++;
        bits |= (long) value << held;
        held += width;
        pixels += code == 0 ? 0 : code;
        while (held >= 8) {
          codes.write((int) bits);
          bits >>>= 8;
          held -= 8;
        }
        if (next == 1 << width && width < 12) {
          width++;
        }
      }
      bits |= 4L << held;
      held += 12;
    }
    codes.write((int) bits);
    byte[] head = {0x2C, 0, 0, 0, 0, (byte) 0xF0, 0x55, (byte) 0xF0, 0x55, 0, 2};
    return GifBuilder.still()
        .screen(22_000, 22_000)
        .raw(head)
        .raw(GifBuilder.subBlocks(codes.toByteArray()))
        .raw(new byte[1])
        .build();
  }

  private static byte[] chunks(int count) {
    byte[] part = Bomb.repeat(WebpBuilder.chunkBytes("UNKN", new byte[0]), count);
    byte[] webp = WebpBuilder.extended(0).lossyPicture().trailer(part).build();
    ByteBuffer.wrap(webp).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
    return webp;
  }

  private static byte[] losslessSize() {
    byte[] webp = WebpBuilder.lossless().build();
    ByteBuffer.wrap(webp).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(21, 0x0FFFFFFF);
    return webp;
  }

  private static byte[] framesInFrames() {
    byte[] inner = WebpBuilder.chunkBytes("UNKN", new byte[0]);
    for (int depth = 0; depth < 2_000; depth++) {
      inner = WebpBuilder.chunkBytes("ANMF", JpegBuilder.concat(new byte[16], inner));
    }
    return WebpBuilder.extended(WebpBuilder.ANIMATION)
        .chunk("ANIM", new byte[6])
        .chunk("ANMF", JpegBuilder.concat(new byte[16], inner))
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks a clean WebP (RFC 9649) from its first byte to its last and accepts only what a clean one
 * is made of. Written from the standard, not from the sanitizer.
 *
 * <pre>
 *   "RIFF", size of all that follows, "WEBP", then
 *   VP8 | VP8L                                                    or
 *   VP8X [ICCP] (ANIM ANMF+ | [ALPH] VP8 | VP8L) [EXIF] [C2PA ...]
 * </pre>
 *
 * A chunk is four letters, a length, data, and a zero where the length is odd.
 */
final class WebpWalk {
  private static final int ICC_FLAG = 0x20;
  private static final int ALPHA_FLAG = 0x10;
  private static final int EXIF_FLAG = 0x08;
  private static final int ANIMATION_FLAG = 0x02;

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final Options options;

  /** Where the chunk at hand begins, and its type and data. */
  private int at = 12;

  private String type = "";
  private int start;
  private int end;

  private WebpWalk(byte[] bytes, Options options) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.options = options;
  }

  static void walk(byte[] webp, Options options) throws VerifyFailure {
    new WebpWalk(webp, options).walk();
  }

  private void walk() throws VerifyFailure {
    require(bytes.length >= 20 && letters(0).equals("RIFF"), "no RIFF");
    require(letters(8).equals("WEBP"), "no WebP");
    require(buffer.getInt(4) == bytes.length - 8, "of another size than it says");
    next(bytes.length);
    if (type.equals("VP8X")) {
      extended();
    } else {
      picture(null, bytes.length);
    }
    require(at == bytes.length, "chunk " + printable(type) + " must not be there");
  }

  private void extended() throws VerifyFailure {
    require(end - start == 10, "VP8X of a wrong size");
    int flags = buffer.getInt(start);
    int known = ICC_FLAG | ALPHA_FLAG | EXIF_FLAG | ANIMATION_FLAG;
    require((flags & ~known) == 0, "VP8X with a flag that must not be set");
    int width = 1 + u24(start + 4);
    int height = 1 + u24(start + 7);
    boolean animated = (flags & ANIMATION_FLAG) != 0;
    boolean needed = animated;
    boolean wantsProfile = (flags & ICC_FLAG) != 0;
    boolean wantsExif = (flags & EXIF_FLAG) != 0;

    next(bytes.length);
    if (type.equals("ICCP")) {
      ProfileWalk.walk(Arrays.copyOfRange(bytes, start, end), options);
      wantsProfile = false;
      needed = true;
      next(bytes.length);
    }
    if (animated) {
      frames(width, height);
    } else {
      boolean lossless = type.equals("VP8L");
      needed |= type.equals("ALPH");
      boolean transparent = picture(new int[] {width, height}, bytes.length);
      needed |= ((flags & ALPHA_FLAG) != 0) != (lossless && transparent);
    }
    if (at < bytes.length && letters(at).equals("EXIF")) {
      next(bytes.length);
      ExifWalk.walk(bytes, start, end, options);
      wantsExif = false;
      needed = true;
    }
    while (at < bytes.length && options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
      next(bytes.length);
      require(type.equals("C2PA"), "chunk " + printable(type) + " must not be there");
      needed = true;
    }
    require(!wantsProfile && !wantsExif, "VP8X with a flag for a chunk that is not there");
    require(needed, "VP8X where none is needed");
  }

  private void frames(int width, int height) throws VerifyFailure {
    require(type.equals("ANIM") && end - start == 6, "no ANIM of its size before the frames");
    require(at < bytes.length && letters(at).equals("ANMF"), "an animation without frames");
    while (at < bytes.length && letters(at).equals("ANMF")) {
      next(bytes.length);
      int after = at;
      int frame = start;
      int frameEnd = end;
      require(frameEnd - frame >= 16, "ANMF cut off");
      require((bytes[frame + 15] & ~3) == 0, "ANMF with a reserved flag");
      int[] size = {1 + u24(frame + 6), 1 + u24(frame + 9)};
      require(2L * u24(frame) + size[0] <= width, "ANMF outside the canvas");
      require(2L * u24(frame + 3) + size[1] <= height, "ANMF outside the canvas");
      at = frame + 16;
      next(frameEnd);
      picture(size, frameEnd);
      require(at == frameEnd, "ANMF with more than a picture");
      at = after;
    }
  }

  /**
   * Accepts the picture that begins with the chunk at hand.
   *
   * @param size that it must have; null where nothing says so
   * @return whether it may be transparent by itself
   */
  private boolean picture(int[] size, int limit) throws VerifyFailure {
    int alphaStart = start;
    int alphaEnd = end;
    boolean alpha = type.equals("ALPH");
    if (alpha) {
      require(size != null, "ALPH without VP8X");
      next(limit);
      require(type.equals("VP8 "), "ALPH that is not before VP8");
    }
    int width;
    int height;
    boolean transparent = alpha;
    if (type.equals("VP8 ")) {
      require(end - start >= 10, "VP8 cut off");
      require((bytes[start] & 0x11) == 0x10, "VP8 that is no shown key frame");
      require(u24(start + 3) == 0x2A019D, "VP8 without its start code");
      require(u24(start) >> 5 < end - start, "VP8 with its first partition cut off");
      width = buffer.getShort(start + 6) & 0x3FFF;
      height = buffer.getShort(start + 8) & 0x3FFF;
    } else {
      require(type.equals("VP8L"), "chunk " + printable(type) + " must not be there");
      require(end - start >= 5 && bytes[start] == 0x2F, "VP8L without its signature");
      int bits = buffer.getInt(start + 1);
      require(bits >>> 29 == 0, "VP8L of an unknown version");
      width = 1 + (bits & 0x3FFF);
      height = 1 + (bits >> 14 & 0x3FFF);
      transparent = (bits & 1 << 28) != 0;
    }
    require(width > 0 && height > 0, "a picture without pixels");
    require(size == null || size[0] == width && size[1] == height, "a picture of a wrong size");
    if (alpha) {
      require(alphaEnd > alphaStart && (bytes[alphaStart] & 0xC2) == 0, "odd ALPH");
      boolean raw = (bytes[alphaStart] & 3) == 0;
      require(!raw || alphaEnd - alphaStart - 1 == (long) width * height, "bytes behind ALPH");
    }
    return transparent;
  }

  private void next(int limit) throws VerifyFailure {
    require(limit - at >= 8, "cut off");
    type = letters(at);
    long length = buffer.getInt(at + 4) & 0xFFFFFFFFL;
    start = at + 8;
    require(length + (length & 1) <= limit - start, "chunk " + printable(type) + " is cut off");
    end = start + (int) length;
    at = end + (end - start & 1);
    require(at == end || bytes[end] == 0, "a byte in the padding of " + printable(type));
  }

  private int u24(int from) {
    return bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8 | (bytes[from + 2] & 0xFF) << 16;
  }

  private String letters(int from) {
    return from + 4 > bytes.length ? "" : new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
  }

  /** A type as it is when it is one, since a message holds no bytes of the image. */
  private static String printable(String type) {
    return type.matches("[A-Z0-9 ]{4}") ? type : "of no valid type";
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("WebP: " + what);
    }
  }
}

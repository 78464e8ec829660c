// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.util.Arrays;
import java.util.Map;

/**
 * Walks a clean bitmap from its header on (Microsoft: BITMAPCOREHEADER to BITMAPV5HEADER; OS/2:
 * BITMAPINFOHEADER2): every field that decides no pixel and no colour is zero or usual, palettes
 * have no more entries than pixels can name, and nothing hides where rows and stretches are filled
 * up.
 */
final class BitmapWalk {
  private static final int MASKED = 3;
  private static final int MASKED_ALPHA = 6;

  /** Bytes of the header of each kind, and where its fields for colours begin and end. */
  private static final Map<Integer, String> KINDS =
      Map.of(
          12, "core", 16, "short", 40, "info", 52, "info", 56, "info", 64, "os2", 108, "v4", 124,
          "v5");

  private static final int[] RESOLUTIONS = {0, 2834, 2835, 3779, 3780, 5905, 5906, 11811, 23622};

  private final LittleEndian in;
  private final int start;
  private final boolean icon;
  private int size;
  private long width;
  private long height;
  private int bits;
  private int coding;
  private int end;

  private BitmapWalk(LittleEndian in, int start, boolean icon) {
    this.in = in;
    this.start = start;
    this.icon = icon;
  }

  /**
   * Walks header, masks, palette, pixels and, in a file, the profile.
   *
   * @param start of the header
   * @param pixelsAt where the pixels must begin; -1 for right behind the palette
   * @param icon whether a mask of one bit follows, and the height counts both
   * @return offset behind the last byte
   */
  static int walk(
      LittleEndian in, int start, int pixelsAt, boolean icon, int limit, Options options)
      throws VerifyFailure {
    BitmapWalk walk = new BitmapWalk(in, start, icon);
    try {
      return walk.walk(pixelsAt, limit, options);
    } catch (IndexOutOfBoundsException e) {
      throw new VerifyFailure("BMP: cut off", e);
    }
  }

  private int walk(int pixelsAt, int limit, Options options) throws VerifyFailure {
    header();
    int palette = start + size + masks();
    end = palette + palette(palette);
    in.require(pixelsAt < 0 || pixelsAt == end, "a gap before the pixels");
    int pixels = end;
    if (coding == 1 || coding == 2) {
      runs(limit);
    } else {
      rows(width * bits);
      if (icon && (end < limit || bits != 32)) {
        rows(width);
      }
    }
    in.require(end <= limit, "cut off in its pixels");
    if (size >= 40) {
      long stated = in.u32(start + 20);
      long colour = (width * bits + 31) / 32 * 4 * height;
      in.require(
          stated == end - pixels
              || stated == 0 && coding != 1 && coding != 2
              || icon && stated == colour,
          "another size of pixels than it has");
    }
    if (size == 124) {
      profile(options);
    }
    return end;
  }

  private void header() throws VerifyFailure {
    size = in.i32(start);
    in.require(KINDS.containsKey(size), "a header of no known kind");
    boolean core = size == 12;
    width = core ? in.u16(start + 4) : in.i32(start + 4);
    long rows = core ? in.u16(start + 6) : Math.abs((long) in.i32(start + 8));
    height = icon ? rows / 2 : rows;
    in.require(width > 0 && height > 0 && width * height <= 500_000_000L, "no size");
    int planes = in.u16(start + (core ? 8 : 12));
    in.require(planes == 1 || icon && planes == 0, "planes");
    bits = in.u16(start + (core ? 10 : 14));
    in.require(Arrays.asList(1, 2, 4, 8, 16, 24, 32).contains(bits), "bits of a pixel");
    coding = size >= 40 ? in.i32(start + 16) : 0;
    in.require(coding >= 0 && coding <= 3 || coding == MASKED_ALPHA, "a coding");
    if (size < 40) {
      return;
    }
    int across = in.i32(start + 24);
    in.require(
        across == in.i32(start + 28) && Arrays.stream(RESOLUTIONS).anyMatch(r -> r == across),
        "an unusual resolution");
    in.require(in.u32(start + 36) == 0, "important colours");
    if (size == 64) {
      in.zero(start + 40L, start + 64L, "fields of OS/2");
    } else if (size > 40) {
      colours();
    }
  }

  private void colours() throws VerifyFailure {
    if (coding != MASKED) {
      in.zero(start + 40L, start + Math.min(size, 56L), "masks that nothing needs");
    } else {
      for (int at = start + 40; at < start + Math.min(size, 56); at += 4) {
        run(at);
      }
    }
    if (size < 108) {
      return;
    }
    String space = name(start + 56);
    boolean calibrated = space.equals("\0\0\0\0");
    in.require(
        calibrated
            || space.equals("sRGB")
            || space.equals("Win ")
            || size == 124 && space.equals("MBED"),
        "a colour space");
    if (!calibrated) {
      in.zero(start + 60L, start + 108L, "primaries that nothing needs");
    }
    if (size == 124) {
      in.require(in.u32(start + 108) <= 8, "an intent");
      in.zero(start + 120L, start + 124L, "reserved bytes");
      if (!space.equals("MBED")) {
        in.zero(start + 112L, start + 120L, "a profile");
      }
    }
  }

  /** A mask is ones without a gap. */
  private void run(int at) throws VerifyFailure {
    String ones = Integer.toBinaryString(in.i32(at)).replaceAll("^0+|0+$", "");
    in.require(ones.indexOf('0') < 0, "a mask with gaps");
  }

  private int masks() throws VerifyFailure {
    boolean masked = coding == MASKED || coding == MASKED_ALPHA;
    if (!masked || size != 40) {
      return 0;
    }
    int bytes = coding == MASKED ? 12 : 16;
    for (int at = start + 40; at < start + 40 + bytes; at += 4) {
      run(at);
    }
    return bytes;
  }

  private int palette(int at) throws VerifyFailure {
    long stated = size >= 40 ? in.u32(start + 32) : 0;
    if (bits > 8) {
      in.require(stated == 0, "a palette that nothing needs");
      return 0;
    }
    long entries = stated == 0 ? 1L << bits : stated;
    in.require(entries <= 1L << bits, "more colours than pixels can name");
    if (size == 12) {
      return (int) entries * 3;
    }
    for (int i = 0; i < entries; i++) {
      in.require(in.u8(at + 4 * i + 3) == 0, "reserved bytes of the palette");
    }
    return (int) entries * 4;
  }

  private void rows(long usedBits) throws VerifyFailure {
    long rowBytes = (usedBits + 31) / 32 * 4;
    in.require(rowBytes * height <= in.length() - end, "cut off in its pixels");
    for (long row = 0; row < height; row++) {
      long from = end + row * rowBytes;
      long used = from + usedBits / 8;
      if (usedBits % 8 != 0) {
        int hidden = in.u8((int) used) & 0xFF >> usedBits % 8;
        in.require(hidden == 0, "bits behind a row");
        used++;
      }
      in.zero(used, from + rowBytes, "bytes behind a row");
    }
    end += (int) (rowBytes * height);
  }

  private void runs(int limit) throws VerifyFailure {
    long x = 0;
    long y = 0;
    while (true) {
      in.require(end + 2 <= limit, "pixels without an end");
      int count = in.u8(end);
      int value = in.u8(end + 1);
      end += 2;
      if (count > 0) {
        x += count;
      } else if (value == 0) {
        x = 0;
        y++;
      } else if (value == 1) {
        return;
      } else if (value == 2) {
        x += in.u8(end);
        y += in.u8(end + 1);
        end += 2;
      } else {
        x += value;
        int data = coding == 1 ? value : (value + 1) / 2;
        end += data;
        if (data % 2 == 1) {
          in.require(in.u8(end) == 0, "a byte behind a stretch");
          end++;
        }
      }
      in.require(y < height || y == height && x == 0, "more rows than it has");
      in.require(x <= width + 1, "a row longer than it is");
    }
  }

  private void profile(Options options) throws VerifyFailure {
    long length = in.u32(start + 116);
    if (length == 0) {
      in.require(in.u32(start + 112) == 0 && !name(start + 56).equals("MBED"), "a profile missing");
      return;
    }
    in.require(start + in.u32(start + 112) == end, "a gap before the profile");
    in.require(length <= in.length() - end, "cut off in its profile");
    ProfileWalk.walk(Arrays.copyOfRange(in.bytes(), end, end + (int) length), options);
    end += (int) length;
  }

  /** Four letters that are a number with its least byte first. */
  private String name(int at) {
    StringBuilder name = new StringBuilder(4);
    for (int i = 3; i >= 0; i--) {
      name.append((char) in.u8(at + i));
    }
    return name.toString();
  }
}

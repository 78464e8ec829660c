// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Redacts a bitmap file (Windows and OS/2 bitmaps; their layout is that of the sanitizer). Pixels
 * stand in it as they are and are set in place; run-length coded ones are written without that.
 */
final class BmpRedactor implements Canvas {
  private static final int FILE_HEADER_BYTES = 14;
  private static final int CORE_BYTES = 12;
  private static final int INFO_BYTES = 40;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int MASKS = 3;
  private static final int ALPHA_MASKS = 6;

  private byte[] image;
  private ByteBuffer bytes;
  private final int headerBytes;
  private final int width;
  private final int height;
  private final boolean bottomUp;
  private final int bits;
  private final int rowBytes;
  private int pixels;
  private int[] masks; // red, green, blue, alpha; null where bytes stand for channels
  private Palette palette;
  private int paletteAt;
  private int entryBytes;

  private BmpRedactor(byte[] clean) throws BadImage {
    setImage(clean.clone());
    require(image.length > FILE_HEADER_BYTES + CORE_BYTES, "cut off in its header");
    headerBytes = bytes.getInt(FILE_HEADER_BYTES);
    boolean core = headerBytes == CORE_BYTES;
    require(core || headerBytes >= 16 && headerBytes <= 124, "a header of unknown size");
    require(image.length > FILE_HEADER_BYTES + headerBytes, "cut off in its header");
    width = core ? u16(4) : bytes.getInt(FILE_HEADER_BYTES + 4);
    int stated = core ? u16(6) : bytes.getInt(FILE_HEADER_BYTES + 8);
    height = Math.abs(stated);
    bottomUp = stated > 0;
    bits = core ? u16(10) : u16(14);
    pixels = bytes.getInt(10);
    require(width > 0 && height > 0 && bits >= 1 && bits <= 32, "no pixels");
    long row = ((long) width * bits + 31) / 32 * 4;
    require(row * height <= Integer.MAX_VALUE / 4 && pixels > 0, "too many pixels");
    rowBytes = (int) row;
    int compression = headerBytes < INFO_BYTES ? 0 : bytes.getInt(FILE_HEADER_BYTES + 16);
    boolean hasMasks = compression == MASKS || compression == ALPHA_MASKS;
    int masksBehind = headerBytes == INFO_BYTES && hasMasks ? compression == MASKS ? 12 : 16 : 0;
    if (bits <= 8) {
      readPalette(FILE_HEADER_BYTES + headerBytes + masksBehind, core ? 3 : 4);
    } else if (hasMasks) {
      readMasks(masksBehind == 12 || headerBytes == 52 ? 3 : 4);
    } else if (bits == 16) {
      masks = new int[] {0x7C00, 0x03E0, 0x001F, 0};
    }
    if (compression == RLE8 || compression == RLE4) {
      require(bottomUp && bits == (compression == RLE8 ? 8 : 4), "runs of a kind that is not");
      unpack(compression == RLE4);
    }
    require((long) pixels + row * height <= image.length, "cut off in its pixels");
  }

  private void setImage(byte[] now) {
    image = now;
    bytes = ByteBuffer.wrap(now).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The redacted bitmap.
   *
   * @param image as the sanitizer leaves it
   */
  static Painted redact(byte[] image, List<Box> boxes, Style style) throws BadImage {
    BmpRedactor bitmap = new BmpRedactor(image);
    List<Box> coded = Placement.coded(boxes, 1, bitmap.width, bitmap.height);
    if (bitmap.palette != null) {
      bitmap.uses(coded);
    }
    bitmap.paint(coded, style);
    bitmap.writePalette();
    return Painted.exact(bitmap.image, "bmp", coded);
  }

  private void readPalette(int at, int bytesOfEntry) throws BadImage {
    int stated = headerBytes < INFO_BYTES ? 0 : bytes.getInt(FILE_HEADER_BYTES + 32);
    int entries = stated == 0 ? 1 << bits : stated;
    require(entries > 0 && entries <= 1 << bits, "a palette of " + entries + " entries");
    require(at + entries * bytesOfEntry <= Math.min(pixels, image.length), "a palette cut off");
    paletteAt = at;
    entryBytes = bytesOfEntry;
    palette = new Palette(entries);
    for (int i = 0; i < entries; i++) {
      int entry = at + i * bytesOfEntry;
      palette.add(image[entry + 2] & 0xFF, image[entry + 1] & 0xFF, image[entry] & 0xFF);
    }
  }

  private void readMasks(int count) throws BadImage {
    int at = FILE_HEADER_BYTES + INFO_BYTES;
    require(image.length >= at + 4 * count, "cut off in its masks");
    masks = new int[4];
    for (int i = 0; i < count; i++) {
      masks[i] = bytes.getInt(at + 4 * i);
    }
  }

  private void uses(List<Box> boxes) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (!Canvas.covers(boxes, x, y)) {
          palette.use(index(x, y));
        }
      }
    }
  }

  private void writePalette() {
    if (palette == null) {
      return;
    }
    palette.forgetUnused();
    for (int i = 0; i < palette.size(); i++) {
      int entry = paletteAt + i * entryBytes;
      int colour = palette.colour(i);
      image[entry] = (byte) colour;
      image[entry + 1] = (byte) (colour >> 8);
      image[entry + 2] = (byte) (colour >> 16);
    }
  }

  /**
   * Writes run-length coded pixels without that, and the header to say so. Pixels that the runs
   * jump over have index 0, as in most decoders.
   */
  private void unpack(boolean nibbles) throws BadImage {
    byte[] plain = new byte[rowBytes * height];
    int at = pixels;
    int x = 0;
    int y = 0;
    boolean ended = false;
    while (!ended) {
      require(image.length - at >= 2, "runs cut off");
      int count = image[at] & 0xFF;
      int value = image[at + 1] & 0xFF;
      at += 2;
      if (count > 0) {
        for (int i = 0; i < count; i++) {
          set(plain, x++, y, nibbles ? i % 2 == 0 ? value >> 4 : value & 15 : value);
        }
      } else if (value == 0) {
        x = 0;
        y++;
      } else if (value == 1) {
        ended = true;
      } else if (value == 2) {
        require(image.length - at >= 2, "runs cut off");
        x += image[at] & 0xFF;
        y += image[at + 1] & 0xFF;
        at += 2;
      } else {
        int size = nibbles ? (value + 1) / 2 : value;
        require(image.length - at >= size + size % 2, "runs cut off");
        for (int i = 0; i < value; i++) {
          int index = image[at + (nibbles ? i / 2 : i)] & 0xFF;
          set(plain, x++, y, nibbles ? i % 2 == 0 ? index >> 4 : index & 15 : index);
        }
        at += size + size % 2;
      }
      require(y <= height && x <= 1 << 30, "runs outside of the picture");
    }
    // What stands behind the pixels, a profile, moves with their end.
    int moved = pixels + plain.length - at;
    byte[] whole = Arrays.copyOf(image, image.length + moved);
    System.arraycopy(plain, 0, whole, pixels, plain.length);
    System.arraycopy(image, at, whole, pixels + plain.length, image.length - at);
    setImage(whole);
    bytes.putInt(2, whole.length);
    bytes.putInt(FILE_HEADER_BYTES + 16, 0).putInt(FILE_HEADER_BYTES + 20, plain.length);
    if (headerBytes == 124 && bytes.getInt(FILE_HEADER_BYTES + 112) != 0) {
      int profile = FILE_HEADER_BYTES + 112;
      bytes.putInt(profile, bytes.getInt(profile) + moved);
    }
  }

  private void set(byte[] plain, int x, int y, int index) {
    if (x < width && y < height) {
      int at = y * rowBytes + (bits == 8 ? x : x / 2);
      plain[at] |= (byte) (bits == 8 ? index : x % 2 == 0 ? index << 4 : index);
    }
  }

  private int row(int y) {
    return pixels + (bottomUp ? height - 1 - y : y) * rowBytes;
  }

  private int index(int x, int y) {
    int shift = 8 - bits - ((x & 7) * bits & 7);
    return (image[row(y) + (int) ((long) x * bits / 8)] & 0xFF) >> shift & (1 << bits) - 1;
  }

  private int pixel(int x, int y) {
    int at = row(y) + x * (bits / 8);
    int value = 0;
    for (int i = bits / 8 - 1; i >= 0; i--) {
      value = value << 8 | image[at + i] & 0xFF;
    }
    return value;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public Fill.Channels channels() {
    return Palette.CHANNELS;
  }

  @Override
  public boolean read(int x, int y, double[] colour) {
    if (palette != null) {
      return palette.read(index(x, y), colour);
    }
    int pixel = pixel(x, y);
    for (int i = 0; i < 3; i++) {
      int mask = masks == null ? 0xFF0000 >> 8 * i : masks[i];
      int shift = Integer.numberOfTrailingZeros(mask);
      double most = Math.max(1, Integer.toUnsignedLong(mask >>> shift));
      colour[i] = mask == 0 ? 0 : Integer.toUnsignedLong((pixel & mask) >>> shift) * 255 / most;
    }
    return masks == null || masks[3] == 0 || (pixel & masks[3]) != 0;
  }

  @Override
  public void write(int x, int y, double[] colour, boolean flat) {
    if (palette != null) {
      int index = palette.index(colour, flat, -1);
      int at = row(y) + (int) ((long) x * bits / 8);
      int shift = 8 - bits - ((x & 7) * bits & 7);
      image[at] = (byte) (image[at] & ~((1 << bits) - 1 << shift) | index << shift);
      return;
    }
    int value = masks == null ? bits == 32 ? 0xFF000000 : 0 : masks[3];
    for (int i = 0; i < 3; i++) {
      int mask = masks == null ? 0xFF0000 >> 8 * i : masks[i];
      int shift = Integer.numberOfTrailingZeros(mask);
      double most = Integer.toUnsignedLong(mask >>> shift);
      value |= mask == 0 ? 0 : (int) Math.rint(colour[i] * most / 255) << shift & mask;
    }
    int at = row(y) + x * (bits / 8);
    for (int i = 0; i < bits / 8; i++) {
      image[at + i] = (byte) (value >> 8 * i);
    }
  }

  private static void require(boolean condition, String problem) throws BadImage {
    if (!condition) {
      throw BadImage.malformed("BMP: " + problem);
    }
  }

  private int u16(int at) {
    return bytes.getShort(FILE_HEADER_BYTES + at) & 0xFFFF;
  }
}

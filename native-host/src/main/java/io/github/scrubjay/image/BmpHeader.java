// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/**
 * The header of a bitmap and what belongs to it: masks and palette. It stands in BMP files behind
 * their file header, and in icons by itself. All numbers are little-endian.
 *
 * <pre>
 *    0 size of this header      12 CORE  40 INFO  52 V2  56 V3  108 V4  124 V5  16, 64 OS/2 2
 *    4 width  8 height          u16 each in CORE, which then has planes and bits and no more
 *   12 planes  14 bits per pixel  16 compression  20 bytes of pixels
 *   24 pixels per metre  32 palette entries  36 important ones
 *   40 masks for red, green, blue (V2) and alpha (V3)
 *   56 colour space  60 its primaries  96 its gammas (V4)
 *  108 intent  112 offset and size of a profile  120 reserved (V5)
 *   masks                       behind INFO where the compression is by masks
 *   palette                     4 bytes an entry, 3 in CORE
 * </pre>
 */
final class BmpHeader {
  static final int RGB = 0;
  static final int RLE8 = 1;
  static final int RLE4 = 2;
  static final int EMBEDDED_PROFILE = 0x4D424544; // MBED
  static final int PROFILE_OFFSET = 112;

  private static final int CORE = 12;
  private static final int OS2_SHORT = 16;
  private static final int INFO = 40;
  private static final int V2 = 52;
  private static final int V3 = 56;
  private static final int OS2 = 64;
  private static final int V4 = 108;
  private static final int V5 = 124;
  private static final int MASKS = 3;
  private static final int JPEG = 4;
  private static final int PNG = 5;
  private static final int ALPHA_MASKS = 6;

  private static final int CALIBRATED = 0;
  private static final int SRGB = 0x73524742;
  private static final int WINDOWS = 0x57696E20; // which is sRGB too

  /** Screens and printers of 72, 96, 150, 300 and 600 dots per inch. */
  private static final Set<Integer> USUAL_RESOLUTIONS =
      Set.of(0, 2834, 2835, 3779, 3780, 5905, 5906, 11811, 23622);

  private final ByteBuffer image;
  private final int at;
  private final int size;
  private final int width;
  private final int height;
  private final int bits;
  private final int compression;

  private BmpHeader(ByteBuffer bytes, int at, boolean icon) throws BadImage {
    this.image = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.at = at;
    if (image.limit() - at < CORE) {
      throw BadImage.malformed("BMP: cut off in its header");
    }
    this.size = image.getInt(at);
    if (!Set.of(CORE, OS2_SHORT, INFO, V2, V3, OS2, V4, V5).contains(size)) {
      throw BadImage.malformed("BMP: header of " + size + " bytes, must be of a known kind");
    }
    if (image.limit() - at < size) {
      throw BadImage.malformed("BMP: cut off in its header");
    }
    boolean core = size == CORE;
    this.width = core ? image.getShort(at + 4) & 0xFFFF : image.getInt(at + 4);
    int rows = core ? image.getShort(at + 6) & 0xFFFF : image.getInt(at + 8);
    long shown = Math.abs((long) rows) / (icon ? 2 : 1); // an icon's mask counts as height
    int planes = image.getShort(at + (core ? 8 : 12));
    this.bits = image.getShort(at + (core ? 10 : 14));
    this.compression = size < INFO ? RGB : image.getInt(at + 16);
    if (width <= 0 || shown == 0 || icon && rows % 2 != 0) {
      throw BadImage.malformed("BMP: " + width + " x " + rows + " pixels");
    }
    if (width * shown > Limits.PIXELS) {
      throw BadImage.tooLarge("BMP: " + width * shown + " pixels, limit " + Limits.PIXELS);
    }
    this.height = (int) shown;
    requireCoding(planes, icon);
  }

  /**
   * Reads the header.
   *
   * @param icon whether it stands in an icon, where the height counts picture and mask
   */
  static BmpHeader read(ByteBuffer image, int at, boolean icon) throws BadImage {
    return new BmpHeader(image, at, icon);
  }

  private void requireCoding(int planes, boolean icon) throws BadImage {
    if (compression == JPEG && size != OS2 || compression == PNG) {
      throw BadImage.unsupported("BMP: holds a JPEG or PNG; save it as one");
    }
    boolean valid =
        switch (compression) {
          case RGB -> Set.of(1, 2, 4, 8, 16, 24, 32).contains(bits);
          case RLE8 -> bits == 8;
          case RLE4 -> bits == 4;
          case MASKS -> (bits == 16 || bits == 32) && size != OS2;
          case ALPHA_MASKS -> (bits == 16 || bits == 32) && size == INFO;
          default -> false;
        };
    if (!valid || icon && compression != RGB && compression != MASKS) {
      throw BadImage.malformed(
          "BMP: " + bits + " bits with compression " + compression + ", must fit each other");
    }
    if (planes != 1 && !(icon && planes == 0)) {
      throw BadImage.malformed("BMP: " + planes + " planes, must be 1");
    }
    if (size >= INFO && size != OS2 && (size >= V2 || compression != RGB) && hasMasks()) {
      requireMasks();
    }
  }

  /** Whether masks say where the colours of a pixel are. */
  private boolean hasMasks() {
    return compression == MASKS || compression == ALPHA_MASKS;
  }

  /** A mask is one run of bits. */
  private void requireMasks() throws BadImage {
    int count = maskCount();
    if (image.limit() - at - INFO < 4 * count) {
      throw BadImage.malformed("BMP: cut off in its masks");
    }
    for (int i = 0; i < count; i++) {
      if (!isRun(image.getInt(at + INFO + 4 * i))) {
        throw BadImage.malformed("BMP: a mask that is not one run of bits");
      }
    }
  }

  private int maskCount() {
    return size == V2 || size == INFO && compression == MASKS ? 3 : 4;
  }

  private static boolean isRun(int mask) {
    if (mask == 0) {
      return true;
    }
    int low = mask >>> Integer.numberOfTrailingZeros(mask);
    return (low & low + 1) == 0;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int bits() {
    return bits;
  }

  int compression() {
    return compression;
  }

  /** The size of the pixels as the header states it; 0 where it does not. */
  long statedPixelBytes() {
    return size < INFO ? 0 : image.getInt(at + 20) & 0xFFFFFFFFL;
  }

  /** Bytes of a row without compression: a multiple of four. */
  long rowBytes() {
    return ((long) width * bits + 31) / 32 * 4;
  }

  private int masksBehind() {
    return size == INFO && hasMasks() ? 4 * maskCount() : 0;
  }

  private int entryBytes() {
    return size == CORE ? 3 : 4;
  }

  /** Palette entries that stand in the file; for true colour they are mere advice. */
  private long storedEntries() {
    long stated = size < INFO ? 0 : image.getInt(at + 32) & 0xFFFFFFFFL;
    return stated == 0 && bits <= 8 ? 1L << bits : stated;
  }

  private int keptEntries() {
    return bits > 8 ? 0 : (int) Math.min(storedEntries(), 1L << bits);
  }

  private int paletteAt() {
    return at + size + masksBehind();
  }

  /** Offset behind the palette. */
  int end() throws BadImage {
    long end = paletteAt() + storedEntries() * entryBytes();
    if (end > image.limit()) {
      throw BadImage.malformed("BMP: cut off in its palette");
    }
    return (int) end;
  }

  /** The profile's place as offset from the header, and its size; 0 where there is none. */
  int profileOffset() {
    return hasProfile() ? image.getInt(at + PROFILE_OFFSET) : 0;
  }

  int profileLength() {
    return hasProfile() ? image.getInt(at + PROFILE_OFFSET + 4) : 0;
  }

  private boolean hasProfile() {
    return size == V5 && image.getInt(at + V3) == EMBEDDED_PROFILE;
  }

  /** Whether it says that a profile stands in this file or another. */
  boolean namesProfile() {
    return size == V5 && image.getInt(at + PROFILE_OFFSET + 4) != 0;
  }

  /**
   * Header, masks and palette of the clean bitmap.
   *
   * @param pixelBytes size of the coded pixels
   * @param profileAt offset of the clean profile from the header; 0 for none
   * @param profileBytes its size
   */
  byte[] clean(long pixelBytes, int profileAt, int profileBytes) {
    int masks = masksBehind();
    int entries = keptEntries();
    ByteBuffer out =
        ByteBuffer.allocate(size + masks + entries * entryBytes()).order(ByteOrder.LITTLE_ENDIAN);
    image.get(at, out.array(), 0, size + masks);
    if (size >= INFO) {
      info(out, pixelBytes);
    }
    if (size == OS2) {
      zero(out, INFO, OS2); // advice for printers and screens
    } else if (size >= V2 && !hasMasks()) {
      zero(out, INFO, Math.min(size, V3));
    }
    if (size >= V4) {
      colours(out, profileAt, profileBytes);
    }
    for (int i = 0; i < entries; i++) {
      int to = size + masks + i * entryBytes();
      image.get(paletteAt() + i * entryBytes(), out.array(), to, 3); // the fourth byte is reserved
    }
    return out.array();
  }

  private void info(ByteBuffer out, long pixelBytes) {
    boolean unstated = compression != RLE8 && compression != RLE4 && out.getInt(20) == 0;
    out.putInt(20, unstated ? 0 : (int) pixelBytes);
    int across = out.getInt(24);
    if (across != out.getInt(28) || !USUAL_RESOLUTIONS.contains(across)) {
      out.putInt(24, 0).putInt(28, 0);
    }
    boolean whole = out.getInt(32) == 0 || bits > 8;
    out.putInt(32, whole ? 0 : keptEntries()).putInt(36, 0);
  }

  private void colours(ByteBuffer out, int profileAt, int profileBytes) {
    int space = out.getInt(V3);
    boolean known = space == CALIBRATED || space == SRGB || space == WINDOWS;
    if (profileBytes > 0) {
      out.putInt(V3, EMBEDDED_PROFILE);
    } else if (!known) {
      out.putInt(V3, SRGB);
    }
    if (space != CALIBRATED) {
      zero(out, V3 + 4, V4);
    }
    if (size == V5) {
      int intent = out.getInt(V4);
      out.putInt(V4, intent == 1 || intent == 2 || intent == 4 || intent == 8 ? intent : 0);
      out.putInt(PROFILE_OFFSET, profileAt).putInt(PROFILE_OFFSET + 4, profileBytes);
      out.putInt(PROFILE_OFFSET + 8, 0);
    }
  }

  private static void zero(ByteBuffer out, int from, int to) {
    Arrays.fill(out.array(), from, to, (byte) 0);
  }
}

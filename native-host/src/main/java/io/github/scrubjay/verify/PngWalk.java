// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks a clean PNG (W3C PNG, third edition) from its first byte to its last and accepts only
 * chunks that decide pixels and colours, each of exactly its size and with the right CRC, no byte
 * behind the pixels in their chunks, and nothing after IEND. Written from the standard, not from
 * the sanitizer: a mistake there must not be repeated here.
 */
final class PngWalk {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  /** A name of a profile that tells nothing; the standard wants at least one character. */
  private static final String PROFILE_NAME = "icc";

  /** Profiles of printers with large tables are of this order; those of screens have some kB. */
  private static final int MAX_PROFILE_BYTES = 16 * 1024 * 1024;

  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;

  /** Chunks that may come more than once. */
  private static final Set<String> REPEATED = Set.of("IDAT", "fcTL", "fdAT");

  private final byte[] bytes;
  private final Options options;
  private final Set<String> seen = new HashSet<>();
  private String previous = "";
  private int colourType;
  private int paletteEntries;
  private PixelLayout layout;
  private long frameBytes;
  private PixelStream pixels;

  private PngWalk(byte[] bytes, Options options) {
    this.bytes = bytes;
    this.options = options;
  }

  static void walk(byte[] png, Options options) throws VerifyFailure {
    PngWalk walk = new PngWalk(png, options);
    try {
      walk.walk();
    } finally {
      walk.endPixels();
    }
  }

  private void walk() throws VerifyFailure {
    require(bytes.length >= 8 && (u32(0) << 32 | u32(4)) == SIGNATURE, "PNG: no signature");
    int at = 8;
    while (true) {
      require(at + 12 <= bytes.length, "PNG: ends without IEND");
      long length = u32(at);
      require(length <= bytes.length - at - 12L, "PNG: chunk too long at " + at);
      String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      int start = at + 8;
      int end = start + (int) length;
      CRC32 crc = new CRC32();
      crc.update(bytes, at + 4, 4 + (int) length);
      require(crc.getValue() == u32(end), "PNG: wrong CRC of " + printable(type));
      require(type.equals("IHDR") == (at == 8), "PNG: IHDR is not the first chunk");
      require(REPEATED.contains(type) || seen.add(type), "PNG: second " + printable(type));
      chunk(type, start, end);
      previous = type;
      at = end + 4;
      if (type.equals("IEND")) {
        require(seen.contains("IDAT"), "PNG: no IDAT");
        require(at == bytes.length, "PNG: bytes after IEND");
        return;
      }
    }
  }

  private void chunk(String type, int start, int end) throws VerifyFailure {
    int length = end - start;
    switch (type) {
      case "IHDR" -> {
        size(type, length, 13);
        colourType = bytes[start + 9];
        layout = PixelLayout.of(bytes[start + 8], colourType, bytes[start + 12]);
        frameBytes = layout.bytes(u32(start), u32(start + 4));
      }
      case "PLTE" -> {
        paletteEntries = length / 3;
        require(colourType == PALETTE, "PNG: PLTE where none is needed");
        require(length % 3 == 0 && length >= 3 && length <= 768, "PNG: PLTE of a wrong size");
      }
      case "tRNS" -> transparency(length);
      case "gAMA" -> size(type, length, 4);
      case "cHRM" -> size(type, length, 32);
      case "sRGB" -> size(type, length, 1);
      case "cICP" -> size(type, length, 4);
      case "mDCV" -> size(type, length, 24);
      case "cLLI" -> size(type, length, 8);
      case "acTL" -> size(type, length, 8);
      case "IEND" -> size(type, length, 0);
      case "iCCP" -> profile(start, end);
      case "eXIf" -> ExifWalk.walk(bytes, start, end, options);
      case "caBX" ->
          require(options.keeps(Options.Keep.CONTENT_CREDENTIALS), "PNG: caBX must not be there");
      case "IDAT" -> {
        require(
            previous.equals("IDAT") || seen.add("IDAT"), "PNG: chunk " + previous + " among IDAT");
        pixels(type, start, end);
      }
      case "fcTL" -> {
        size(type, length, 26);
        endPixels();
        if (seen.contains("IDAT")) {
          frameBytes = layout.bytes(u32(start + 4), u32(start + 8));
        }
      }
      case "fdAT" -> {
        require(length >= 4 && seen.contains("IDAT"), "PNG: fdAT where none belongs");
        require(previous.equals("fdAT") || previous.equals("fcTL"), "PNG: fdAT without fcTL");
        pixels(type, start + 4, end);
      }
      default -> throw new VerifyFailure("PNG: chunk " + printable(type) + " must not be there");
    }
  }

  private void transparency(int length) throws VerifyFailure {
    switch (colourType) {
      case GREY -> size("tRNS", length, 2);
      case RGB -> size("tRNS", length, 6);
      default ->
          require(
              colourType == PALETTE && length >= 1 && length <= paletteEntries,
              "PNG: tRNS of a wrong size");
    }
  }

  private void pixels(String type, int start, int end) throws VerifyFailure {
    if (!previous.equals(type)) {
      endPixels();
      pixels = new PixelStream(type, frameBytes);
    }
    pixels.take(bytes, start, end);
  }

  private void endPixels() {
    if (pixels != null) {
      pixels.close();
      pixels = null;
    }
  }

  /** iCCP: name, 0, method 0, zlib stream. */
  private void profile(int start, int end) throws VerifyFailure {
    int nameEnd = start;
    while (nameEnd < end && bytes[nameEnd] != 0) {
      nameEnd++;
    }
    require(nameEnd + 2 < end && bytes[nameEnd + 1] == 0, "PNG: iCCP without a profile");
    String name = new String(bytes, start, nameEnd - start, StandardCharsets.ISO_8859_1);
    require(
        options.keeps(Options.Keep.ICC) || name.equals(PROFILE_NAME),
        "PNG: iCCP with a name of its own");
    ProfileWalk.walk(inflate(nameEnd + 2, end), options);
  }

  private byte[] inflate(int start, int end) throws VerifyFailure {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, start, end - start);
      ByteArrayOutputStream inflated = new ByteArrayOutputStream();
      byte[] part = new byte[16 * 1024];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        require(count > 0, "PNG: iCCP is cut off");
        inflated.write(part, 0, count);
        require(inflated.size() <= MAX_PROFILE_BYTES, "PNG: iCCP is too large");
      }
      require(inflater.getRemaining() == 0, "PNG: bytes after the profile in iCCP");
      return inflated.toByteArray();
    } catch (DataFormatException e) {
      throw new VerifyFailure("PNG: iCCP is no zlib stream", e);
    } finally {
      inflater.end();
    }
  }

  private static void size(String type, int length, int expected) throws VerifyFailure {
    require(length == expected, "PNG: " + type + " of a wrong size");
  }

  /** A type as it is when it is one, since a message holds no bytes of the image. */
  private static String printable(String type) {
    return type.matches("[A-Za-z]{4}") ? type : "of no valid type";
  }

  private long u32(int at) {
    return (bytes[at] & 0xFFL) << 24
        | (bytes[at + 1] & 0xFFL) << 16
        | (bytes[at + 2] & 0xFFL) << 8
        | bytes[at + 3] & 0xFFL;
  }

  private static void require(boolean condition, String message) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure(message);
    }
  }
}

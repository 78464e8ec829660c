// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.inspect.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks a clean JPEG (ITU T.81 annex B) from its first byte to its last and accepts only what a
 * clean one is made of, each segment of exactly its size. Written from the standard, not from the
 * sanitizer: a mistake there must not be repeated here.
 *
 * <pre>
 *   SOI
 *   [APP0 JFIF] [APP1 Exif, see ExifWalk] [APP2 ICC profile ...] [APP14 Adobe]
 *   [APP11 content credentials]   where a person keeps them
 *   DQT DHT DAC DRI SOF           each filled to its last byte by its tables
 *   (SOS entropy-data RSTn ...)+  with tables, or DNL after the first, between
 *   EOI                           the last two bytes of the file
 * </pre>
 */
final class JpegWalk {
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DNL = 0xDC;
  private static final int DRI = 0xDD;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP11 = 0xEB;
  private static final int APP14 = 0xEE;
  private static final int COM = 0xFE;

  /** JFIF 1.02: name, version 1.1, no unit, density 1 to 1, no thumbnail. */
  private static final byte[] JFIF = ascii("JFIF\0\1\1\0\0\1\0\1\0\0");

  private static final byte[] EXIF = ascii("Exif\0\0");

  /** Adobe TN 5116: name, version 100, no flags; the transform follows. */
  private static final byte[] ADOBE = ascii("Adobe\0\144\0\0\0\0");

  private static final byte[] ICC = ascii("ICC_PROFILE\0");

  /** ISO 19566-5 in JPEG segments. */
  private static final byte[] JUMBF = ascii("JP");

  private final byte[] bytes;
  private final Options options;
  private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
  private int profileParts;
  private int profilePartsSeen;
  private boolean jfif;
  private boolean exif;
  private boolean adobe;
  private boolean frame;
  private int scans;

  private JpegWalk(byte[] bytes, Options options) {
    this.bytes = bytes;
    this.options = options;
  }

  static void walk(byte[] jpeg, Options options) throws VerifyFailure {
    new JpegWalk(jpeg, options).walk();
  }

  private void walk() throws VerifyFailure {
    require(bytes.length >= 4 && u16(0) == (0xFF00 | SOI), "JPEG: no SOI at its beginning");
    int at = 2;
    while (true) {
      require(at + 2 <= bytes.length, "JPEG: ends without EOI");
      require((bytes[at] & 0xFF) == 0xFF, "JPEG: bytes between segments at " + at);
      int marker = bytes[at + 1] & 0xFF;
      if (marker == EOI) {
        require(scans > 0, "JPEG: no scan");
        require(profilePartsSeen == profileParts, "JPEG: ICC profile has parts missing");
        require(at + 2 == bytes.length, "JPEG: bytes after EOI");
        return;
      }
      require(at + 4 <= bytes.length, "JPEG: cut off at " + at);
      int start = at + 4;
      int end = at + 2 + u16(at + 2);
      require(end >= start && end <= bytes.length, "JPEG: segment too long at " + at);
      segment(marker, start, end);
      at = marker == SOS ? entropyEnd(end) : end;
    }
  }

  private void segment(int marker, int start, int end) throws VerifyFailure {
    switch (marker) {
      case APP0 -> jfif(start, end);
      case APP1 -> exif(start, end);
      case APP2 -> profile(start, end);
      case APP14 -> adobe(start, end);
      case APP11 ->
          require(
              options.keeps(Options.Keep.CONTENT_CREDENTIALS) && startsWith(start, end, JUMBF),
              "JPEG: APP11 must not be there");
      case DQT -> quantization(start, end);
      case DHT -> huffman(start, end);
      case DAC -> require((end - start) % 2 == 0, "JPEG: DAC of a wrong size");
      case DRI -> require(end - start == 2, "JPEG: DRI of a wrong size");
      case DNL -> require(end - start == 2 && scans == 1, "JPEG: DNL where none belongs");
      case SOS -> {
        require(frame, "JPEG: SOS before SOF");
        int components = end > start ? bytes[start] : 0;
        require(
            components >= 1 && components <= 4 && end - start == 4 + 2 * components,
            "JPEG: SOS of a wrong size");
        scans++;
      }
      default -> {
        require(isFrame(marker), "JPEG: " + name(marker) + " must not be there");
        require(!frame, "JPEG: second SOF");
        require(
            end - start >= 6 && end - start == 6 + 3 * (bytes[start + 5] & 0xFF),
            "JPEG: SOF of a wrong size");
        frame = true;
      }
    }
  }

  /** Frames of single pictures: hierarchical ones (SOF5 to 7, 13 to 15) hold several. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xC3 || marker >= 0xC9 && marker <= 0xCB;
  }

  private void jfif(int start, int end) throws VerifyFailure {
    require(startsWith(start, end, ascii("JFIF\0")), "JPEG: APP0 that is not JFIF");
    require(!jfif && start == 6, "JPEG: JFIF where none belongs");
    require(
        Arrays.equals(bytes, start, end, JFIF, 0, JFIF.length),
        "JPEG: JFIF with more than its name");
    jfif = true;
  }

  private void exif(int start, int end) throws VerifyFailure {
    require(startsWith(start, end, EXIF), "JPEG: APP1 that is not Exif");
    require(!exif && scans == 0, "JPEG: second Exif");
    ExifWalk.walk(bytes, start + EXIF.length, end, options);
    exif = true;
  }

  /** ICC.1 annex B.4: name, number of this part from 1, number of parts, part. */
  private void profile(int start, int end) throws VerifyFailure {
    require(startsWith(start, end, ICC), "JPEG: APP2 that is not an ICC profile");
    require(scans == 0 && end - start > ICC.length + 2, "JPEG: APP2 where none belongs");
    int part = bytes[start + ICC.length] & 0xFF;
    int parts = bytes[start + ICC.length + 1] & 0xFF;
    require(
        part == profilePartsSeen + 1 && (profileParts == 0 || profileParts == parts),
        "JPEG: ICC profile with parts out of order");
    profileParts = parts;
    profilePartsSeen++;
    profile.write(bytes, start + ICC.length + 2, end - start - ICC.length - 2);
    if (part == parts) {
      ProfileWalk.walk(profile.toByteArray(), options);
    }
  }

  private void adobe(int start, int end) throws VerifyFailure {
    require(startsWith(start, end, ascii("Adobe")), "JPEG: APP14 that is not Adobe");
    require(!adobe && scans == 0, "JPEG: Adobe where none belongs");
    require(
        startsWith(start, end, ADOBE) && end - start == ADOBE.length + 1,
        "JPEG: Adobe with more than its transform");
    require(bytes[end - 1] >= 0 && bytes[end - 1] <= 2, "JPEG: Adobe with an unknown transform");
    adobe = true;
  }

  private void quantization(int start, int end) throws VerifyFailure {
    int at = start;
    while (at < end) {
      at += (bytes[at] & 0xF0) == 0 ? 1 + 64 : 1 + 128;
    }
    require(at == end && start < end, "JPEG: DQT with bytes beyond its tables");
  }

  private void huffman(int start, int end) throws VerifyFailure {
    int at = start;
    while (at < end) {
      require(at + 17 <= end, "JPEG: DHT with bytes beyond its tables");
      int codes = 0;
      for (int length = 1; length <= 16; length++) {
        codes += bytes[at + length] & 0xFF;
      }
      at += 17 + codes;
    }
    require(at == end && start < end, "JPEG: DHT with bytes beyond its tables");
  }

  /** Where the entropy data from {@code from} on ends: at a marker that is not RSTn. */
  private int entropyEnd(int from) throws VerifyFailure {
    int at = from;
    while (true) {
      at = Bytes.indexOfFF(bytes, at);
      require(at + 1 < bytes.length, "JPEG: ends within a scan");
      int next = bytes[at + 1] & 0xFF;
      if (next != 0 && (next < RST0 || next > RST7)) {
        return at;
      }
      at += 2;
    }
  }

  private static String name(int marker) {
    if (marker >= APP0 && marker <= APP0 + 15) {
      return "APP" + (marker - APP0);
    }
    return switch (marker) {
      case COM -> "COM";
      case JPG -> "JPG";
      case 0xFF -> "fill byte";
      default -> "marker " + Integer.toHexString(marker);
    };
  }

  private boolean startsWith(int start, int end, byte[] name) {
    return end - start >= name.length
        && Arrays.equals(bytes, start, start + name.length, name, 0, name.length);
  }

  private int u16(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static void require(boolean condition, String message) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure(message);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

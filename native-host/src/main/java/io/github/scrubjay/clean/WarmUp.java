// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;

/**
 * Cleans a smallest photo with Exif, XMP and IPTC in it and a smallest PNG, so that the classes of
 * all readers get loaded: that takes longer than cleaning a large photo does.
 */
final class WarmUp {
  /** One directory: Make "x"; GPS and Exif directories of one entry each. Little-endian. */
  private static final String EXIF =
      "457869660000" // Exif, 0, 0
          + "49492A0008000000" // II, 42, first directory at 8
          + "0300"
          + "0F0102000200000078000000" // Make
          + "698704000100000032000000" // Exif directory at 50
          + "258804000100000044000000" // GPS directory at 68
          + "00000000"
          + "0100"
          + "039002000200000030000000" // DateTimeOriginal
          + "00000000"
          + "0100"
          + "000001000400000002030000" // GPSVersionID
          + "00000000";

  private static final String XMP =
      "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
          + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
          + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='x'/>"
          + "</rdf:RDF></x:xmpmeta>";

  /** Photoshop resource 0x0404 with an IPTC city "x". */
  private static final String IPTC =
      "50686F746F73686F7020332E3000" + "3842494D0404000000000006" + "1C025A000178";

  /** Some thousand blocks of 64 bytes. */
  private static final int DIGESTED_BYTES = 384 * 1024;

  private WarmUp() {}

  static void run(BooleanSupplier idle, Runnable more) {
    try {
      Cleaner cleaner = new Cleaner();
      cleaner.clean(photo(), Options.DEFAULT);
      cleaner.clean(drawing(), Options.DEFAULT);
    } catch (BadImage | VerifyFailure | TimeLimit e) {
      // Only speed is lost; the first real image meets the same error and reports it.
      return;
    }
    if (idle.getAsBoolean()) {
      more.run();
    }
    if (idle.getAsBoolean()) {
      sha256();
    }
  }

  /** Until it is compiled, the digest of a photo takes longer than all else that is done to it. */
  private static void sha256() {
    try {
      MessageDigest.getInstance("SHA-256").digest(new byte[DIGESTED_BYTES]);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A grey JPEG of 8 x 8 pixels with metadata. */
  static byte[] photo() {
    HexFormat hex = HexFormat.of();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(hex.parseHex("FFD8"));
    segment(jpeg, 0xE1, hex.parseHex(EXIF));
    segment(jpeg, 0xE1, XMP.getBytes(StandardCharsets.US_ASCII));
    segment(jpeg, 0xED, hex.parseHex(IPTC));
    segment(jpeg, 0xDB, hex.parseHex("00" + "01".repeat(64)));
    segment(jpeg, 0xC0, hex.parseHex("080008000801011100"));
    segment(jpeg, 0xC4, hex.parseHex("00" + "01" + "00".repeat(15) + "00")); // DC: code 0
    segment(jpeg, 0xC4, hex.parseHex("10" + "01" + "00".repeat(15) + "00")); // AC: end of block
    segment(jpeg, 0xDA, hex.parseHex("0101" + "00" + "003F00"));
    jpeg.writeBytes(hex.parseHex("3FFFD9"));
    return jpeg.toByteArray();
  }

  /** A black PNG of one pixel with a text. */
  static byte[] drawing() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(HexFormat.of().parseHex("89504E470D0A1A0A"));
    chunk(png, "IHDR", "0000000100000001" + "0800000000");
    chunk(png, "tEXt", "7800" + "78"); // x: x
    chunk(png, "IDAT", "7801" + "010200FDFF" + "0000" + "00020001"); // filter 0, pixel 0, stored
    chunk(png, "IEND", "");
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, String hex) {
    byte[] data = HexFormat.of().parseHex(hex);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static void segment(ByteArrayOutputStream jpeg, int marker, byte[] data) {
    jpeg.write(0xFF);
    jpeg.write(marker);
    jpeg.write((data.length + 2) >> 8);
    jpeg.write(data.length + 2);
    jpeg.writeBytes(data);
  }
}

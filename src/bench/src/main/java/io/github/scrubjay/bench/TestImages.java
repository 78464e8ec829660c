// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.HeifBuilder;
import io.github.scrubjay.image.JxlBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images of several formats with metadata in them, made in code. All secrets carry one word. */
final class TestImages {
  /** Stands in everything that must go. */
  static final String SECRET = "BENCHSECRET";

  private TestImages() {}

  /**
   * An image of a format.
   *
   * @param format as ImageIO and the sanitizers call it, or {@code apng}, {@code ico}, {@code svg};
   *     or {@code webp}, {@code heic}, {@code avif}, {@code jxl}, {@code psd}: these are good for
   *     planning only
   * @param width of the picture; the height is three quarters of it. An animation has half of it;
   *     an icon has the usual sizes; a drawing has as many bytes as half of its square
   */
  static byte[] of(String format, int width, long seed) throws IOException {
    Random random = new Random(seed);
    int bytes = width * width;
    switch (format) {
      case "webp":
        return webp(bytes, random);
      case "heic":
        return heif(HeifBuilder.empty("heic", "mif1"), "hvc1", hevc(bytes, random));
      case "avif":
        return heif(HeifBuilder.empty("avif", "mif1", "miaf"), "av01", av1(bytes, random));
      case "jxl":
        return jxl(bytes, random);
      case "psd":
        return psd(width, random);
      case "apng":
        return Animation.of(width / 2, random);
      case "ico":
        return Icon.of(random);
      case "svg":
        return Drawing.of(bytes / 2, random);
      default:
        break;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(picture(width, random, format), format, out)) {
      throw new IllegalArgumentException("no encoder for " + format);
    }
    byte[] image = out.toByteArray();
    return switch (format) {
      case "jpeg" -> insert(image, 2, jpegSegments(exif(isTurned(seed) ? 6 : 1)));
      case "png" -> insert(image, 33, pngChunks()); // behind signature and IHDR
      case "gif" -> insert(image, image.length - 1, gifComment());
      default -> insert(image, image.length, latin1(SECRET)); // behind the end
    };
  }

  private static BufferedImage picture(int width, Random random, String format) {
    int height = width * 3 / 4;
    int type =
        format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage picture = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int base = 255 * (x + y) / (width + height);
        picture.setRGB(x, y, (base ^ random.nextInt(32)) * 0x010101);
      }
    }
    return picture;
  }

  private static byte[] insert(byte[] image, int at, byte[] what) {
    return ByteBuffer.allocate(image.length + what.length)
        .put(image, 0, at)
        .put(what)
        .put(image, at, image.length - at)
        .array();
  }

  /** Whether the JPEG of a seed is shown turned: every second one, as a phone is held. */
  static boolean isTurned(long seed) {
    return seed % 2 != 0;
  }

  /** Exif, XMP and a comment. */
  private static byte[] jpegSegments(byte[] exif) {
    String xmp =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " xmlns:dc='http://purl.org/dc/elements/1.1/' dc:source='"
            + SECRET
            + "'/></rdf:RDF></x:xmpmeta>";
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    segments.writeBytes(
        segment(0xE1, latin1("Exif\0\0" + new String(exif, StandardCharsets.ISO_8859_1))));
    segments.writeBytes(segment(0xE1, latin1("http://ns.adobe.com/xap/1.0/\0" + xmp)));
    segments.writeBytes(segment(0xFE, latin1("comment " + SECRET)));
    return segments.toByteArray();
  }

  /** A TIFF block of 64 bytes: make with the secret, and an orientation. */
  static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(64);
    tiff.put(latin1("MM")).putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(SECRET.length() + 1).putInt(40);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    tiff.position(40);
    tiff.put(latin1(SECRET));
    return tiff.array();
  }

  private static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(4 + data.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  private static byte[] pngChunks() {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    chunks.writeBytes(chunk("tEXt", "Author\0" + SECRET));
    chunks.writeBytes(chunk("tEXt", "parameters\0a cat, Steps: 20, Sampler: " + SECRET));
    chunks.writeBytes(chunk("prVt", SECRET));
    return chunks.toByteArray();
  }

  private static byte[] chunk(String type, String data) {
    CRC32 crc = new CRC32();
    crc.update(latin1(type + data));
    return ByteBuffer.allocate(12 + data.length())
        .putInt(data.length())
        .put(latin1(type + data))
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] gifComment() {
    return latin1("!\u00FE" + (char) SECRET.length() + SECRET + "\0");
  }

  /** A container as large as a photo around a frame header and noise; only good for planning. */
  private static byte[] webp(int bytes, Random random) {
    byte[] data = new byte[bytes / 2 * 2];
    random.nextBytes(data);
    // Key frame, shown, first partition of 1000 bytes, start code, 640 x 480. Its fields are zeros,
    // so that no partition but one follows.
    Arrays.fill(data, 0, 1010, (byte) 0);
    int head = 1000 << 5 | 1 << 4;
    byte[] frame = {
      (byte) head,
      (byte) (head >> 8),
      (byte) (head >> 16),
      (byte) 0x9D,
      1,
      0x2A,
      (byte) 0x80,
      2,
      (byte) 0xE0,
      1
    };
    System.arraycopy(frame, 0, data, 0, frame.length);
    byte[] xmp = latin1(SECRET + " ".repeat(SECRET.length() % 2));
    ByteBuffer webp =
        ByteBuffer.allocate(12 + 18 + 8 + data.length + 8 + xmp.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    webp.put(latin1("RIFF")).putInt(webp.capacity() - 8).put(latin1("WEBPVP8X")).putInt(10);
    webp.putInt(4).put(new byte[] {0x7F, 2, 0, (byte) 0xDF, 1, 0}); // XMP; 640 x 480
    webp.put(latin1("VP8 ")).putInt(data.length).put(data);
    webp.put(latin1("XMP ")).putInt(xmp.length).put(xmp);
    return webp.array();
  }

  private static byte[] heif(HeifBuilder heif, String type, byte[] picture) {
    byte[] exif = ByteBuffer.allocate(4 + exif(6).length).putInt(0).put(exif(6)).array();
    return heif.picture(1, type, picture)
        .item(2, "Exif", exif)
        .reference("cdsc", 2, 1)
        .trailer(latin1(SECRET))
        .build();
  }

  /** One slice unit behind its length. */
  private static byte[] hevc(int bytes, Random random) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    byte[] slice = {0x26, 1, (byte) 0x80};
    System.arraycopy(slice, 0, noise, 0, slice.length);
    return ByteBuffer.allocate(4 + bytes).putInt(bytes).put(noise).array();
  }

  /** A sequence header and one frame unit behind its size, of four LEB128 bytes. */
  private static byte[] av1(int bytes, Random random) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    ByteBuffer out = ByteBuffer.allocate(HeifBuilder.AV1.length + 5 + bytes);
    out.put(HeifBuilder.AV1).put((byte) (6 << 3 | 2));
    for (int shift = 0; shift < 28; shift += 7) {
      out.put((byte) (bytes >> shift & 0x7F | (shift < 21 ? 0x80 : 0)));
    }
    return out.put(noise).array();
  }

  private static byte[] jxl(int bytes, Random random) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    System.arraycopy(JxlBuilder.CODESTREAM, 0, noise, 0, JxlBuilder.CODESTREAM.length);
    byte[] exif = ByteBuffer.allocate(4 + exif(6).length).putInt(0).put(exif(6)).array();
    return JxlBuilder.boxes()
        .box("Exif", exif)
        .box("jxlc", noise)
        .box("xml ", latin1(SECRET))
        .build();
  }

  /** RGB of 8 bits, not packed, with a caption. */
  private static byte[] psd(int width, Random random) {
    byte[] noise = new byte[3 * width * width];
    random.nextBytes(noise);
    byte[] caption = latin1(SECRET + " ".repeat(SECRET.length() % 2));
    ByteBuffer out = ByteBuffer.allocate(26 + 4 + 4 + 12 + caption.length + 4 + 2 + noise.length);
    out.put(latin1("8BPS")).putShort((short) 1).position(12);
    out.putShort((short) 3).putInt(width).putInt(width).putShort((short) 8).putShort((short) 3);
    out.putInt(0).putInt(12 + caption.length);
    out.put(latin1("8BIM")).putShort((short) 0x0404).putShort((short) 0);
    out.putInt(caption.length).put(caption);
    return out.putInt(0).putShort((short) 0).put(noise).array();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

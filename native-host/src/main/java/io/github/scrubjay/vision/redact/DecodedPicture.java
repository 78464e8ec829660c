// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Limits;
import io.github.scrubjay.vision.Box;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture whose format Java can read but not write, on its way into a PNG or JPEG. Samples and
 * colour profile stay as they were where PNG can hold them; others become sRGB of 8 bits.
 */
final class DecodedPicture {
  /** High enough that nobody sees a difference. */
  private static final float JPEG_QUALITY = 0.95f;

  private static final int ICC_PART_BYTES = 65_519;
  private static final int UPRIGHT = 1;

  private final PngRows rows;
  private final int depth;
  private final int colourType;
  private final byte[] profile; // null for none or sRGB
  private final boolean exact;

  private DecodedPicture(PngRows rows, int depth, int colourType, byte[] profile, boolean exact) {
    this.exact = exact;
    this.rows = rows;
    this.depth = depth;
    this.colourType = colourType;
    this.profile = profile;
  }

  /**
   * Decodes the first picture of an image.
   *
   * @param format name of the decoder
   */
  static DecodedPicture of(byte[] image, String format) throws BadImage {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw BadImage.unsupported(format + ": no decoder here; save it as a PNG, then redact that");
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      reader.setInput(in, false, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      // Decoded and as rows, of up to 8 bytes each.
      if (pixels > Math.min(Limits.PIXELS, Runtime.getRuntime().maxMemory() / 16)) {
        throw BadImage.tooLarge(format + ": " + pixels + " pixels are too many to be redacted");
      }
      return of(reader.read(0));
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw BadImage.malformed(format + ": the decoder gave up: " + e.getClass().getSimpleName());
    } finally {
      reader.dispose();
    }
  }

  private static DecodedPicture of(BufferedImage image) throws BadImage {
    ColorModel model = image.getColorModel();
    boolean alpha = model.hasAlpha();
    int bands = image.getRaster().getNumBands();
    int colours = bands - (alpha ? 1 : 0);
    int type = model.getColorSpace().getType();
    boolean plain =
        model instanceof ComponentColorModel
            && !model.isAlphaPremultiplied()
            && (type == ColorSpace.TYPE_GRAY && colours == 1
                || type == ColorSpace.TYPE_RGB && colours == 3)
            && (model.getTransferType() == DataBuffer.TYPE_BYTE
                || model.getTransferType() == DataBuffer.TYPE_USHORT)
            && model.getComponentSize(0) == DataBuffer.getDataTypeSize(model.getTransferType());
    int depth = plain ? model.getComponentSize(0) : 8;
    int colourType = (plain && colours == 1 ? 0 : 2) + (alpha ? 4 : 0);
    PngRows rows =
        new PngRows(
            image.getWidth(),
            image.getHeight(),
            depth * PngCanvas.samples(colourType),
            false,
            Runtime.getRuntime().maxMemory() / 2);
    for (int y = 0; y < image.getHeight(); y++) {
      rows.setRow(y, plain ? samples(image, y, depth) : converted(image, y, alpha));
    }
    return new DecodedPicture(rows, depth, colourType, plain ? profile(model) : null, plain);
  }

  private static byte[] samples(BufferedImage image, int y, int depth) {
    int[] samples = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
    byte[] row = new byte[samples.length * depth / 8];
    for (int i = 0; i < samples.length; i++) {
      if (depth == 16) {
        row[2 * i] = (byte) (samples[i] >> 8);
        row[2 * i + 1] = (byte) samples[i];
      } else {
        row[i] = (byte) samples[i];
      }
    }
    return row;
  }

  private static byte[] converted(BufferedImage image, int y, boolean alpha) {
    int[] pixels = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    ByteBuffer row = ByteBuffer.allocate(pixels.length * (alpha ? 4 : 3));
    for (int pixel : pixels) {
      row.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
      if (alpha) {
        row.put((byte) (pixel >>> 24));
      }
    }
    return row.array();
  }

  private static byte[] profile(ColorModel model) {
    ColorSpace space = model.getColorSpace();
    boolean known = space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    return !known && space instanceof ICC_ColorSpace icc ? icc.getProfile().getData() : null;
  }

  /** Whether a PNG of it holds the very samples. */
  boolean isExact() {
    return exact;
  }

  /** Paints over boxes, and gives them in coded pixels. */
  List<Box> cover(List<Box> boxes, int orientation, Style style) throws BadImage {
    PngCanvas canvas = new PngCanvas(rows, depth, colourType, null, null);
    List<Box> coded = Placement.coded(boxes, orientation, canvas.width(), canvas.height());
    canvas.paint(coded, style);
    return coded;
  }

  /** As a PNG; once. */
  byte[] png(int orientation) {
    PngChunkSink out = new PngChunkSink(1 << 20);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(rows.width()).putInt(rows.height());
    out.chunk(PngChunkSink.IHDR, header.put((byte) depth).put((byte) colourType).array());
    if (orientation != UPRIGHT) {
      out.chunk(0x65584966, exif(orientation)); // eXIf
    }
    if (profile != null) {
      ByteArrayOutputStream chunk = new ByteArrayOutputStream();
      chunk.writeBytes("icc\0\0".getBytes(StandardCharsets.US_ASCII));
      chunk.writeBytes(deflated(profile));
      out.chunk(0x69434350, chunk.toByteArray()); // iCCP
    }
    out.pixels(PngChunkSink.IDAT, rows.write());
    out.chunk(PngChunkSink.IEND, new byte[0]);
    return out.toArray();
  }

  /** As a JPEG; of RGB or grey of 8 bits without alpha. */
  byte[] jpeg(int orientation) throws BadImage {
    boolean grey = colourType == 0;
    if (depth != 8 || colourType > 2) {
      return png(orientation);
    }
    BufferedImage image =
        new BufferedImage(
            rows.width(),
            rows.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < rows.height(); y++) {
      image.getRaster().setPixels(0, y, rows.width(), 1, rows.row(y));
    }
    byte[] encoded = encode(image);
    ByteSink out = new ByteSink(encoded.length + 1000);
    int head = 2 + 2 + ((encoded[4] & 0xFF) << 8 | encoded[5] & 0xFF); // SOI and APP0
    out.put(encoded, 0, head);
    if (orientation != UPRIGHT) {
      segment(out, 0xE1, "Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation), 0, 26);
    }
    int parts = profile == null ? 0 : (profile.length + ICC_PART_BYTES - 1) / ICC_PART_BYTES;
    for (int i = 0; i < parts; i++) {
      byte[] name =
          ("ICC_PROFILE\0" + (char) (i + 1) + (char) parts).getBytes(StandardCharsets.ISO_8859_1);
      int from = i * ICC_PART_BYTES;
      segment(out, 0xE2, name, profile, from, Math.min(ICC_PART_BYTES, profile.length - from));
    }
    out.put(encoded, head, encoded.length - head);
    return out.toArray();
  }

  private static void segment(
      ByteSink out, int marker, byte[] name, byte[] data, int from, int length) {
    out.putShort(0xFF00 | marker);
    out.putShort(2 + name.length + length);
    out.put(name);
    out.put(data, from, length);
  }

  private static byte[] encode(BufferedImage image) throws BadImage {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(encoded)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw BadImage.unsupported("JPEG: the encoder gave up");
    } finally {
      writer.dispose();
    }
    return encoded.toByteArray();
  }

  /** The smallest Exif block that says which way up: one directory with one entry. */
  private static byte[] exif(int orientation) {
    ByteBuffer block = ByteBuffer.allocate(26).putInt(0x4D4D002A).putInt(8);
    block.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    return block.putShort((short) orientation).array();
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] buffer = new byte[data.length + 1000];
    int length = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }
}

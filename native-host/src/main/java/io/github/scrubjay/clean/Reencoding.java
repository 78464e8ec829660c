// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Decodes a clean image and encodes it again at fixed settings. That ends what hides in the coded
 * picture itself: choices of an encoder by which it can be told, and bits that somebody placed in
 * them. What the picture shows stays, exactly in PNG and nearly so in JPEG.
 *
 * <p>Java's own codecs do it, in memory only. What they know nothing of, colour and orientation, is
 * carried over by {@link JpegParts} and {@link PngParts}.
 */
final class Reencoding {
  /** Four bytes each, twice, must fit into the host's memory. */
  private static final long MAX_PIXELS = 40_000_000;

  /** High enough that nobody sees a difference; the same for every picture. */
  private static final float JPEG_QUALITY = 0.95f;

  /** A picture taken apart around Java's codec. */
  interface Parts {
    /** The image as the codec should see it: the coded picture alone. */
    byte[] picture() throws BadImage;

    /** This coded picture, with the colour and the orientation of another image. */
    byte[] with(Parts other) throws BadImage;
  }

  /** Takes an image apart. */
  private interface Splitter {
    Parts split(byte[] image) throws BadImage;
  }

  private record Way(boolean lossless, Splitter splitter) {}

  /** By the format's name, which is Java's name of the codec as well. */
  private static final Map<String, Way> WAYS =
      Map.of("jpeg", new Way(false, JpegParts::of), "png", new Way(true, PngParts::of));

  private Reencoding() {}

  /**
   * The picture encoded anew.
   *
   * @param clean as a sanitizer made it
   * @throws BadImage when this format, or this kind of picture, can't be encoded again
   */
  static byte[] of(byte[] clean, ImageFormat format) throws BadImage, IOException {
    Way way = WAYS.get(format.name());
    if (way == null) {
      throw BadImage.unsupported(
          "re-encoding: no encoder for " + format.name() + "; clean it without re-encoding");
    }
    Parts parts = way.splitter.split(clean);
    BufferedImage picture = decode(parts.picture(), format.name());
    byte[] encoded = encode(picture, format.name(), way.lossless);
    if (way.lossless && !samePixels(picture, decode(encoded, format.name()))) {
      throw BadImage.unsupported("re-encoding: the pixels would not be the same");
    }
    return way.splitter.split(encoded).with(parts);
  }

  private static BufferedImage decode(byte[] image, String codec) throws BadImage, IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(codec).next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) {
        throw BadImage.tooLarge(
            "re-encoding: " + pixels + " pixels, the limit is " + MAX_PIXELS + " pixels");
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static byte[] encode(BufferedImage picture, String codec, boolean lossless)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(codec).next();
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(encoded)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      if (!lossless) {
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(JPEG_QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return encoded.toByteArray();
  }

  private static boolean samePixels(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth()
        || one.getHeight() != other.getHeight()
        || !one.getColorModel().equals(other.getColorModel())) {
      return false;
    }
    int width = one.getWidth();
    int[] row = new int[width * one.getRaster().getNumBands()];
    int[] otherRow = new int[row.length];
    for (int y = 0; y < one.getHeight(); y++) {
      one.getRaster().getPixels(0, y, width, 1, row);
      other.getRaster().getPixels(0, y, width, 1, otherRow);
      if (!Arrays.equals(row, otherRow)) {
        return false;
      }
    }
    return true;
  }
}

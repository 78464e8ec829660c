// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.DisplayedOrientation;
import io.github.scrubjay.image.Limits;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.vision.Undecodable.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** From a file's bytes to an upright picture, with Java's decoders and those that ImageIO finds. */
final class Decoding {
  /**
   * 160 MB, and nearly as much again while they are decoded: the child's memory has room for it.
   */
  static final long HELD_PIXELS = 40_000_000;

  /** Formats that hold several sizes of the same picture, of which the largest is shown. */
  private static final List<String> SEVERAL_SIZES = List.of("ico", "cur");

  private Decoding() {}

  /**
   * @param heldPixels how many may be held; a larger picture is reduced while it is read
   */
  static Picture of(byte[] image, long heldPixels) throws Undecodable {
    String format = format(image);
    ImageReader reader = reader(format);
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      reader.setInput(in, false, false);
      if (format.equals("gif")) {
        return Picture.of(firstGifFrame(reader, image, heldPixels));
      }
      return decode(
          reader, image, SEVERAL_SIZES.contains(format) ? largest(reader) : 0, heldPixels);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw new Undecodable(
          Reason.BROKEN, format + ": the decoder gave up: " + e.getClass().getSimpleName());
    } catch (OutOfMemoryError e) {
      throw new Undecodable(Reason.TOO_LARGE, format + ": not enough memory to decode it");
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String format) throws Undecodable {
    try {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
      if (readers.hasNext()) {
        return readers.next();
      }
    } catch (LinkageError e) {
      // A runtime that was made too small for this reader has none, either.
    }
    throw new Undecodable(Reason.FORMAT, "no decoder for " + format + " here");
  }

  private static String format(byte[] image) throws Undecodable {
    try {
      return Sanitizers.forImage(ByteBuffer.wrap(image)).format().name();
    } catch (BadImage e) {
      throw new Undecodable(Reason.FORMAT, e.getMessage());
    }
  }

  private static Picture decode(ImageReader reader, byte[] image, int frame, long heldPixels)
      throws IOException, Undecodable {
    int width = reader.getWidth(frame);
    int height = reader.getHeight(frame);
    int step = step(width, height, heldPixels);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    int orientation = DisplayedOrientation.of(ByteBuffer.wrap(image));
    BufferedImage upright = Upright.of(PixelRows.read(reader, frame, param), orientation);
    boolean turned = orientation > 4;
    return new Picture(upright, turned ? height : width, turned ? width : height, step);
  }

  private static int step(int width, int height, long heldPixels) throws Undecodable {
    long pixels = (long) width * height;
    if (pixels > Limits.PIXELS) {
      throw new Undecodable(Reason.TOO_LARGE, pixels + " pixels, limit " + Limits.PIXELS);
    }
    int step = 1;
    while (ceilDiv(width, step) * ceilDiv(height, step) > heldPixels) {
      step++;
    }
    return step;
  }

  private static long ceilDiv(int size, int step) {
    return (size + step - 1) / step;
  }

  private static int largest(ImageReader reader) throws IOException {
    int largest = 0;
    for (int i = 1; i < reader.getNumImages(true); i++) {
      if (reader.getWidth(i) > reader.getWidth(largest)) {
        largest = i;
      }
    }
    return largest;
  }

  /**
   * Animations are drawn on a canvas (GIF89a, 18 logical screen descriptor), the first frame not
   * always over all of it.
   */
  private static BufferedImage firstGifFrame(ImageReader reader, byte[] image, long heldPixels)
      throws IOException, Undecodable {
    IIOMetadataNode place =
        (IIOMetadataNode)
            ((IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0"))
                .getElementsByTagName("ImageDescriptor")
                .item(0);
    int left = number(place, "imageLeftPosition");
    int top = number(place, "imageTopPosition");
    int width = Math.max(u16(image, 6), left + reader.getWidth(0));
    int height = Math.max(u16(image, 8), top + reader.getHeight(0));
    if ((long) width * height > heldPixels) {
      throw new Undecodable(
          Reason.TOO_LARGE, "gif: " + (long) width * height + " pixels, limit " + heldPixels);
    }
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(reader.read(0), left, top, null);
    graphics.dispose();
    return canvas;
  }

  private static int number(IIOMetadataNode node, String attribute) {
    return Integer.parseInt(node.getAttribute(attribute));
  }

  private static int u16(byte[] image, int at) {
    return image[at] & 0xFF | (image[at + 1] & 0xFF) << 8;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NodeList;

/**
 * A decoded picture as opaque rows of 0xRRGGBB. Colour profiles are passed over: for what is looked
 * for here they make no difference, and applying one takes longer than the search.
 */
interface PixelRows {
  /** Luminance, two differences of colour, black. */
  int YCCK = 2;

  int width();

  int height();

  /** Writes row {@code y} to the start of {@code rgb}. */
  void row(int y, int[] rgb);

  /** Decodes one frame. */
  static PixelRows read(ImageReader reader, int frame, ImageReadParam param) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(frame);
    if (reader.canReadRaster() && (types == null || !types.hasNext())) {
      // Java has no colours for these JPEGs
      return new Cmyk(reader.readRaster(frame, param), adobeTransform(reader, frame) == YCCK);
    }
    BufferedImage image = reader.read(frame, param);
    ColorModel model = image.getColorModel();
    boolean plain = model instanceof ComponentColorModel && model.getTransferType() <= 1;
    return plain ? new Components(image.getRaster(), model) : new Coloured(image);
  }

  /** The Adobe marker's word on how the four inks are coded (T.872, 6.5.3); 0 where it is none. */
  private static int adobeTransform(ImageReader reader, int frame) throws IOException {
    IIOMetadata metadata = reader.getImageMetadata(frame);
    IIOMetadataNode root =
        (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    NodeList adobe = root.getElementsByTagName("app14Adobe");
    return adobe.getLength() == 0
        ? 0
        : Integer.parseInt(((IIOMetadataNode) adobe.item(0)).getAttribute("transform"));
  }

  /** Grey or RGB of 8 or 16 bits a sample, perhaps with alpha. */
  final class Components implements PixelRows {
    private final Raster raster;
    private final int bands;
    private final boolean alpha;
    private final boolean premultiplied;
    private final int shift;
    private final int[] samples;

    Components(Raster raster, ColorModel model) {
      this.raster = raster;
      this.bands = raster.getNumBands();
      this.alpha = model.hasAlpha();
      this.premultiplied = model.isAlphaPremultiplied();
      this.shift = model.getComponentSize(0) - 8;
      this.samples = new int[raster.getWidth() * bands];
    }

    @Override
    public int width() {
      return raster.getWidth();
    }

    @Override
    public int height() {
      return raster.getHeight();
    }

    @Override
    public void row(int y, int[] rgb) {
      raster.getPixels(0, y, raster.getWidth(), 1, samples);
      int green = bands > 2 ? 1 : 0;
      int blue = bands > 2 ? 2 : 0;
      for (int x = 0, at = 0; x < raster.getWidth(); x++, at += bands) {
        int r = sample(samples[at]);
        int g = sample(samples[at + green]);
        int b = sample(samples[at + blue]);
        if (alpha) {
          int a = sample(samples[at + bands - 1]);
          r = overWhite(r, a);
          g = overWhite(g, a);
          b = overWhite(b, a);
        }
        rgb[x] = r << 16 | g << 8 | b;
      }
    }

    private int sample(int value) {
      return shift >= 0 ? value >> shift : value * 255 / ((1 << shift + 8) - 1);
    }

    private int overWhite(int value, int a) {
      int painted = premultiplied ? value : value * a / 255;
      return Math.min(255, painted + 255 - a);
    }
  }

  /** Anything else, by its own colour model. */
  final class Coloured implements PixelRows {
    private final BufferedImage image;

    Coloured(BufferedImage image) {
      this.image = image;
    }

    @Override
    public int width() {
      return image.getWidth();
    }

    @Override
    public int height() {
      return image.getHeight();
    }

    @Override
    public void row(int y, int[] rgb) {
      image.getRGB(0, y, image.getWidth(), 1, rgb, 0, image.getWidth());
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = rgb[x];
        int a = argb >>> 24;
        if (a < 255) {
          int white = 255 - a;
          rgb[x] =
              ((argb >> 16 & 0xFF) * a / 255 + white) << 16
                  | ((argb >> 8 & 0xFF) * a / 255 + white) << 8
                  | (argb & 0xFF) * a / 255 + white;
        } else {
          rgb[x] = argb & 0xFFFFFF;
        }
      }
    }
  }

  /** Four inks as Adobe writes them, 255 being no ink. */
  final class Cmyk implements PixelRows {
    private final Raster raster;
    private final boolean ycck;
    private final int[] samples;

    Cmyk(Raster raster, boolean ycck) throws IOException {
      if (raster.getNumBands() != 4) {
        throw new IOException(raster.getNumBands() + " bands, must be 4");
      }
      this.raster = raster;
      this.ycck = ycck;
      this.samples = new int[raster.getWidth() * 4];
    }

    @Override
    public int width() {
      return raster.getWidth();
    }

    @Override
    public int height() {
      return raster.getHeight();
    }

    @Override
    public void row(int y, int[] rgb) {
      raster.getPixels(0, y, raster.getWidth(), 1, samples);
      for (int x = 0, at = 0; x < raster.getWidth(); x++, at += 4) {
        double c = samples[at];
        double m = samples[at + 1];
        double yellow = samples[at + 2];
        if (ycck) { // T.871, 7
          double cb = samples[at + 1] - 128.0;
          double cr = samples[at + 2] - 128.0;
          m = c - 0.344136 * cb - 0.714136 * cr;
          yellow = c + 1.772 * cb;
          c += 1.402 * cr;
        }
        int k = samples[at + 3];
        rgb[x] = ink(c, k) << 16 | ink(m, k) << 8 | ink(yellow, k);
      }
    }

    private static int ink(double value, int k) {
      return (int) Math.max(0, Math.min(255, value)) * k / 255;
    }
  }
}

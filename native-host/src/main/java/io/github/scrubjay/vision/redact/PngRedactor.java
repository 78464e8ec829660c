// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Redacts a PNG of any colour type and depth, and each frame of an animation that a box touches.
 * The samples of all other pixels stay as they are; pixels that hide behind full transparency in a
 * box go as well.
 */
final class PngRedactor {
  private static final int HEADER_BYTES = 13;
  private static final int CONTROL_BYTES = 26;

  /**
   * A chunk, or all chunks of one frame's pixels.
   *
   * @param parts offset and length of their data; of fdAT without the number
   * @param frame where in the picture the pixels lie; null for other chunks
   */
  private record Part(int type, List<int[]> parts, Box frame) {}

  private final byte[] image;
  private final ByteBuffer bytes;
  private final long memory;
  private final List<Part> parts = new ArrayList<>();
  private int width;
  private int height;
  private int depth;
  private int colourType;
  private boolean interlaced;
  private Palette palette;
  private int[] clear;

  private PngRedactor(byte[] image, long memory) {
    this.image = image;
    this.bytes = ByteBuffer.wrap(image);
    this.memory = memory;
  }

  /**
   * The redacted PNG.
   *
   * @param image as the sanitizer leaves it
   * @param orientation which way up it is shown
   * @param memory bytes that the pixels of one frame may take
   */
  static Painted redact(byte[] image, List<Box> boxes, int orientation, Style style, long memory)
      throws BadImage {
    PngRedactor redactor = new PngRedactor(image, memory);
    redactor.walk();
    List<Box> coded = Placement.coded(boxes, orientation, redactor.width, redactor.height);
    return Painted.exact(redactor.write(coded, style), "png", coded);
  }

  private void walk() throws BadImage {
    Box frame = null;
    int at = PngChunkSink.SIGNATURE.length;
    while (image.length - at >= 12) {
      int length = bytes.getInt(at);
      int type = bytes.getInt(at + 4);
      int data = at + 8;
      require(length >= 0 && length <= image.length - at - 12, "PNG: a chunk is cut off");
      switch (type) {
        case PngChunkSink.IHDR -> frame = header(data, length);
        case PngChunkSink.PLTE -> palette(data, length);
        case PngChunkSink.TRNS -> transparency(data, length);
        case PngChunkSink.FCTL -> frame = control(data, length);
        default -> {}
      }
      require(width > 0, "PNG: no IHDR");
      if (type == PngChunkSink.IDAT) {
        // The picture itself, whatever an fcTL in front of it says.
        pixels(type, data, length, new Box(0, 0, width, height));
      } else if (type == PngChunkSink.FDAT) {
        require(length >= 4, "PNG: fdAT of " + length + " bytes");
        pixels(type, data + 4, length - 4, frame);
      } else {
        parts.add(new Part(type, List.of(new int[] {data, length}), null));
      }
      at = data + length + 4;
    }
  }

  private Box header(int data, int length) throws BadImage {
    require(length == HEADER_BYTES && width == 0, "PNG: IHDR of " + length + " bytes");
    width = bytes.getInt(data);
    height = bytes.getInt(data + 4);
    depth = image[data + 8];
    colourType = image[data + 9];
    interlaced = image[data + 12] != 0;
    require(width > 0 && height > 0, "PNG: no pixels");
    boolean known =
        switch (colourType) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    require(known, "PNG: colour type " + colourType + " of " + depth + " bits");
    return new Box(0, 0, width, height);
  }

  private void palette(int data, int length) throws BadImage {
    require(palette == null && PngCanvas.isIndexed(colourType), "PNG: a PLTE of no use");
    require(length % 3 == 0 && length / 3 <= 1 << depth, "PNG: PLTE of " + length + " bytes");
    palette = new Palette(1 << depth);
    for (int i = data; i < data + length; i += 3) {
      palette.add(image[i] & 0xFF, image[i + 1] & 0xFF, image[i + 2] & 0xFF);
    }
  }

  private void transparency(int data, int length) throws BadImage {
    if (palette != null) {
      require(length <= palette.size(), "PNG: tRNS of " + length + " bytes");
      for (int i = 0; i < length; i++) {
        palette.alpha(i, image[data + i] & 0xFF);
      }
      return;
    }
    require(length == 2 * PngCanvas.samples(colourType), "PNG: tRNS of " + length + " bytes");
    clear = new int[length / 2];
    for (int i = 0; i < clear.length; i++) {
      clear[i] = bytes.getShort(data + 2 * i) & (1 << depth) - 1;
    }
  }

  private Box control(int data, int length) throws BadImage {
    require(length == CONTROL_BYTES, "PNG: fcTL of " + length + " bytes");
    int x = bytes.getInt(data + 12);
    int y = bytes.getInt(data + 16);
    int columns = bytes.getInt(data + 4);
    int rows = bytes.getInt(data + 8);
    boolean inside =
        x >= 0 && y >= 0 && columns > 0 && rows > 0 && columns <= width - x && rows <= height - y;
    require(inside, "PNG: a frame outside of the picture");
    return new Box(x, y, columns, rows);
  }

  private void pixels(int type, int data, int length, Box frame) {
    Part last = parts.get(parts.size() - 1);
    if (last.type != type) {
      last = new Part(type, new ArrayList<>(), frame);
      parts.add(last);
    }
    last.parts.add(new int[] {data, length});
  }

  private byte[] write(List<Box> boxes, Style style) throws BadImage {
    require(palette != null || !PngCanvas.isIndexed(colourType), "PNG: no PLTE");
    if (palette != null) {
      uses(boxes);
    }
    // All pixels first: they decide what becomes of the palette.
    List<byte[]> streams = new ArrayList<>();
    for (Part part : parts) {
      streams.add(part.frame == null ? null : painted(part, boxes, style));
    }
    if (palette != null) {
      palette.forgetUnused();
    }
    PngChunkSink out = new PngChunkSink(image.length);
    for (int i = 0; i < parts.size(); i++) {
      write(parts.get(i), streams.get(i), out);
    }
    return out.toArray();
  }

  /** Notes the palette's entries of all pixels that stay. */
  private void uses(List<Box> boxes) throws BadImage {
    for (Part part : parts) {
      if (part.frame != null) {
        PngCanvas canvas = canvas(part);
        List<Box> covered = inFrame(part, boxes);
        for (int y = 0; y < canvas.height(); y++) {
          for (int x = 0; x < canvas.width(); x++) {
            if (!Canvas.covers(covered, x, y)) {
              palette.use(canvas.index(x, y));
            }
          }
        }
      }
    }
  }

  private PngRows rows(Part part) throws BadImage {
    int bits = depth * PngCanvas.samples(colourType);
    PngRows rows = new PngRows(part.frame.width(), part.frame.height(), bits, interlaced, memory);
    rows.read(image, part.parts);
    return rows;
  }

  private PngCanvas canvas(Part part) throws BadImage {
    return new PngCanvas(rows(part), depth, colourType, palette, clear);
  }

  private static List<Box> inFrame(Part part, List<Box> boxes) {
    Box frame = part.frame;
    return Canvas.inFrame(boxes, frame.x(), frame.y(), frame.width(), frame.height());
  }

  /** The frame's pixels as a zlib stream; null where no box touches it. */
  private byte[] painted(Part part, List<Box> boxes, Style style) throws BadImage {
    List<Box> covered = inFrame(part, boxes);
    if (covered.isEmpty()) {
      return null;
    }
    PngRows rows = rows(part);
    new PngCanvas(rows, depth, colourType, palette, clear).paint(covered, style);
    return rows.write();
  }

  private void write(Part part, byte[] stream, PngChunkSink out) {
    int[] first = part.parts.get(0);
    if (stream != null) {
      out.pixels(part.type, stream);
    } else if (part.type == PngChunkSink.FDAT) {
      part.parts.forEach(range -> out.numbered(part.type, image, range[0], range[1]));
    } else if (part.type == PngChunkSink.FCTL) {
      out.numbered(part.type, image, first[0] + 4, first[1] - 4);
    } else if (part.type == PngChunkSink.PLTE) {
      out.chunk(part.type, colours());
    } else if (part.type == PngChunkSink.TRNS && palette != null) {
      out.chunk(part.type, alphas(first[1]));
    } else {
      part.parts.forEach(range -> out.chunk(part.type, image, range[0], range[1]));
    }
  }

  private byte[] colours() {
    byte[] colours = new byte[3 * palette.size()];
    for (int i = 0; i < palette.size(); i++) {
      int colour = palette.colour(i);
      colours[3 * i] = (byte) (colour >> 16);
      colours[3 * i + 1] = (byte) (colour >> 8);
      colours[3 * i + 2] = (byte) colour;
    }
    return colours;
  }

  private byte[] alphas(int count) {
    byte[] alphas = new byte[count];
    for (int i = 0; i < count; i++) {
      alphas[i] = (byte) palette.alpha(i);
    }
    return alphas;
  }

  private static void require(boolean condition, String problem) throws BadImage {
    if (!condition) {
      throw BadImage.malformed(problem);
    }
  }
}

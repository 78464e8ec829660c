// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The pixels of one frame of a PNG, out of their zlib stream and filters (W3C PNG, clauses 7 to
 * 10), and back into both. Rows that were not touched keep their filter; it was chosen by what
 * stands in a row and the one above, so the others get one chosen anew.
 */
final class PngRows {
  /** Adam7: first column and row, step in columns and rows. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] WHOLE = {{0, 0, 1, 1}};
  private static final int PAETH = 4;

  private final int width;
  private final int height;
  private final int bits;
  private final int[][] passes;

  /** Where each pass begins; each of its rows is one byte of filter and its pixels. */
  private final int[] starts;

  private final byte[] rows;
  private final boolean[][] touched;

  /**
   * @param bits per pixel
   * @param memory bytes that the pixels may take
   */
  PngRows(int width, int height, int bits, boolean interlaced, long memory) throws BadImage {
    this.width = width;
    this.height = height;
    this.bits = bits;
    this.passes = interlaced ? ADAM7 : WHOLE;
    this.starts = new int[passes.length + 1];
    this.touched = new boolean[passes.length][];
    long size = 0;
    for (int i = 0; i < passes.length; i++) {
      size += columns(i) == 0 ? 0 : (long) rows(i) * (1 + rowBytes(i));
      if (size > Math.min(memory, Integer.MAX_VALUE - 64)) {
        throw BadImage.tooLarge(
            "PNG: redaction needs " + (size >> 20) + " MiB, the limit is " + (memory >> 20));
      }
      starts[i + 1] = (int) size;
      touched[i] = new boolean[rows(i) + 1]; // one more for the row behind the last
    }
    this.rows = new byte[(int) size];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  private int columns(int pass) {
    return Math.max(0, (width - passes[pass][0] + passes[pass][2] - 1) / passes[pass][2]);
  }

  private int rows(int pass) {
    return Math.max(0, (height - passes[pass][1] + passes[pass][3] - 1) / passes[pass][3]);
  }

  private int rowBytes(int pass) {
    return (int) (((long) columns(pass) * bits + 7) / 8);
  }

  /**
   * Reads the pixels.
   *
   * @param parts of the zlib stream, in order: offset and length of each
   */
  void read(byte[] image, Iterable<int[]> parts) throws BadImage {
    Inflater inflater = new Inflater();
    int at = 0;
    try {
      for (int[] part : parts) {
        inflater.setInput(image, part[0], part[1]);
        int count;
        do {
          count = inflater.inflate(rows, at, rows.length - at);
          at += count;
        } while (count > 0 && at < rows.length);
      }
    } catch (DataFormatException e) {
      throw BadImage.malformed("PNG: damaged pixels");
    } finally {
      inflater.end();
    }
    if (at < rows.length) {
      throw BadImage.malformed("PNG: " + at + " bytes of pixels, must be " + rows.length);
    }
    for (int pass = 0; pass < passes.length; pass++) {
      for (int row = 0; columns(pass) > 0 && row < rows(pass); row++) {
        unfilter(pass, row);
      }
    }
  }

  /**
   * Sets a row of a picture that is not interlaced.
   *
   * @param samples as they stand in a PNG
   */
  void setRow(int y, byte[] samples) {
    System.arraycopy(samples, 0, rows, start(0, y) + 1, rowBytes(0));
    touched[0][y] = true;
  }

  /** The bytes of a row of a picture that is not interlaced, as numbers. */
  int[] row(int y) {
    int[] row = new int[rowBytes(0)];
    for (int i = 0; i < row.length; i++) {
      row[i] = rows[start(0, y) + 1 + i] & 0xFF;
    }
    return row;
  }

  /** The pixels as a zlib stream; they can't be read any more then. */
  byte[] write() {
    for (int pass = 0; pass < passes.length; pass++) {
      for (int row = rows(pass) - 1; columns(pass) > 0 && row >= 0; row--) {
        if (touched[pass][row]) {
          rows[start(pass, row)] = (byte) bestFilter(pass, row);
        }
        filter(pass, row);
      }
    }
    Deflater deflater = new Deflater();
    ByteSink out = new ByteSink(rows.length / 4);
    byte[] buffer = new byte[64 * 1024];
    deflater.setInput(rows);
    deflater.finish();
    while (!deflater.finished()) {
      out.put(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toArray();
  }

  private int start(int pass, int row) {
    return starts[pass] + row * (1 + rowBytes(pass));
  }

  private int pixelBytes() {
    return Math.max(1, bits / 8);
  }

  private void unfilter(int pass, int row) throws BadImage {
    int start = start(pass, row);
    int filter = rows[start];
    if (filter < 0 || filter > PAETH) {
      throw BadImage.malformed("PNG: filter " + filter + ", must be 0 to 4");
    }
    int above = row == 0 ? -1 : start(pass, row - 1);
    int end = rowBytes(pass);
    int step = pixelBytes();
    for (int i = 1; filter > 0 && i <= end; i++) {
      rows[start + i] += (byte) predicted(filter, start, above, i, step);
    }
  }

  /** From right to left and bottom to top, so that what is predicted from stands there still. */
  private void filter(int pass, int row) {
    int start = start(pass, row);
    int filter = rows[start];
    int above = row == 0 ? -1 : start(pass, row - 1);
    int step = pixelBytes();
    for (int i = rowBytes(pass); filter > 0 && i > 0; i--) {
      rows[start + i] -= (byte) predicted(filter, start, above, i, step);
    }
  }

  private int predicted(int filter, int start, int above, int i, int step) {
    int left = i > step ? rows[start + i - step] & 0xFF : 0;
    int up = above < 0 ? 0 : rows[above + i] & 0xFF;
    return switch (filter) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> left + up >> 1;
      case PAETH -> paeth(left, up, above < 0 || i <= step ? 0 : rows[above + i - step] & 0xFF);
      default -> 0;
    };
  }

  private static int paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int toLeft = Math.abs(guess - left);
    int toUp = Math.abs(guess - up);
    int toCorner = Math.abs(guess - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  /** The filter that leaves the smallest numbers (clause 12.7); none for less than a byte. */
  private int bestFilter(int pass, int row) {
    if (bits < 8) {
      return 0;
    }
    int start = start(pass, row);
    int above = row == 0 ? -1 : start(pass, row - 1);
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int filter = 0; filter <= PAETH; filter++) {
      long sum = 0;
      for (int i = 1; i <= rowBytes(pass); i++) {
        sum +=
            Math.abs((byte) (rows[start + i] - predicted(filter, start, above, i, pixelBytes())));
      }
      if (sum < least) {
        least = sum;
        best = filter;
      }
    }
    return best;
  }

  /** Offset of a pixel's first byte, and in the lowest three bits its first bit. */
  private long place(int x, int y) {
    int pass = pass(x, y);
    int column = (x - passes[pass][0]) / passes[pass][2];
    int row = (y - passes[pass][1]) / passes[pass][3];
    return (start(pass, row) + 1) * 8L + (long) column * bits;
  }

  private int pass(int x, int y) {
    for (int i = 0; i < passes.length; i++) {
      int[] pass = passes[i];
      boolean column = x >= pass[0] && (x - pass[0]) % pass[2] == 0;
      if (column && y >= pass[1] && (y - pass[1]) % pass[3] == 0) {
        return i;
      }
    }
    throw new IllegalStateException("Adam7 has every pixel");
  }

  /**
   * One sample.
   *
   * @param depth bits of a sample
   * @param index of the sample in its pixel
   */
  int sample(int x, int y, int depth, int index) {
    long place = place(x, y) + (long) index * depth;
    int at = (int) (place >> 3);
    if (depth == 16) {
      return (rows[at] & 0xFF) << 8 | rows[at + 1] & 0xFF;
    }
    return (rows[at] & 0xFF) >> 8 - depth - (int) (place & 7) & (1 << depth) - 1;
  }

  void setSample(int x, int y, int depth, int index, int value) {
    int pass = pass(x, y);
    int row = (y - passes[pass][1]) / passes[pass][3];
    touched[pass][row] = true;
    touched[pass][row + 1] = true;
    long place = place(x, y) + (long) index * depth;
    int at = (int) (place >> 3);
    if (depth == 16) {
      rows[at] = (byte) (value >> 8);
      rows[at + 1] = (byte) value;
    } else {
      int shift = 8 - depth - (int) (place & 7);
      int mask = (1 << depth) - 1 << shift;
      rows[at] = (byte) (rows[at] & ~mask | value << shift);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.PngChunks.Chunk;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds where the zlib stream of one picture ends in its IDAT or fdAT chunks. What stands behind it
 * is no pixel. This is the one place where a sanitizer inflates: into one small buffer, and no
 * further than the rows that IHDR announces.
 */
final class PngPixels {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Adam7 (W3C PNG, clause 8): first column and row, and steps, of the seven passes. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final int bitsPerPixel;
  private final boolean interlaced;

  /**
   * @param ihdr offset of the data of IHDR
   * @throws BadImage where IHDR announces what no decoder shows
   */
  PngPixels(ByteBuffer image, int ihdr) throws BadImage {
    int depth = image.get(ihdr + 8) & 0xFF;
    int colourType = image.get(ihdr + 9) & 0xFF;
    int interlace = image.get(ihdr + 12) & 0xFF;
    int channels =
        switch (colourType) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> throw BadImage.malformed("PNG IHDR: colour type " + colourType);
        };
    boolean depthFits =
        switch (depth) {
          case 8 -> true;
          case 16 -> colourType != 3;
          case 1, 2, 4 -> channels == 1;
          default -> false;
        };
    if (!depthFits || interlace > 1 || image.getShort(ihdr + 10) != 0) {
      throw BadImage.malformed(
          "PNG IHDR: depth " + depth + ", colour type " + colourType + ", interlace " + interlace);
    }
    bitsPerPixel = depth * channels;
    interlaced = interlace == 1;
  }

  /** How many bytes the rows of a picture take before compression, with a filter byte for each. */
  long rowBytes(long width, long height) {
    if (!interlaced) {
      return height * (1 + (width * bitsPerPixel + 7) / 8);
    }
    long bytes = 0;
    for (int[] pass : PASSES) {
      long columns = (width - pass[0] + pass[2] - 1) / pass[2];
      long rows = (height - pass[1] + pass[3] - 1) / pass[3];
      if (columns > 0 && rows > 0) {
        bytes += rows * (1 + (columns * bitsPerPixel + 7) / 8);
      }
    }
    return bytes;
  }

  /**
   * Where the stream ends.
   *
   * @param skip bytes at the beginning of each chunk's data that are not of the stream
   * @param expected from {@link #rowBytes}
   * @return how many bytes of the stream the last chunk that it reaches holds, and which it is
   * @throws BadImage where the stream is broken, too short or too long: then decoders differ
   */
  End end(ByteBuffer image, List<Chunk> chunks, int skip, long expected) throws BadImage {
    Inflater inflater = new Inflater();
    byte[] buffer = new byte[BUFFER_BYTES];
    long given = 0;
    try {
      for (int i = 0; i < chunks.size(); i++) {
        Chunk chunk = chunks.get(i);
        inflater.setInput(image.slice(chunk.data() + skip, chunk.dataLength() - skip));
        while (!inflater.finished() && !inflater.needsInput()) {
          int count = inflater.inflate(buffer);
          if (count == 0 && inflater.needsDictionary()) {
            throw BadImage.malformed("PNG: pixels need a dictionary");
          }
          given += count;
          if (given > expected) {
            throw BadImage.malformed("PNG: data go on after the last row");
          }
        }
        if (inflater.finished()) {
          if (given < expected) {
            throw BadImage.malformed("PNG: " + given + " bytes of rows, must be " + expected);
          }
          return new End(i, chunk.dataLength() - inflater.getRemaining());
        }
      }
      throw BadImage.malformed("PNG: the pixels are cut off");
    } catch (DataFormatException e) {
      throw BadImage.malformed("PNG: the pixels are no zlib stream");
    } finally {
      inflater.end();
    }
  }

  /**
   * The end of a stream.
   *
   * @param chunk index of the last chunk that it reaches
   * @param dataLength how many bytes of this chunk's data are used
   */
  record End(int chunk, int dataLength) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.Arrays;

/**
 * Decodes the blocks of one scan into coefficients: sequential (T.81 F.2.2) and the four kinds of
 * progressive scans (G.2). Where decoders would guess, it refuses.
 */
final class JpegScanDecoder implements JpegScan.Visitor {
  private static final String OUTSIDE = "JPEG: a coefficient behind the last one of its band";

  private final JpegScan scan;
  private final boolean progressive;
  private final JpegBits bits;
  private final HuffmanDecoder[] dc;
  private final HuffmanDecoder[] ac;
  private final int[] predictions;
  private int emptyBlocks; // EOBRUN

  /**
   * @param dc tables for the first coefficient, by component; unused ones may be null
   * @param ac tables for the others
   */
  JpegScanDecoder(
      byte[] image, JpegScan scan, boolean progressive, HuffmanDecoder[] dc, HuffmanDecoder[] ac) {
    this.scan = scan;
    this.progressive = progressive;
    this.bits = new JpegBits(image, scan.data(), scan.end());
    this.dc = dc;
    this.ac = ac;
    this.predictions = new int[scan.components().size()];
  }

  @Override
  public void restart(int number) throws BadImage {
    bits.restart(number);
    Arrays.fill(predictions, 0);
    emptyBlocks = 0;
  }

  @Override
  public void block(int component, int at) throws BadImage {
    short[] coefficients = scan.components().get(component).coefficients;
    if (!progressive) {
      sequential(component, coefficients, at);
    } else if (scan.first() == 0 && scan.high() == 0) {
      coefficients[at] = fit(prediction(component) << scan.low());
    } else if (scan.first() == 0) {
      coefficients[at] |= (short) (bits.take(1) << scan.low());
    } else if (scan.high() == 0) {
      firstBand(component, coefficients, at);
    } else {
      refineBand(component, coefficients, at);
    }
    bits.check();
  }

  private int prediction(int component) throws BadImage {
    int size = dc[component].next(bits);
    if (size > 15) {
      throw BadImage.malformed("JPEG: a difference of " + size + " bits, must be at most 15");
    }
    predictions[component] = fit(predictions[component] + bits.signed(size));
    return predictions[component];
  }

  private static short fit(int value) throws BadImage {
    if (Math.abs(value) > Short.MAX_VALUE) {
      throw BadImage.malformed("JPEG: a coefficient of more than 15 bits");
    }
    return (short) value;
  }

  private void sequential(int component, short[] coefficients, int at) throws BadImage {
    coefficients[at] = (short) prediction(component);
    HuffmanDecoder table = ac[component];
    int index = 1;
    while (index < JpegComponent.BLOCK) {
      int symbol = table.next(bits);
      int size = symbol & 15;
      int zeros = symbol >> 4;
      if (size == 0) {
        if (zeros < 15) {
          return;
        }
        index += 16;
        continue;
      }
      index += zeros;
      if (index >= JpegComponent.BLOCK) {
        throw BadImage.malformed(OUTSIDE);
      }
      coefficients[at + index++] = (short) bits.signed(size);
    }
  }

  private void firstBand(int component, short[] coefficients, int at) throws BadImage {
    if (emptyBlocks > 0) {
      emptyBlocks--;
      return;
    }
    HuffmanDecoder table = ac[component];
    int index = scan.first();
    while (index <= scan.last()) {
      int symbol = table.next(bits);
      int size = symbol & 15;
      int zeros = symbol >> 4;
      if (size == 0) {
        if (zeros < 15) {
          emptyBlocks = (1 << zeros) + bits.take(zeros) - 1;
          return;
        }
        index += 16;
        continue;
      }
      index += zeros;
      if (index > scan.last()) {
        throw BadImage.malformed(OUTSIDE);
      }
      coefficients[at + index++] = fit(bits.signed(size) << scan.low());
    }
  }

  /** G.1.2.3: one more bit of coefficients that are not zero, and those that now become so. */
  private void refineBand(int component, short[] coefficients, int at) throws BadImage {
    int index = scan.first();
    if (emptyBlocks == 0) {
      HuffmanDecoder table = ac[component];
      while (index <= scan.last()) {
        int symbol = table.next(bits);
        int zeros = symbol >> 4;
        int size = symbol & 15;
        if (size == 0 && zeros < 15) {
          emptyBlocks = (1 << zeros) + bits.take(zeros);
          break;
        }
        if (size > 1) {
          throw BadImage.malformed("JPEG: a new coefficient of " + size + " bits, must be 1");
        }
        int fresh = size == 0 ? 0 : (bits.take(1) == 1 ? 1 : -1) << scan.low();
        index = skipZeros(coefficients, at, index, zeros);
        if (index <= scan.last()) {
          if (fresh != 0) {
            coefficients[at + index] = (short) fresh;
          }
        } else if (fresh != 0) {
          throw BadImage.malformed(OUTSIDE);
        }
        index++;
      }
    }
    if (emptyBlocks > 0) {
      for (; index <= scan.last(); index++) {
        if (coefficients[at + index] != 0) {
          refine(coefficients, at + index);
        }
      }
      emptyBlocks--;
    }
  }

  /** Passes over this many zeros, refining what stands between; gives the place behind them. */
  private int skipZeros(short[] coefficients, int at, int from, int zeros) {
    int left = zeros;
    int index = from;
    for (; index <= scan.last(); index++) {
      if (coefficients[at + index] != 0) {
        refine(coefficients, at + index);
      } else if (left-- == 0) {
        break;
      }
    }
    return index;
  }

  private void refine(short[] coefficients, int at) {
    if (bits.take(1) == 1) {
      int step = 1 << scan.low();
      coefficients[at] += (short) (coefficients[at] > 0 ? step : -step);
    }
  }
}

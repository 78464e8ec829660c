// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.Arrays;

/**
 * Encodes the blocks of one scan: sequential (T.81 F.1.2) and the four kinds of progressive scans
 * (G.1.2). Gone through twice: first the symbols are counted, then written with codes made for
 * them.
 */
final class JpegScanEncoder implements JpegScan.Visitor {
  private static final int TABLES = 4;

  /** One run of empty blocks may be as long, so that its size has 14 bits (G.1.2.2). */
  private static final int LONGEST_RUN = 0x7FFF;

  /** Refining bits that may wait behind such a run, as in other encoders. */
  private static final int MOST_WAITING = 1000;

  private final JpegScan scan;
  private final boolean progressive;
  private final int[] predictions;

  private final int[][] dcCounts = new int[TABLES][256];
  private final int[][] acCounts = new int[TABLES][256];
  private final HuffmanCode[] dcCodes = new HuffmanCode[TABLES];
  private final HuffmanCode[] acCodes = new HuffmanCode[TABLES];
  private JpegBitSink out; // null while counting

  private int emptyBlocks;
  private int emptyTable;
  private final byte[] waiting = new byte[MOST_WAITING + JpegComponent.BLOCK];
  private int waitingBits; // behind the run of empty blocks
  private int blockBits; // behind them, of this block

  JpegScanEncoder(JpegScan scan, boolean progressive) {
    this.scan = scan;
    this.progressive = progressive;
    this.predictions = new int[scan.components().size()];
  }

  /** Writes the scan's tables as DHT segments, its header from {@code image}, and its data. */
  void write(byte[] image, int mcusAcross, int mcusDown, ByteSink sink) throws BadImage {
    run(mcusAcross, mcusDown);
    boolean sequential = !progressive;
    if (sequential || scan.first() == 0 && scan.high() == 0) {
      tables(0, scan.dcTables(), dcCounts, dcCodes, sink);
    }
    if (sequential || scan.first() > 0) {
      tables(1, scan.acTables(), acCounts, acCodes, sink);
    }
    sink.put(image, scan.header(), scan.data() - scan.header());
    out = new JpegBitSink(sink);
    run(mcusAcross, mcusDown);
  }

  private void run(int mcusAcross, int mcusDown) throws BadImage {
    Arrays.fill(predictions, 0);
    scan.visit(this, mcusAcross, mcusDown);
    endRun();
    if (out != null) {
      out.flush();
    }
  }

  private static void tables(
      int kind, int[] numbers, int[][] counts, HuffmanCode[] codes, ByteSink sink) {
    for (int number : numbers) {
      if (codes[number] == null) {
        HuffmanCode code = new HuffmanCode(counts[number]);
        sink.putShort(0xFFC4);
        sink.putShort(3 + code.bytes());
        sink.put(kind << 4 | number);
        code.write(sink);
        codes[number] = code;
      }
    }
  }

  @Override
  public void restart(int number) {
    endRun();
    Arrays.fill(predictions, 0);
    if (out != null) {
      out.marker(0xD0 + number);
    }
  }

  @Override
  public void block(int component, int at) {
    short[] coefficients = scan.components().get(component).coefficients;
    if (!progressive) {
      difference(component, coefficients[at]);
      sequential(scan.acTables()[component], coefficients, at);
    } else if (scan.first() == 0 && scan.high() == 0) {
      difference(component, coefficients[at] >> scan.low());
    } else if (scan.first() == 0) {
      bits(coefficients[at] >> scan.low() & 1, 1);
    } else if (scan.high() == 0) {
      firstBand(scan.acTables()[component], coefficients, at);
    } else {
      refineBand(scan.acTables()[component], coefficients, at);
    }
  }

  private void difference(int component, int value) {
    int difference = value - predictions[component];
    predictions[component] = value;
    int size = size(Math.abs(difference));
    dcSymbol(scan.dcTables()[component], size);
    bits(difference < 0 ? difference - 1 : difference, size);
  }

  private void sequential(int table, short[] coefficients, int at) {
    int zeros = 0;
    for (int index = 1; index < JpegComponent.BLOCK; index++) {
      int value = coefficients[at + index];
      if (value == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) {
        acSymbol(table, 0xF0);
      }
      int size = size(Math.abs(value));
      acSymbol(table, zeros << 4 | size);
      bits(value < 0 ? value - 1 : value, size);
      zeros = 0;
    }
    if (zeros > 0) {
      acSymbol(table, 0);
    }
  }

  private void firstBand(int table, short[] coefficients, int at) {
    int zeros = 0;
    for (int index = scan.first(); index <= scan.last(); index++) {
      int value = coefficients[at + index];
      int magnitude = Math.abs(value) >> scan.low();
      if (magnitude == 0) {
        zeros++;
        continue;
      }
      endRun();
      for (; zeros > 15; zeros -= 16) {
        acSymbol(table, 0xF0);
      }
      int size = size(magnitude);
      acSymbol(table, zeros << 4 | size);
      bits(value < 0 ? ~magnitude : magnitude, size);
      zeros = 0;
    }
    if (zeros > 0) {
      emptyTable = table;
      if (++emptyBlocks == LONGEST_RUN) {
        endRun();
      }
    }
  }

  private void refineBand(int table, short[] coefficients, int at) {
    int lastFresh = 0;
    for (int index = scan.first(); index <= scan.last(); index++) {
      if (Math.abs(coefficients[at + index]) >> scan.low() == 1) {
        lastFresh = index;
      }
    }
    int zeros = 0;
    for (int index = scan.first(); index <= scan.last(); index++) {
      int value = coefficients[at + index];
      int magnitude = Math.abs(value) >> scan.low();
      if (magnitude == 0) {
        zeros++;
        continue;
      }
      while (zeros > 15 && index <= lastFresh) {
        endRun();
        acSymbol(table, 0xF0);
        zeros -= 16;
        blockBits();
      }
      if (magnitude > 1) {
        waiting[waitingBits + blockBits++] = (byte) (magnitude & 1);
        continue;
      }
      endRun();
      acSymbol(table, zeros << 4 | 1);
      bits(value < 0 ? 0 : 1, 1);
      blockBits();
      zeros = 0;
    }
    if (zeros > 0 || blockBits > 0) {
      emptyTable = table;
      emptyBlocks++;
      waitingBits += blockBits;
      blockBits = 0;
      if (emptyBlocks == LONGEST_RUN || waitingBits > MOST_WAITING - JpegComponent.BLOCK) {
        endRun();
      }
    }
  }

  /** Writes the run of empty blocks and the bits that refine what stands in them. */
  private void endRun() {
    if (emptyBlocks == 0) {
      return;
    }
    int size = size(emptyBlocks) - 1;
    acSymbol(emptyTable, size << 4);
    bits(emptyBlocks, size);
    for (int i = 0; i < waitingBits; i++) {
      bits(waiting[i], 1);
    }
    // Those of the block at hand move to the front.
    System.arraycopy(waiting, waitingBits, waiting, 0, blockBits);
    emptyBlocks = 0;
    waitingBits = 0;
  }

  private void blockBits() {
    for (int i = 0; i < blockBits; i++) {
      bits(waiting[waitingBits + i], 1);
    }
    blockBits = 0;
  }

  private void dcSymbol(int table, int symbol) {
    if (out == null) {
      dcCounts[table][symbol]++;
    } else {
      out.put(dcCodes[table].code[symbol], dcCodes[table].size[symbol]);
    }
  }

  private void acSymbol(int table, int symbol) {
    if (out == null) {
      acCounts[table][symbol]++;
    } else {
      out.put(acCodes[table].code[symbol], acCodes[table].size[symbol]);
    }
  }

  /** The lowest {@code count} bits of a value. */
  private void bits(int value, int count) {
    if (out != null && count > 0) {
      out.put(value & (1 << count) - 1, count);
    }
  }

  /** Bits that a magnitude takes. */
  private static int size(int magnitude) {
    return 32 - Integer.numberOfLeadingZeros(magnitude);
  }
}

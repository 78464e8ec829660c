// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import java.util.Arrays;

/** One component of a JPEG's frame with all its coefficients (T.81 A.1 and B.2.2). */
final class JpegComponent {
  /** Coefficients of a block of 8 by 8 samples. */
  static final int BLOCK = 64;

  /** Of a coefficient that no scan has coded yet. */
  static final int UNKNOWN = -1;

  final int id;

  /** Blocks of this component in one MCU, across and down. */
  final int across;

  final int down;

  /** Number of the quantisation table. */
  final int table;

  /** Blocks that the picture needs, as a scan of this component alone holds them. */
  final int columns;

  final int rows;

  /** Blocks with those that fill up the last MCUs, as an interleaved scan holds them. */
  final int stride;

  /** Block after block, each in zigzag order. */
  final short[] coefficients;

  /**
   * By zigzag index: the lowest bit that scans have coded so far; {@link #UNKNOWN} before the first
   * scan.
   */
  final int[] lowestBit = new int[BLOCK];

  /** In zigzag order, as in force at the component's first scan. */
  int[] quantization;

  JpegComponent(
      int id,
      int across,
      int down,
      int table,
      int columns,
      int rows,
      int mcusAcross,
      int mcusDown) {
    this.id = id;
    this.across = across;
    this.down = down;
    this.table = table;
    this.columns = columns;
    this.rows = rows;
    this.stride = mcusAcross * across;
    this.coefficients = new short[Math.multiplyExact(stride * BLOCK, mcusDown * down)];
    Arrays.fill(lowestBit, UNKNOWN);
  }

  /** Where the coefficients of a block begin. */
  int block(int column, int row) {
    return (row * stride + column) * BLOCK;
  }
}

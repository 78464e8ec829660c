// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.List;

/**
 * One scan (T.81 B.2.3 and G.1.2).
 *
 * @param components in the order in which their blocks stand in an MCU
 * @param dcTables number of the table for the first coefficient, by component
 * @param acTables number of the table for the others, by component
 * @param first zigzag index of the first coefficient, Ss
 * @param last zigzag index of the last one, Se
 * @param high the lowest bit coded before, Ah; 0 where this scan is the first of its coefficients
 * @param low the lowest bit coded here, Al
 * @param restart MCUs between two restart markers; 0 for none
 * @param header offset of its SOS segment
 * @param data offset of its entropy-coded data
 * @param end offset behind them
 */
record JpegScan(
    List<JpegComponent> components,
    int[] dcTables,
    int[] acTables,
    int first,
    int last,
    int high,
    int low,
    int restart,
    int header,
    int data,
    int end) {

  /** Does something with each block of a scan, in the order of the file. */
  interface Visitor {
    /**
     * @param component index in {@link #components}
     * @param at where the block's coefficients begin
     */
    void block(int component, int at) throws BadImage;

    /**
     * An interval has ended, and another one begins.
     *
     * @param number of the marker, 0 to 7
     */
    void restart(int number) throws BadImage;
  }

  /** Goes through the scan's MCUs, those of a scan of one component being single blocks (A.2). */
  void visit(Visitor visitor, int mcusAcross, int mcusDown) throws BadImage {
    boolean alone = components.size() == 1;
    JpegComponent only = components.get(0);
    int columns = alone ? only.columns : mcusAcross;
    int rows = alone ? only.rows : mcusDown;
    int left = restart;
    int number = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (restart > 0 && left == 0) {
          visitor.restart(number);
          number = number + 1 & 7;
          left = restart;
        }
        left--;
        if (alone) {
          visitor.block(0, only.block(column, row));
        } else {
          mcu(visitor, column, row);
        }
      }
    }
  }

  private void mcu(Visitor visitor, int column, int row) throws BadImage {
    for (int i = 0; i < components.size(); i++) {
      JpegComponent component = components.get(i);
      for (int y = 0; y < component.down; y++) {
        int at = component.block(column * component.across, row * component.down + y);
        for (int x = 0; x < component.across; x++) {
          visitor.block(i, at + x * JpegComponent.BLOCK);
        }
      }
    }
  }
}

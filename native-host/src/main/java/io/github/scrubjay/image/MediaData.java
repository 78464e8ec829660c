// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Pieces.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The coded data of a clean file, which fill its one mdat: in the order of the original, and what
 * items and samples share only once.
 */
final class MediaData {
  /** Where data will be. */
  static final class Slot {
    private final Run run;
    private final int offset;
    private final int length;

    private Slot(Run run, int offset, int length) {
      this.run = run;
      this.offset = offset;
      this.length = length;
    }

    int length() {
      return length;
    }

    /** Offset in the clean file, once {@link MediaData#layOut} was called. */
    int position() {
      return run.position + offset;
    }
  }

  /** Data that stay together. */
  private static final class Run {
    private final int source;
    private final List<Pieces> parts;
    private int position;

    Run(int source, List<Pieces> parts) {
      this.source = source;
      this.parts = parts;
    }

    int length() {
      return parts.stream().mapToInt(Pieces::length).sum();
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final Map<List<Piece>, Slot> slots = new HashMap<>();
  private long length;
  private int pieces;

  /**
   * Adds the data of one item.
   *
   * @param source where they are in the original, which decides the order
   */
  Slot add(Pieces data, int source) throws BadImage {
    Slot known = slots.get(data.list());
    return known != null ? known : addRun(List.of(data), source);
  }

  /** Adds the data of a track and returns where the first sample will be. */
  Slot addRun(List<Pieces> parts, int source) throws BadImage {
    Run run = new Run(source, parts);
    int offset = 0;
    Slot first = null;
    for (Pieces part : parts) {
      Slot slot = new Slot(run, offset, part.length());
      first = first == null ? slot : first;
      slots.putIfAbsent(part.list(), slot);
      offset += part.length();
      length += part.length();
      pieces += part.list().size();
      if (length > Limits.IMAGE_BYTES || pieces > Limits.PARTS) {
        throw BadImage.tooLarge(
            "coded data: more than "
                + Limits.IMAGE_BYTES
                + " bytes or "
                + Limits.PARTS
                + " pieces");
      }
    }
    runs.add(run);
    return first;
  }

  int length() {
    return (int) length;
  }

  /** Gives all data their places, from {@code start} on. */
  void layOut(int start) {
    runs.sort(Comparator.comparingInt(run -> run.source));
    int at = start;
    for (Run run : runs) {
      run.position = at;
      at += run.length();
    }
  }

  /** The pieces in their order. */
  void writeTo(Rewrite out) {
    for (Run run : runs) {
      for (Pieces part : run.parts) {
        for (Piece piece : part.list()) {
          if (piece.inserted() == null) {
            out.keep(piece.offset(), piece.length());
          } else {
            out.put(piece.inserted().array());
          }
        }
      }
    }
  }
}

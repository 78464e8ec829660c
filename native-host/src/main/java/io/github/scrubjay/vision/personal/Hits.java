// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the rules found, the best of those that mean the same place. */
final class Hits {
  private record Hit(Row row, int start, int end, String label, double score, boolean sure) {}

  private final List<Hit> hits = new ArrayList<>();

  void add(Row row, int start, int end, String label, double score, boolean sure) {
    while (start < end && row.text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && row.text.charAt(end - 1) == ' ') {
      end--;
    }
    if (start < end) {
      hits.add(new Hit(row, start, end, label, score, sure));
    }
  }

  boolean hasIn(Row row, String label) {
    return hits.stream().anyMatch(hit -> hit.row == row && hit.label.equals(label));
  }

  List<Span> spans() {
    hits.sort(Comparator.comparingDouble(Hit::score).reversed());
    List<Hit> kept = new ArrayList<>();
    for (Hit hit : hits) {
      if (kept.stream().noneMatch(better -> sayTheSame(better, hit))) {
        kept.add(hit);
      }
    }
    List<Span> spans = new ArrayList<>();
    for (Hit hit : kept) {
      addPieces(hit, spans);
    }
    spans.sort(Comparator.comparingInt(Span::piece).thenComparingInt(Span::start));
    return spans;
  }

  /** Two hits mean one place when they share more than half of the shorter one. */
  private static boolean sayTheSame(Hit a, Hit b) {
    int shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
    return a.row == b.row && shared * 2 > Math.min(a.end - a.start, b.end - b.start);
  }

  private static void addPieces(Hit hit, List<Span> spans) {
    int at = hit.start;
    while (at < hit.end) {
      int piece = hit.row.pieceAt(at);
      int end = at;
      while (end < hit.end && hit.row.pieceAt(end) == piece) {
        end++;
      }
      if (piece >= 0) {
        spans.add(
            new Span(
                piece,
                hit.row.offsetAt(at),
                hit.row.offsetAt(end - 1) + 1,
                hit.label,
                hit.score,
                hit.sure));
      }
      at = end;
    }
  }
}

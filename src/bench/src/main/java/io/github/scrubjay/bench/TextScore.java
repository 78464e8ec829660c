// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Region;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was found of what was planted, by kind. */
final class TextScore {
  /** Of an item's width: the layout's box has up to a pixel of nothing at each end. */
  private static final double COVERED = 0.97;

  /** Counts of one kind. */
  private static final class Counts {
    int planted;
    int ticked;
    int offered;
    int boxes;
    int right;
    int readable;
  }

  private final Map<String, Counts> kinds = new TreeMap<>();

  void count(PlantedPage page, List<Region> regions) {
    for (PlantedPage.Item item : page.items()) {
      Counts counts = of(item.kind());
      counts.planted++;
      if (covered(item, regions.stream().filter(Region::sure).toList())) {
        counts.ticked++;
      } else if (covered(item, regions)) {
        counts.offered++;
      }
    }
    for (Region region : regions) {
      if (region.sure()) {
        Counts counts = of(region.label());
        counts.boxes++;
        counts.right +=
            page.items().stream().anyMatch(item -> hits(region.box(), item.box())) ? 1 : 0;
      }
    }
  }

  /** Says of an item that was boxed that somebody could still read it. */
  void readable(PlantedPage.Item item) {
    of(item.kind()).readable++;
  }

  static boolean covered(PlantedPage.Item item, List<Region> regions) {
    return regions.stream()
        .anyMatch(
            region -> {
              Box box = region.box();
              int width =
                  Math.min(box.right(), item.box().right()) - Math.max(box.x(), item.box().x());
              int height =
                  Math.min(box.bottom(), item.box().bottom()) - Math.max(box.y(), item.box().y());
              return width >= COVERED * item.box().width() - 2 && height >= item.box().height() / 2;
            });
  }

  /** A third of the box must be of something planted. */
  private static boolean hits(Box box, Box item) {
    int width = Math.min(box.right(), item.right()) - Math.max(box.x(), item.x());
    int height = Math.min(box.bottom(), item.bottom()) - Math.max(box.y(), item.y());
    return width * 3 >= box.width() && height * 5 >= item.height() * 2;
  }

  private Counts of(String kind) {
    return kinds.computeIfAbsent(kind, k -> new Counts());
  }

  String table() {
    StringBuilder table =
        new StringBuilder(
            "| kind | planted | found and ticked | only offered | recall, ticked | boxes ticked | of them right | readable after redaction |\n"
                + "|---|---|---|---|---|---|---|---|\n");
    Counts all = new Counts();
    kinds.forEach(
        (kind, counts) -> {
          table.append(row(kind, counts));
          all.planted += counts.planted;
          all.ticked += counts.ticked;
          all.offered += counts.offered;
          all.boxes += counts.boxes;
          all.right += counts.right;
          all.readable += counts.readable;
        });
    return table.append(row("**all**", all)).toString();
  }

  private static String row(String kind, Counts counts) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %s | %d | %s | %d |%n",
        kind,
        counts.planted,
        counts.ticked,
        counts.offered,
        percent(counts.ticked, counts.planted),
        counts.boxes,
        percent(counts.right, counts.boxes),
        counts.readable);
  }

  static String percent(int part, int whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}

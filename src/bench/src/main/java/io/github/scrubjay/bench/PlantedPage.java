// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.vision.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A rendered page and what was planted in it, as {@code src/e2e/vision/pages.mjs} writes them. */
record PlantedPage(Path picture, List<Item> items) {

  /**
   * One planted value; the box is that of its characters in the layout, somewhat higher than what
   * is drawn of them.
   */
  record Item(String kind, Box box, String value) {
    /** Letters and digits only: readers disagree on the rest. */
    String letters() {
      // Of a mail address what stands before the host, which stands elsewhere too.
      return PlantedPage.letters(kind.equals("email") ? value.replaceAll("@.*", "") : value);
    }

    /**
     * Whether enough of the value stands in a text to know it: eight letters or digits in a row, or
     * the half of a short one.
     */
    boolean isReadableIn(String lettersOfText) {
      return isReadableIn(lettersOfText, "");
    }

    /**
     * Likewise, where a piece that stands elsewhere on the page too tells nothing.
     *
     * @param elsewhere what is read of the page without any planted value
     */
    boolean isReadableIn(String lettersOfText, String elsewhere) {
      String own = letters();
      int enough = Math.min(8, Math.max(3, own.length() / 2));
      for (int i = 0; i + enough <= own.length(); i++) {
        String piece = own.substring(i, i + enough);
        if (lettersOfText.contains(piece) && !elsewhere.contains(piece)) {
          return true;
        }
      }
      return false;
    }
  }

  static String letters(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  static List<PlantedPage> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<PlantedPage> pages = new ArrayList<>();
      for (Path list : files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList()) {
        String picture = list.getFileName().toString().replace(".tsv", ".png");
        pages.add(new PlantedPage(list.resolveSibling(picture), items(list)));
      }
      return pages;
    }
  }

  private static List<Item> items(Path list) throws IOException {
    List<Item> items = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      String[] cells = line.split("\t");
      Box box =
          new Box(
              Integer.parseInt(cells[1]),
              Integer.parseInt(cells[2]),
              Integer.parseInt(cells[3]),
              Integer.parseInt(cells[4]));
      items.add(new Item(cells[0], box, cells[5]));
    }
    return items;
  }
}

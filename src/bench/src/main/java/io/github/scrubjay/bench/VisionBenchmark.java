// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.text.TextDetector;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of what was planted in pictures is found, at which cost, and whether it is gone after
 * redaction.
 */
final class VisionBenchmark {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int FULL_PAGE_LOOKS = 5;

  private final Path pages;
  private final TextDetector detector = TextDetector.load();
  private final Tesseract tesseract = new Tesseract();
  private final TextScore score = new TextScore();
  private double seconds;
  private int tesseractSees;

  private VisionBenchmark(Path pages) {
    this.pages = pages;
  }

  static void run(Path pages, Path document) throws Exception {
    VisionBenchmark benchmark = new VisionBenchmark(pages);
    BenchmarkTable.put(document, "vision-text", benchmark.text());
    BenchmarkTable.put(document, "vision-codes", CodeScore.table());
    BenchmarkTable.put(document, "vision-plates", PlateScore.table(benchmark.detector));
  }

  private String text() throws Exception {
    List<PlantedPage> all = PlantedPage.all(pages);
    int done = 0;
    for (PlantedPage page : all) {
      look(page);
      if (++done % 10 == 0) {
        System.err.println(done + " of " + all.size() + " pages");
      }
    }
    return score.table()
        + String.format(
            Locale.ROOT,
            "%n%d pages, %.1f s of processor time a page, peak memory of the process %d MB, which holds page and redacted page. "
                + "After redaction our own reader and %s; an item counts as readable when eight letters or digits of it in a row, "
                + "or the half of a shorter one, are read and stand nowhere else on the page.%n",
            all.size(),
            seconds / all.size(),
            peakMegabytes(),
            tesseract.present()
                ? "Tesseract looked for each ticked item; Tesseract read "
                    + tesseractSees
                    + " of them"
                : "nobody else, since Tesseract is not installed here, looked")
        + fullPage();
  }

  /** The cost of a screen full of text, median of some looks. */
  private String fullPage() throws Exception {
    Picture picture = Picture.decode(Files.readAllBytes(pages.resolve("1080p.png")));
    double[] looks = new double[FULL_PAGE_LOOKS];
    for (int i = 0; i < looks.length; i++) {
      long began = PROCESS.getProcessCpuTime();
      detector.detect(picture, Effort.NORMAL, Cancellation.NEVER);
      looks[i] = (PROCESS.getProcessCpuTime() - began) / 1e9;
    }
    Arrays.sort(looks);
    return String.format(
        Locale.ROOT,
        "%nA screen of %d x %d with 19 lines, about 2,000 characters: %.1f s of processor time, median of %d (at most 4 are wanted).%n",
        picture.width(),
        picture.height(),
        looks[looks.length / 2],
        looks.length);
  }

  private void look(PlantedPage page) throws Exception {
    Picture picture = Picture.decode(Files.readAllBytes(page.picture()));
    long began = PROCESS.getProcessCpuTime();
    List<Region> regions = detector.detect(picture, Effort.NORMAL, Cancellation.NEVER);
    seconds += (PROCESS.getProcessCpuTime() - began) / 1e9;
    score.count(page, regions);
    List<Region> ticked = regions.stream().filter(Region::sure).toList();
    for (PlantedPage.Item item : page.items()) {
      if (!TextScore.covered(item, ticked)) {
        System.err.println("not ticked: " + page.picture().getFileName() + " " + item);
      }
    }
    List<PlantedPage.Item> covered =
        page.items().stream().filter(item -> TextScore.covered(item, ticked)).toList();
    BufferedImage redacted = fill(picture.image(), ticked.stream().map(Region::box).toList());
    String ours = readByUs(redacted);
    String theirs = readByThem(redacted);
    if (covered.stream().noneMatch(item -> item.isReadableIn(ours) || item.isReadableIn(theirs))) {
      return;
    }
    // A word of the page may be a piece of a value: "gate" of a booking and of dkapugate.
    BufferedImage without =
        fill(picture.image(), page.items().stream().map(PlantedPage.Item::box).toList());
    String oursElsewhere = readByUs(without);
    String theirsElsewhere = readByThem(without);
    for (PlantedPage.Item item : covered) {
      boolean byThem = item.isReadableIn(theirs, theirsElsewhere);
      if (byThem || item.isReadableIn(ours, oursElsewhere)) {
        score.readable(item);
        tesseractSees += byThem ? 1 : 0;
        System.err.println("still readable: " + page.picture().getFileName() + " " + item);
      }
    }
  }

  private String readByUs(BufferedImage image) throws Exception {
    return PlantedPage.letters(
        String.join(" ", detector.texts(Picture.of(image), Cancellation.NEVER)));
  }

  private String readByThem(BufferedImage image) throws Exception {
    return tesseract.present() ? PlantedPage.letters(tesseract.read(image)) : "";
  }

  private static BufferedImage fill(BufferedImage image, List<Box> boxes) {
    BufferedImage filled =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = filled.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.setColor(Color.BLACK);
    boxes.forEach(box -> graphics.fillRect(box.x(), box.y(), box.width(), box.height()));
    graphics.dispose();
    return filled;
  }

  /** The high-water mark of this process, where the system says it (Linux). */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return -1;
  }
}

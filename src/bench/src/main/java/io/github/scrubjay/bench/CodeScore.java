// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.sun.management.OperatingSystemMXBean;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Detectors;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** How many drawn codes are found, by kind and by what happened to them. */
final class CodeScore {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int OF_EACH_WAY = 40;
  private static final int OF_EACH_OTHER = 12;
  private static final List<BarcodeFormat> OTHERS =
      List.of(
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.AZTEC,
          BarcodeFormat.PDF_417,
          BarcodeFormat.CODE_128,
          BarcodeFormat.EAN_13);

  /** Of a code's upright box that must be covered, for it to be gone after redaction. */
  private static final double COVERED = 0.9;

  private final Detector detector = new Detectors().of(Subject.CODES);
  private final StringBuilder table =
      new StringBuilder(
          "| codes | drawn | boxed | recall | boxes elsewhere | ms of processor time each |\n|---|---|---|---|---|---|\n");

  static String table() throws WriterException, Cancelled {
    if (!Detectors.available().contains(Subject.CODES)) {
      return "Codes are not looked for in this build.\n";
    }
    CodeScore score = new CodeScore();
    int[] all = new int[2];
    for (CodePicture.Way way : CodePicture.Way.values()) {
      int boxed =
          score.row(
              "QR, " + way.name().toLowerCase(Locale.ROOT),
              BarcodeFormat.QR_CODE,
              way,
              OF_EACH_WAY);
      all[0] += OF_EACH_WAY;
      all[1] += boxed;
    }
    score.table.append(
        String.format(
            Locale.ROOT,
            "| **all QR** | %d | %d | %s | | |%n",
            all[0],
            all[1],
            TextScore.percent(all[1], all[0])));
    for (BarcodeFormat other : OTHERS) {
      for (CodePicture.Way way : CodePicture.Way.values()) {
        score.row(
            other.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ", "
                + way.name().toLowerCase(Locale.ROOT),
            other,
            way,
            OF_EACH_OTHER);
      }
    }
    return score.table.toString();
  }

  private int row(String name, BarcodeFormat format, CodePicture.Way way, int count)
      throws WriterException, Cancelled {
    int boxed = 0;
    int elsewhere = 0;
    long time = 0;
    for (int i = 0; i < count; i++) {
      CodePicture drawn = new CodePicture(format, way, 7000L * way.ordinal() + i);
      long began = PROCESS.getProcessCpuTime();
      List<Region> regions =
          detector.detect(Picture.of(drawn.image), Effort.NORMAL, Cancellation.NEVER);
      time += PROCESS.getProcessCpuTime() - began;
      Box box = drawn.box();
      boxed +=
          regions.stream().anyMatch(r -> r.box().intersection(box) >= COVERED * box.area()) ? 1 : 0;
      elsewhere += (int) regions.stream().filter(r -> r.box().intersection(box) == 0).count();
    }
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %s | %d | %d |%n",
            name,
            count,
            boxed,
            TextScore.percent(boxed, count),
            elsewhere,
            time / 1_000_000 / count));
    return boxed;
  }
}

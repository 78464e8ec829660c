// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.redact.Redactor;
import io.github.scrubjay.vision.redact.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Redaction beside what another program would do: decode with Java's codec and encode again. Then
 * JPEGs of all samplings are redacted, and every pixel is held against the original.
 */
final class RedactBenchmark {
  private static final int WIDTH = 4000;
  private static final int RUNS = 5;
  private static final Box FACE = new Box(1600, 800, 416, 416);

  /** Work that is timed. */
  private interface Work {
    byte[] run() throws Exception;
  }

  private RedactBenchmark() {}

  /**
   * @param document where the table goes; {@code null} for nowhere
   */
  static void run(Path document) throws Exception {
    byte[] photo = jpeg(TestImages.of("jpeg", WIDTH, 5), false);
    StringBuilder table =
        new StringBuilder(
            "\n| picture | MB | redacted, MB | decode and encode, CPU-ms | redact and check, CPU-ms | **redact / decode"
                + " and encode** |\n|---|---|---|---|---|---|\n");
    table.append(row("JPEG, baseline", "jpeg", photo));
    table.append(row("JPEG, progressive", "jpeg", jpeg(photo, true)));
    table.append(row("PNG", "png", TestImages.of("png", WIDTH / 2, 5)));
    table.append('\n').append(SamplingCheck.run());
    BenchmarkTable.put(document, "redact", table.toString());
  }

  private static String row(String name, String format, byte[] image) throws Exception {
    byte[] redacted = redact(image);
    double again = milliseconds(() -> encoded(decoded(image), format, false));
    double ours = milliseconds(() -> redact(image));
    return String.format(
        Locale.ROOT,
        "| %s, %d x %d | %.1f | %.1f | %.0f | %.0f | **%.2f** |%n",
        name,
        decoded(image).getWidth(),
        decoded(image).getHeight(),
        image.length / 1e6,
        redacted.length / 1e6,
        again,
        ours,
        ours / again);
  }

  private static byte[] redact(byte[] image) throws Exception {
    return Redactor.redact(image, List.of(FACE), Style.SOLID, Options.DEFAULT).bytes();
  }

  /** Of this thread's processor, the median of some runs after some others. */
  private static double milliseconds(Work work) throws Exception {
    double[] times = new double[RUNS];
    for (int i = -RUNS; i < RUNS; i++) {
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      long ended = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      times[Math.max(0, i)] = (ended - begun) / 1e6;
    }
    Arrays.sort(times);
    return times[RUNS / 2];
  }

  private static byte[] jpeg(byte[] image, boolean progressive) throws IOException {
    return encoded(decoded(image), "jpeg", progressive);
  }

  static BufferedImage decoded(byte[] image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image));
  }

  private static byte[] encoded(BufferedImage picture, String format, boolean progressive)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.92f);
        settings.setProgressiveMode(
            progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

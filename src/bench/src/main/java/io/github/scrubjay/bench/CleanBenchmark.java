// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.jpeg.iptc.JpegIptcRewriter;
import org.apache.commons.imaging.formats.jpeg.xmp.JpegXmpRewriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The clean path of images of some megabytes beside what bounds it: copying memory and SHA-256; for
 * JPEG also beside Commons Imaging, which can rewrite that format alone without touching the
 * picture.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class CleanBenchmark {
  /** All that are cleaned, but CUR and SVGZ, which are icon and SVG inside. */
  private static final List<String> FORMATS =
      List.of(
          "jpeg", "png", "apng", "gif", "webp", "tiff", "bmp", "ico", "heic", "avif", "jxl", "psd",
          "svg");

  /** Gives 0.4 MB of icon, 1.2 MB of GIF, and more of all others. */
  private static final int WIDTH = 1800;

  /** Gives 1.7 MB. */
  private static final int JPEG_WIDTH = 3600;

  @Param({"jpeg"})
  public String format;

  private ByteBuffer image;
  private Sanitizer sanitizer;
  private MessageDigest sha256;
  private byte[] copy;

  @Setup
  public void prepare() throws IOException, BadImage, NoSuchAlgorithmException {
    image = ByteBuffer.wrap(image(format));
    sanitizer = Sanitizers.forImage(image);
    sha256 = MessageDigest.getInstance("SHA-256");
    copy = new byte[image.limit()];
  }

  /** Copying the image. */
  @Benchmark
  public byte[] memcpy() {
    image.get(0, copy);
    return copy;
  }

  /** Digesting the image. */
  @Benchmark
  public byte[] sha256() {
    return sha256.digest(image.array());
  }

  /** Planning the clean image. */
  @Benchmark
  public Edits plan() throws BadImage {
    return sanitizer.sanitize(image, Options.DEFAULT);
  }

  /** Planning and making the clean image. */
  @Benchmark
  public byte[] planAndApply() throws BadImage {
    return sanitizer.sanitize(image, Options.DEFAULT).apply(image);
  }

  /** Planning and digesting the clean image: what the host does for an answer. */
  @Benchmark
  public byte[] planAndSha256() throws BadImage {
    sanitizer.sanitize(image, Options.DEFAULT).digest(image, sha256);
    return sha256.digest();
  }

  /** What Commons Imaging can take out of a JPEG: Exif, XMP and IPTC. */
  @Benchmark
  public byte[] commonsImaging() throws IOException {
    byte[] clean = image.array();
    ByteArrayOutputStream out = new ByteArrayOutputStream(clean.length);
    new ExifRewriter().removeExifMetadata(clean, out);
    clean = out.toByteArray();
    out.reset();
    new JpegXmpRewriter().removeXmpXml(clean, out);
    clean = out.toByteArray();
    out.reset();
    new JpegIptcRewriter().removeIptc(clean, out);
    return out.toByteArray();
  }

  /**
   * Runs all and makes a table.
   *
   * @param document where the table goes; {@code null} for nowhere
   */
  static void run(Path document) throws RunnerException, IOException {
    BenchmarkTable.requireRoom(document, "clean"); // not after eight minutes
    StringBuilder table =
        new StringBuilder(
            "\n| format | MB | copying | SHA-256 | plan | plan and apply | plan and SHA-256 | "
                + "Commons Imaging | **plan and SHA-256 / SHA-256** |\n|---|---|---|---|---|---|---|---|---|\n");
    for (String format : FORMATS) {
      byte[] image = image(format);
      if (isCleaned(image)) {
        table.append(row(format, image.length));
        System.out.println(table);
      }
    }
    BenchmarkTable.put(document, "clean", table + "\nImages a second.\n");
  }

  private static byte[] image(String format) throws IOException {
    return TestImages.of(format, format.equals("jpeg") ? JPEG_WIDTH : WIDTH, 5);
  }

  private static boolean isCleaned(byte[] image) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(image);
      Sanitizers.forImage(bytes).sanitize(bytes, Options.DEFAULT);
      return true;
    } catch (BadImage e) {
      System.err.println("not measured: " + e.getMessage());
      return false;
    }
  }

  private static String row(String format, int bytes) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(CleanBenchmark.class.getName()).param("format", format);
    if (!format.equals("jpeg")) {
      options.exclude("commonsImaging");
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Double> scores = new HashMap<>();
    for (RunResult result : results) {
      scores.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %s | %s | %s | %s | %s | %s | **%.2f** |%n",
        format,
        bytes / 1e6,
        score(scores, "memcpy"),
        score(scores, "sha256"),
        score(scores, "plan"),
        score(scores, "planAndApply"),
        score(scores, "planAndSha256"),
        score(scores, "commonsImaging"),
        scores.getOrDefault("planAndSha256", Double.NaN)
            / scores.getOrDefault("sha256", Double.NaN));
  }

  /** Empty for what was not measured, or failed: the other rows are worth having. */
  private static String score(Map<String, Double> scores, String name) {
    Double score = scores.get(name);
    return score == null ? "" : String.format(Locale.ROOT, score < 100 ? "%.1f" : "%.0f", score);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The clean path of a 5 MB JPEG beside what bounds it: copying memory and SHA-256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
public class CleanBenchmark {
  private ByteBuffer image;
  private Sanitizer sanitizer;
  private MessageDigest sha256;
  private byte[] copy;

  @Setup
  public void prepare() throws IOException, BadImage, NoSuchAlgorithmException {
    image = ByteBuffer.wrap(TestPhoto.ofAtLeast(5_000_000));
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

  static void run() throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(CleanBenchmark.class.getName()).build()).run();
    Map<String, Double> scores = new HashMap<>();
    for (RunResult result : results) {
      scores.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    System.out.println("clean: a 5 MB JPEG, images a second");
    scores.forEach(
        (name, score) -> System.out.printf(Locale.ROOT, "  %-16s %10.1f%n", name, score));
    System.out.printf(
        Locale.ROOT,
        "  ratio: plan and SHA-256 / SHA-256 alone = %.2f%n",
        scores.get("planAndSha256") / scores.get("sha256"));
  }
}

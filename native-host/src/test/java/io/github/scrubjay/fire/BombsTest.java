// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.wire.RunningHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each image that was made to blow a reader up is answered or refused, by one host with half of its
 * usual memory, and by the command line. Times are bounds against hanging, no measurements: the
 * host's own limit of a job is 20 s.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BombsTest {
  private static final String MEMORY = "-Xmx256m";
  private static final Pattern ERROR =
      Pattern.compile("\"code\":\"([a-z_]+)\",\"detail\":\"(.*)\"}");

  /**
   * What an image may be refused with. Anything else is an accident: {@code internal}, or silence.
   */
  private static final List<String> REFUSALS =
      List.of("bad_image", "unsupported_format", "too_large", "verify_failed", "time_limit");

  private static RunningHost running;
  private static long lastId;

  static List<Bomb> bombs() {
    return Bomb.all();
  }

  @AfterAll
  static void end() {
    if (running != null) {
      running.close();
    }
  }

  /** The host that outlived the bombs before. */
  private static RunningHost host() throws IOException {
    if (running == null || !running.process().isAlive()) {
      running = RunningHost.start(MEMORY);
    }
    return running;
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void theHostAnswersAndGoesOn(Bomb bomb) throws Exception {
    RunningHost host = host();
    long id = ++lastId;
    host.conversation().sendImage(id, bomb.image().get());
    boolean slow = assertAnswered(host, id);
    if (slow) {
      // A host that had to leave two threads behind ends itself; the browser starts the next one.
      host.close();
      running = null;
      host = host();
    }
    Photo.assertIsCleanedBy(host);
  }

  static List<String> formats() {
    return bombs().stream().map(BombsTest::format).distinct().toList();
  }

  private static String format(Bomb bomb) {
    return bomb.name().substring(0, bomb.name().indexOf(':'));
  }

  /**
   * Each bomb is cleaned or refused, the photo beside them is cleaned, and nothing else happens.
   */
  @ParameterizedTest
  @MethodSource("formats")
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theCommandLineGoesThroughAll(String format, @TempDir Path folder) throws Exception {
    Path photo = folder.resolve("photo.jpg");
    Files.write(photo, new JpegBuilder().segment(0xFE, JpegBuilder.secret()).build());
    List<Path> files = new ArrayList<>();
    for (Bomb bomb : bombs()) {
      if (format(bomb).equals(format)) {
        Path file = folder.resolve(files.size() + "." + format);
        Files.write(file, bomb.image().get());
        files.add(file);
      }
    }
    String refused = run("inspect", files, photo);
    assertThat(refused).as(refused).doesNotContain(": internal:").doesNotContain("OutOfMemory");

    Path out = folder.resolve("cleaned");
    refused = run("clean", files, photo, "--out", out.toString());
    assertThat(refused).as(refused).doesNotContain(": internal:").doesNotContain("OutOfMemory");
    assertThat(Files.readString(out.resolve("photo.jpg"), StandardCharsets.ISO_8859_1))
        .doesNotContain("PLANTEDSECRET");
    for (Path file : files) {
      assertThat(Files.exists(out.resolve(file.getFileName())))
          .as(refused)
          .isNotEqualTo(refused.contains(file + ": "));
    }
  }

  /** What was refused. */
  private static String run(String command, List<Path> files, Path photo, String... more)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command, "--json"));
    arguments.addAll(List.of(more));
    files.forEach(file -> arguments.add(file.toString()));
    arguments.add(photo.toString());
    Process process =
        new ProcessBuilder(
                RunningHost.command(new String[] {MEMORY}, arguments.toArray(String[]::new)))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String refused = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(refused).isIn(0, 1);
      return refused;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * @return whether the time that an image may take was not enough for it
   */
  private static boolean assertAnswered(RunningHost host, long id) throws IOException {
    String answer = host.conversation().receive();
    assertThat(answer).contains("\"id\":" + id);
    String first = answer;
    if (answer.startsWith("{\"type\":\"result.begin\"")) {
      while (!answer.startsWith("{\"type\":\"result.end\"")) {
        answer = host.conversation().receive();
      }
    } else if (!answer.startsWith("{\"type\":\"result\"")) {
      Matcher error = ERROR.matcher(answer);
      assertThat(error.find()).as(answer).isTrue();
      assertThat(REFUSALS).as(answer).contains(error.group(1));
    }
    return first.contains("\"time_limit\"") || first.contains("took too long");
  }
}

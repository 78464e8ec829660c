// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.image.SeedImages;
import io.github.scrubjay.vision.Drawn;
import io.github.scrubjay.vision.face.DrawnFaces;
import io.github.scrubjay.wire.HostConversation;
import io.github.scrubjay.wire.RunningHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine around the real host fails or is another one than usual. */
@DisabledOnOs(OS.WINDOWS) // signals and environments are those of Unix
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostFaultsTest {
  private static final byte[] FACE =
      Drawn.file(new DrawnFaces(500, 400).face(250, 180, 100).picture(), "png");

  /** What an undisturbed host answers to each seed. */
  private static Map<String, String> usual;

  @BeforeAll
  static void askAnUndisturbedHost() throws IOException {
    try (RunningHost host = RunningHost.start()) {
      usual = answers(host);
    }
  }

  private static Map<String, String> answers(RunningHost host) throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    long id = 0;
    for (Map.Entry<String, byte[]> seed : SeedImages.all().entrySet()) {
      host.conversation().sendImage(++id, seed.getValue());
      answers.put(seed.getKey(), host.conversation().receive());
    }
    return answers;
  }

  private static void assertIsAsUsual(RunningHost host) throws Exception {
    assertThat(answers(host)).isEqualTo(usual);
    Photo.assertIsCleanedBy(host);
    host.conversation().hangUp();
    host.assertEnds(0);
    host.assertNothingIsLeft();
  }

  /** Where a host is in its work when it is struck. */
  enum Phase {
    IDLE,
    UPLOAD,
    CLEANING,
    ANSWERING,
    LOOKING;

    /** Brings the host there; job 1 is then open, or just being answered. */
    void reach(HostConversation host) throws IOException {
      byte[] large =
          new JpegBuilder().segment(0xFE, JpegBuilder.secret()).trailer(new byte[20 << 20]).build();
      switch (this) {
        case UPLOAD -> {
          host.sendBegin(1, Photo.BYTES.length);
          host.sendRaw(new byte[] {99, 0});
        }
        case CLEANING -> host.sendImage(1, large);
        case ANSWERING -> {
          // thousands of errors that nobody reads yet
          for (int count = 0; count < 400; count++) {
            host.send("{\"type\":\"tomorrow\"}");
          }
        }
        case LOOKING -> {
          host.sendLook(1, FACE, "\"faces\"", true);
          host.sendImage(2, Photo.BYTES);
          host.receive();
        }
        default -> {}
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledHostLeavesNothingBehindAndTheNextOneCleans(Phase phase) throws Exception {
    try (RunningHost host = RunningHost.start()) {
      phase.reach(host.conversation());
      host.signal("KILL");
      host.assertNothingIsLeft();
      String said =
          new String(host.process().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(said).doesNotContain("PLANTEDSECRET");
    }
    Photo.assertIsCleanedByTheNextHost();
  }

  /** As when a laptop is closed: the clock that counts goes on. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPLOAD")
  void aHostThatWasStoppedGoesOn(Phase phase) throws Exception {
    try (RunningHost running = RunningHost.start()) {
      HostConversation host = running.conversation();
      phase.reach(host);
      running.signal("STOP");
      assertThat(running.process().waitFor(2, TimeUnit.SECONDS)).isFalse();
      running.signal("CONT");
      switch (phase) {
        case CLEANING -> assertThat(host.receive()).contains("\"id\":1");
        case LOOKING -> {
          assertThat(host.receive()).contains("\"regions\",\"id\":1");
          assertThat(host.receive()).contains("\"look.result\",\"id\":1");
        }
        case ANSWERING -> {
          for (int count = 0; count < 400; count++) {
            assertThat(host.receive()).contains("\"bad_message\"");
          }
        }
        default -> {}
      }
      Photo.assertIsCleanedBy(running);
      host.hangUp();
      running.assertEnds(0);
      running.assertNothingIsLeft();
    }
  }

  /** Longer than a job may take: it is answered all the same, and the host goes on. */
  @Test
  void aHostThatWasStoppedForLongAnswersTheOpenJob() throws Exception {
    try (RunningHost running = RunningHost.start()) {
      HostConversation host = running.conversation();
      host.sendBegin(1, Photo.BYTES.length);
      Photo.assertIsCleanedBy(running); // so that it took the first message
      running.signal("STOP");
      assertThat(running.process().waitFor(25, TimeUnit.SECONDS)).isFalse();
      running.signal("CONT");
      assertThat(host.receive()).startsWith("{\"type\":\"error\",\"id\":1,\"code\":\"time_limit\"");
      host.sendChunks(1, Photo.BYTES); // was under way
      host.sendEnd(1, Photo.BYTES);
      Photo.assertIsCleanedBy(running);
    }
  }

  /** The browser is gone while the host is stopped. */
  @Test
  void aStoppedHostEndsWhenItWakesWithoutABrowser() throws Exception {
    try (RunningHost running = RunningHost.start()) {
      Phase.LOOKING.reach(running.conversation());
      running.signal("STOP");
      running.process().getInputStream().close();
      running.conversation().hangUp();
      running.signal("CONT");
      running.assertNothingIsLeft();
    }
  }

  private static void assertLooks(RunningHost host) throws IOException {
    host.conversation().sendLook(9, FACE, "\"faces\",\"codes\",\"text\"", false);
    String answer = host.conversation().receive();
    assertThat(answer).startsWith("{\"type\":\"regions\",\"id\":9").contains("\"face\"");
    while (answer.startsWith("{\"type\":\"regions\"")) {
      answer = host.conversation().receive();
    }
    assertThat(answer).startsWith("{\"type\":\"look.result\",\"id\":9").contains("\"face\"");
  }

  @Test
  void needsNoFolderForTemporaryFiles() throws Exception {
    Consumer<ProcessBuilder> nowhere =
        builder -> {
          for (String name : List.of("TMPDIR", "TMP", "TEMP", "HOME", "XDG_RUNTIME_DIR")) {
            builder.environment().put(name, "/nonexistent");
          }
        };
    try (RunningHost host =
        RunningHost.start(nowhere, "-Djava.io.tmpdir=/nonexistent", "-Duser.home=/nonexistent")) {
      assertLooks(host);
      assertIsAsUsual(host);
    }
  }

  @Test
  void needsNoRoomOnTheDisk(@TempDir Path folder) throws Exception {
    Path full = Files.createDirectory(folder.resolve("full"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", full.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(mount.waitFor() == 0, "only root makes a disk that is full");
    try {
      Files.write(full.resolve("filling"), new byte[4096]);
      assertThat(space(full)).isZero();
      Consumer<ProcessBuilder> there =
          builder -> {
            builder.environment().put("TMPDIR", full.toString());
            builder.environment().put("HOME", full.toString());
          };
      try (RunningHost host =
          RunningHost.start(there, "-Djava.io.tmpdir=" + full, "-Duser.home=" + full)) {
        assertLooks(host);
        assertIsAsUsual(host);
      }
      try (var files = Files.list(full)) {
        assertThat(files).hasSize(1);
      }
    } finally {
      new ProcessBuilder("umount", full.toString()).start().waitFor();
    }
  }

  private static long space(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return store.getUsableSpace();
  }

  /** Nothing is written to where temporary files go, whatever is cleaned and looked at. */
  @Test
  void writesNoTemporaryFile(@TempDir Path folder) throws Exception {
    try (RunningHost host =
        RunningHost.start(
            builder -> builder.environment().put("TMPDIR", folder.toString()),
            "-Djava.io.tmpdir=" + folder)) {
      assertLooks(host);
      assertIsAsUsual(host);
    }
    assertThat(folder.toFile().list()).isEmpty();
  }

  /** Letters without a dot, other digits, other calendars, another alphabet for bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=tr_TR.UTF-8 -Duser.language=tr -Duser.country=TR",
        "LC_ALL=ar_EG.UTF-8 -Duser.language=ar -Duser.country=EG",
        "LC_ALL=th_TH.UTF-8 -Duser.language=th -Duser.country=TH -Duser.variant=TH",
        "LC_ALL=ja_JP.eucJP -Duser.language=ja -Duser.country=JP -Duser.variant=JP",
        "TZ=Pacific/Apia JAVA_TOOL_OPTIONS=-Dfile.encoding=UTF-16",
        "TZ=America/St_Johns JAVA_TOOL_OPTIONS=-Dfile.encoding=ISO-8859-1",
        "LC_ALL=tr_TR -Dstdout.encoding=UTF-16 -Dline.separator=x"
      })
  void answersTheSameInOtherLanguages(String settings) throws Exception {
    List<String> words = List.of(settings.split(" "));
    Consumer<ProcessBuilder> environment =
        builder -> {
          for (String word : words) {
            if (!word.startsWith("-")) {
              int equals = word.indexOf('=');
              builder.environment().put(word.substring(0, equals), word.substring(equals + 1));
            }
          }
        };
    String[] options = words.stream().filter(word -> word.startsWith("-")).toArray(String[]::new);
    try (RunningHost host = RunningHost.start(environment, options)) {
      assertIsAsUsual(host);
    }
  }
}

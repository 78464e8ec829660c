// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are shell scripts")
final class DoctorTest {
  private static final Product PRODUCT =
      new Product("org.example.host", List.of("a"), List.of("b"));
  private static final String BUILD = "1.0.0+this";
  private static final String ANSWERS = answering(BUILD);

  @TempDir private Path folder;
  private SetUp sound;

  /** A user with Chromium and a system-wide Firefox, both registered, and the host in place. */
  record SetUp(Machine machine, Path launcher) {
    Path manifest() {
      return machine.home().resolve(".config/chromium/NativeMessagingHosts/org.example.host.json");
    }

    Path write(String path, String text) throws IOException {
      Path file = machine.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    }

    void script(Path program, String text) throws IOException {
      Files.createDirectories(program.getParent());
      Files.writeString(program, text);
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    void folder(String path) throws IOException {
      Files.createDirectories(machine.resolve(path));
    }

    void register() throws IOException {
      new Registrar(PRODUCT, launcher, Path.of("/"), false)
          .register(Places.ofUser(PRODUCT, machine));
    }

    List<Check> failures(Duration patience) {
      return new Doctor(PRODUCT, machine, launcher, BUILD, patience, new RegExe())
          .examine().stream().filter(check -> !check.passed()).toList();
    }
  }

  /** A script that answers like a host of some build and ends at the end of input. */
  private static String answering(String build) {
    String hello = "{\"type\":\"hello\",\"build\":\"" + build + "\"}";
    assertThat(hello.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(8, 255);
    return "#!/bin/sh\nprintf '\\%03o\\000\\000\\000'\nprintf '%%s' '%s'\ncat >/dev/null\n"
        .formatted(hello.length(), hello);
  }

  @BeforeEach
  void makeASoundSetUp() throws IOException {
    sound = new SetUp(Machines.in(folder, Os.LINUX), folder.resolve("installed here/bin/host"));
    sound.script(sound.launcher(), ANSWERS);
    sound.folder("~/.config/chromium");
    sound.register();
  }

  @Test
  void aSoundSetUpHasNoFailure() {
    assertThat(sound.failures(Duration.ofSeconds(10))).isEmpty();
  }

  /** Breaks a sound set-up. */
  interface Damage {
    void in(SetUp setUp) throws IOException;
  }

  /**
   * One way in which a set-up is broken.
   *
   * @param cause what the doctor must say
   * @param mend what it must advise
   */
  record Broken(String sentence, Damage damage, String cause, String mend) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static List<Broken> brokenSetUps() {
    String registerAgain = "bin/host' register --user";
    return List.of(
        new Broken(
            "the manifest is missing",
            setUp -> Files.delete(setUp.manifest()),
            "is missing",
            registerAgain),
        new Broken(
            "the manifest is no JSON",
            setUp -> Files.writeString(setUp.manifest(), "{"),
            "is broken",
            registerAgain),
        new Broken(
            "the manifest allows another extension",
            setUp ->
                Files.writeString(
                    setUp.manifest(),
                    Files.readString(setUp.manifest()).replace("//a/", "//other/")),
            "wrong extensions: [chrome-extension://other/]",
            registerAgain),
        new Broken(
            "the manifest names another host",
            setUp ->
                Files.writeString(
                    setUp.manifest(),
                    Files.readString(setUp.manifest()).replace("org.example.host", "org.other")),
            "names 'org.other'",
            registerAgain),
        new Broken(
            "the manifest names a program that is gone",
            setUp -> {
              Path gone = setUp.launcher().resolveSibling("gone");
              setUp.script(gone, ANSWERS);
              new SetUp(setUp.machine(), gone).register();
              Files.delete(gone);
            },
            "gone is missing",
            registerAgain),
        new Broken(
            "the browser starts an older version",
            setUp -> {
              Path old = setUp.launcher().resolveSibling("old");
              setUp.script(old, answering("0.9.0+old"));
              new SetUp(setUp.machine(), old).register();
            },
            "stale version",
            registerAgain),
        new Broken(
            "a user's manifest of an older version hides the one for all users",
            setUp -> {
              Path old = setUp.launcher().resolveSibling("old");
              setUp.script(old, answering("0.9.0+old"));
              new SetUp(setUp.machine(), old).register();
              new Registrar(PRODUCT, setUp.launcher(), Path.of("/"), false)
                  .register(Places.ofSystem(PRODUCT, setUp.machine()));
            },
            "stale version",
            registerAgain),
        new Broken(
            "the host is missing",
            setUp -> Files.delete(setUp.launcher()),
            "bin/host is missing",
            "install ScrubJay again"),
        new Broken(
            "the host is not executable",
            setUp -> assertThat(setUp.launcher().toFile().setExecutable(false, false)).isTrue(),
            "is not executable",
            "chmod a+x '"),
        new Broken(
            "the host ends at once",
            setUp -> setUp.script(setUp.launcher(), "#!/bin/sh\necho no java >&2\nexit 127\n"),
            "ended with status 127 and no answer: no java",
            "install ScrubJay again"),
        new Broken(
            "something else prints to the host's stdout",
            setUp -> setUp.script(setUp.launcher(), "#!/bin/sh\necho Picked up options\n"),
            "stdout begins with something else",
            "install ScrubJay again"),
        new Broken(
            "the host's interpreter is missing",
            setUp -> setUp.script(setUp.launcher(), "#!/no/such/interpreter\n"),
            "can't be started",
            "install ScrubJay again"),
        new Broken(
            "a policy forbids hosts of one user",
            setUp ->
                setUp.write(
                    "/etc/chromium/policies/managed/rules.json",
                    "{\"NativeMessagingUserLevelHosts\": false}"),
            "NativeMessagingUserLevelHosts",
            "register --system"),
        new Broken(
            "a policy blocks all hosts",
            setUp ->
                setUp.write(
                    "/etc/chromium/policies/managed/rules.json",
                    "{\"NativeMessagingBlocklist\": [\"*\"]}"),
            "NativeMessagingBlocklist",
            "add \"org.example.host\" to NativeMessagingAllowlist"),
        new Broken(
            "Chromium is a snap",
            setUp -> setUp.folder("~/snap/chromium"),
            "a snap of this browser can't start",
            "install Chromium from its own package"),
        new Broken(
            "Firefox is a Flatpak that may not see the host",
            setUp -> {
              setUp.folder("~/.var/app/org.mozilla.firefox");
              setUp.register();
            },
            "the sandbox does not see",
            "flatpak override --user --filesystem="),
        new Broken(
            "Firefox is a Flatpak without a manifest",
            setUp -> setUp.folder("~/.var/app/org.mozilla.firefox"),
            "native-messaging-hosts/org.example.host.json is missing",
            registerAgain),
        new Broken(
            "Firefox was never told",
            setUp -> setUp.folder("~/.config/mozilla"),
            ".mozilla/native-messaging-hosts/org.example.host.json is missing",
            registerAgain),
        new Broken(
            "there is no browser",
            setUp -> {
              Files.delete(setUp.manifest());
              Files.delete(setUp.manifest().getParent());
              Files.delete(setUp.machine().resolve("~/.config/chromium"));
            },
            "none of the browsers",
            "start your browser once"));
  }

  @ParameterizedTest
  @MethodSource("brokenSetUps")
  void namesTheCauseAndWhatMendsIt(Broken broken) throws IOException {
    broken.damage().in(sound);
    assertThat(sound.failures(Duration.ofSeconds(10)))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.seen()).contains(broken.cause());
              assertThat(check.mend()).contains(broken.mend());
            });
  }

  @Test
  void aHostThatHangsIsGivenUpAfterItsTime() throws IOException {
    sound.script(sound.launcher(), "#!/bin/sh\nexec sleep 1000\n");
    assertThat(sound.failures(Duration.ofMillis(200)))
        .singleElement()
        .extracting(Check::seen)
        .asString()
        .contains("did not answer and end within 200 ms");
  }

  @Test
  void theSystemWideHostIsEnough() throws IOException {
    Files.delete(sound.manifest());
    new Registrar(PRODUCT, sound.launcher(), Path.of("/"), false)
        .register(Places.ofSystem(PRODUCT, sound.machine()));
    sound.write(
        "/etc/chromium/policies/managed/rules.json", "{\"NativeMessagingUserLevelHosts\": false}");
    assertThat(sound.failures(Duration.ofSeconds(10))).isEmpty();
  }

  @Test
  void whatTheAdministratorAllowsIsNotBlocked() throws IOException {
    sound.write(
        "/etc/chromium/policies/managed/one.json", "{\"NativeMessagingBlocklist\": [\"*\"]}");
    sound.write(
        "/etc/chromium/policies/managed/two.json",
        "{\"NativeMessagingAllowlist\": [\"org.example.host\"]}");
    assertThat(sound.failures(Duration.ofSeconds(10))).isEmpty();
  }

  @Test
  void aFlatpakThatMaySeeTheHostIsFine() throws IOException {
    sound.folder("~/.var/app/org.mozilla.firefox");
    sound.register();
    Path installed = sound.launcher().getParent().getParent();
    sound.write(
        "~/.local/share/flatpak/overrides/org.mozilla.firefox",
        "[Context]\nfilesystems=xdg-music;" + installed + ":ro;\n");
    assertThat(sound.failures(Duration.ofSeconds(10))).isEmpty();
  }

  @Test
  void aSnapOfFirefoxMayNeedPermission() throws IOException {
    sound.folder("~/snap/firefox");
    sound.register();
    assertThat(
            new Doctor(
                    PRODUCT,
                    sound.machine(),
                    sound.launcher(),
                    BUILD,
                    Duration.ofSeconds(10),
                    new RegExe())
                .examine())
        .filteredOn(check -> check.status() == Check.Status.NOTE)
        .singleElement()
        .extracting(Check::mend)
        .asString()
        .contains("flatpak permission-set webextensions org.example.host snap.firefox yes");
  }
}

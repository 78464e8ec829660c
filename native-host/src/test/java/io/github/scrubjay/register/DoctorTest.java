// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are shell scripts")
final class DoctorTest {
  private static final Product PRODUCT =
      new Product("org.example.host", List.of("a"), List.of("b"));

  @TempDir private Path home;
  private Path launcher;
  private Path manifests;

  @BeforeEach
  void makeASoundSetUp() throws IOException {
    launcher = home.resolve("host");
    // Answers like the host: one frame that is a hello.
    script("#!/bin/sh\nprintf '\\020\\000\\000\\000{\"type\":\"hello\"}'\ncat >/dev/null\n");
    manifests = Files.createDirectories(home.resolve(".config/chromium/NativeMessagingHosts"));
    new Registrar(PRODUCT).register(BrowserKind.CHROMIUM, manifests, launcher);
  }

  private void script(String text) throws IOException {
    Files.writeString(launcher, text);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private List<Check> failures() {
    return new Doctor(PRODUCT, home, "Linux", launcher)
        .examine().stream().filter(check -> !check.passed()).toList();
  }

  @Test
  void aSoundSetUpHasNoFailure() {
    assertThat(failures()).isEmpty();
  }

  @Test
  void everyFailureSaysWhatMendsIt() throws IOException {
    Files.delete(manifests.resolve("org.example.host.json"));
    script("#!/bin/sh\nexit 3\n");
    assertThat(failures()).hasSize(2).allSatisfy(check -> assertThat(check.mend()).isNotEmpty());
  }

  @Test
  void namesAMissingManifest() throws IOException {
    Files.delete(manifests.resolve("org.example.host.json"));
    assertThat(failures())
        .singleElement()
        .extracting(Check::seen)
        .asString()
        .contains("is missing");
  }

  @Test
  void namesABrokenManifest() throws IOException {
    Files.writeString(manifests.resolve("org.example.host.json"), "{");
    assertThat(failures()).singleElement().extracting(Check::seen).asString().contains("is broken");
  }

  @Test
  void namesAManifestOfAnotherVersion() throws IOException {
    Product older = new Product(PRODUCT.hostName(), List.of("older"), List.of());
    new Registrar(older).register(BrowserKind.CHROMIUM, manifests, launcher);
    assertThat(failures())
        .singleElement()
        .extracting(Check::seen)
        .asString()
        .contains("another version");
  }

  @Test
  void namesAManifestWhoseProgramIsGone() throws IOException {
    Path moved = home.resolve("moved");
    Files.writeString(moved, "#!/bin/sh\n");
    assertThat(moved.toFile().setExecutable(true)).isTrue();
    new Registrar(PRODUCT).register(BrowserKind.CHROMIUM, manifests, moved);
    Files.delete(moved);
    assertThat(failures())
        .singleElement()
        .extracting(Check::seen)
        .asString()
        .contains("can't be started");
  }

  @Test
  void namesAHostThatEndsWithoutAnAnswer() throws IOException {
    script("#!/bin/sh\nexit 3\n");
    assertThat(failures()).singleElement().extracting(Check::name).isEqualTo("host answers");
  }

  @Test
  void namesAMissingHost() throws IOException {
    Files.delete(launcher);
    assertThat(failures()).extracting(Check::name).contains("host program", "host answers");
  }

  @Test
  void saysWhenNoBrowserIsThere() throws IOException {
    Path empty = Files.createDirectories(home.resolve("empty"));
    assertThat(new Doctor(PRODUCT, empty, "Linux", launcher).examine())
        .filteredOn(check -> !check.passed())
        .singleElement()
        .extracting(Check::name)
        .isEqualTo("browsers");
  }
}

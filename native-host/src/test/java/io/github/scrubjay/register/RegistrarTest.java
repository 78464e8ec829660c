// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistrarTest {
  private static final Product PRODUCT =
      new Product("org.example.host", List.of("aaaabbbbccccddddeeeeffffgggghhhh"), List.of("a@b"));

  @TempDir private Path folder;
  private Path launcher;
  private final Registrar registrar = new Registrar(PRODUCT);

  @BeforeEach
  void makeLauncher() throws IOException {
    launcher = Files.createFile(folder.resolve("host \"quoted\" program"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void writesTheChromiumForm() throws IOException {
    Path manifest = registrar.register(BrowserKind.CHROMIUM, folder.resolve("a/b"), launcher);
    assertThat(manifest).isEqualTo(folder.resolve("a/b/org.example.host.json"));
    assertThat(Files.readString(manifest))
        .contains(
            "\"name\" : \"org.example.host\"",
            "\"type\" : \"stdio\"",
            "\"allowed_origins\" : [ \"chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/\" ]")
        .doesNotContain("allowed_extensions");
    assertThat(HostManifest.launcherOf(manifest)).contains(launcher);
  }

  @Test
  void writesTheFirefoxForm() throws IOException {
    Path manifest = registrar.register(BrowserKind.FIREFOX, folder, launcher);
    assertThat(Files.readString(manifest))
        .contains("\"allowed_extensions\" : [ \"a@b\" ]")
        .doesNotContain("allowed_origins");
  }

  @Test
  void doingItTwiceChangesNothingAndLeavesNoOtherFile() throws IOException {
    Path dir = folder.resolve("manifests");
    Path manifest = registrar.register(BrowserKind.FIREFOX, dir, launcher);
    String once = Files.readString(manifest);
    registrar.register(BrowserKind.FIREFOX, dir, launcher);
    assertThat(Files.readString(manifest)).isEqualTo(once);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(manifest);
    }
  }

  @Test
  void refusesALauncherThatCanNotBeStarted() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> registrar.register(BrowserKind.FIREFOX, folder, missing))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing or not executable");
  }

  @Test
  void unregisterRemovesOnlyItsOwnFile() throws IOException {
    Path other = Files.createFile(folder.resolve("org.example.other.json"));
    registrar.register(BrowserKind.FIREFOX, folder, launcher);
    assertThat(registrar.unregister(folder)).isTrue();
    assertThat(registrar.unregister(folder)).isFalse();
    assertThat(other).exists();
  }

  @Test
  void theTableGivesEveryBrowserAFolderUnderHome() {
    for (String os : List.of("Linux", "Mac OS X")) {
      List<Browser> browsers = Browsers.forUser(folder, os);
      assertThat(browsers).extracting(Browser::id).contains("chrome", "chromium", "firefox");
      assertThat(browsers).extracting(Browser::id).doesNotHaveDuplicates();
      assertThat(browsers)
          .allSatisfy(
              browser -> assertThat(browser.manifestDir().startsWith(browser.probe())).isTrue());
    }
  }

  @Test
  void aBrowserThatWasNeverStartedIsNotPresent() throws IOException {
    Files.createDirectories(folder.resolve(".config/chromium"));
    assertThat(Browsers.present(folder, "Linux"))
        .extracting(Browser::id)
        .containsExactly("chromium");
  }

  @Test
  void theProductNamesIdsOfTheRightShape() {
    Product product = Product.load();
    assertThat(product.hostName()).matches("[a-z0-9_]+(\\.[a-z0-9_]+)*");
    assertThat(product.chromiumIds())
        .isNotEmpty()
        .allSatisfy(id -> assertThat(id).matches("[a-p]{32}"));
    assertThat(product.firefoxIds())
        .isNotEmpty()
        .allSatisfy(id -> assertThat(id).matches("[^@]+@[^@]+"));
  }
}

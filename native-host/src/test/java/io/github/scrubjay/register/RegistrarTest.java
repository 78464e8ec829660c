// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.register.Change.Action;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class RegistrarTest {
  private static final Product PRODUCT =
      new Product("org.example.host", List.of("aaaabbbbccccddddeeeeffffgggghhhh"), List.of("a@b"));

  @TempDir private Path folder;
  private Path launcher;
  private Place.Folder chromium;
  private Place.Folder firefox;

  @BeforeEach
  void makeLauncher() throws IOException {
    launcher = program("installed/bin/host \"quoted\" program");
    chromium = new Place.Folder("Chromium", BrowserKind.CHROMIUM, folder.resolve("c/manifests"));
    firefox = new Place.Folder("Firefox", BrowserKind.FIREFOX, folder.resolve("f/manifests"));
  }

  private Path program(String name) throws IOException {
    Path program = folder.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private Registrar registrar() {
    return new Registrar(PRODUCT, launcher, Path.of("/"), false);
  }

  private static Path manifest(Place.Folder place) {
    return place.folder().resolve("org.example.host.json");
  }

  /** Every file with its content and every folder, to compare before and after. */
  private Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
      for (Path file : files.toList()) {
        all.put(file.toString(), Files.isDirectory(file) ? "" : Files.readString(file));
      }
    }
    return all;
  }

  private static List<Action> actions(List<Change> changes) {
    return changes.stream().map(Change::action).toList();
  }

  @Test
  void writesTheFormOfEachKind() throws IOException {
    assertThat(actions(registrar().register(List.of(chromium, firefox))))
        .containsExactly(Action.CREATED, Action.CREATED);
    assertThat(Files.readString(manifest(chromium)))
        .contains(
            "\"name\" : \"org.example.host\"",
            "\"type\" : \"stdio\"",
            "\"allowed_origins\" : [ \"chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/\" ]")
        .doesNotContain("allowed_extensions");
    assertThat(Files.readString(manifest(firefox)))
        .contains("\"allowed_extensions\" : [ \"a@b\" ]")
        .doesNotContain("allowed_origins");
    assertThat(HostManifest.read(manifest(firefox)).launcher()).isEqualTo(launcher);
  }

  @Test
  void doingItTwiceTouchesNoFile() throws IOException {
    registrar().register(List.of(chromium));
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(manifest(chromium), longAgo);
    Map<String, String> once = everything();
    assertThat(actions(registrar().register(List.of(chromium)))).containsExactly(Action.UNCHANGED);
    assertThat(everything()).isEqualTo(once);
    assertThat(Files.getLastModifiedTime(manifest(chromium))).isEqualTo(longAgo);
  }

  @Test
  void replacesAManifestThatNamesAnotherProgramOrIsBroken() throws IOException {
    for (String before : List.of("{", "{\"name\":\"org.example.host\",\"path\":\"/old\"}")) {
      Files.createDirectories(chromium.folder());
      Files.writeString(manifest(chromium), before);
      assertThat(actions(registrar().register(List.of(chromium)))).containsExactly(Action.UPDATED);
      assertThat(HostManifest.read(manifest(chromium)).launcher()).isEqualTo(launcher);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void everyUserCanReadAManifest() throws IOException {
    registrar().register(List.of(chromium));
    assertThat(Files.getPosixFilePermissions(manifest(chromium)))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void aDryRunSaysTheSameAndDoesNothing() throws IOException {
    Registrar dry = new Registrar(PRODUCT, launcher, Path.of("/"), true);
    Map<String, String> before = everything();
    assertThat(actions(dry.register(List.of(chromium)))).containsExactly(Action.CREATED);
    assertThat(everything()).isEqualTo(before);
    registrar().register(List.of(chromium));
    before = everything();
    assertThat(actions(dry.unregister(List.of(chromium)))).containsExactly(Action.REMOVED);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void refusesALauncherThatCanNotBeStartedAndTouchesNothing() throws IOException {
    Map<String, String> before = everything();
    Registrar missing = new Registrar(PRODUCT, folder.resolve("missing"), Path.of("/"), false);
    assertThatThrownBy(() -> missing.register(List.of(firefox)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing or not executable");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void onePlaceThatFailsDoesNotKeepItFromTheOthers() throws IOException {
    Files.writeString(folder.resolve("c"), "a file where a folder should be");
    List<Change> changes = registrar().register(List.of(chromium, firefox));
    assertThat(actions(changes)).containsExactly(Action.FAILED, Action.CREATED);
    assertThat(changes.get(0).where()).isEqualTo(chromium.folder().toString());
  }

  @Test
  void aPackageIsPutTogetherUnderAnotherRoot() throws IOException {
    Path root = folder.resolve("stage");
    program("stage/opt/scrubjay/bin/scrubjay-host");
    Path installed = Path.of("/opt/scrubjay/bin/scrubjay-host");
    Machine machine = Machines.in(folder, Os.LINUX).staged(root);
    List<Change> changes =
        new Registrar(PRODUCT, installed, root, false).register(Places.ofSystem(PRODUCT, machine));
    assertThat(changes)
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.action()).isEqualTo(Action.CREATED);
              assertThat(HostManifest.read(Path.of(change.where())).launcher())
                  .isEqualTo(installed);
              assertThat(Path.of(change.where())).startsWith(root);
            });
  }

  @Test
  void unregisterLeavesNothingBehind() throws IOException {
    Map<String, String> before = everything();
    registrar().register(List.of(chromium, firefox));
    assertThat(actions(registrar().unregister(List.of(chromium, firefox))))
        .containsExactly(Action.REMOVED, Action.REMOVED);
    assertThat(everything()).isEqualTo(before);
    assertThat(actions(registrar().unregister(List.of(chromium)))).containsExactly(Action.ABSENT);
  }

  @Test
  void unregisterLeavesAloneWhatIsNotOurs() throws IOException {
    Path other = program("other/bin/host");
    Files.createDirectories(chromium.folder());
    Files.writeString(chromium.folder().resolve("org.example.other.json"), "{}");
    for (String theirs :
        List.of(
            "{",
            "[]",
            "{\"name\":\"org.example.host\",\"path\":\"" + other + "\"}",
            "{\"name\":\"org.example.other\",\"path\":\"/gone\"}")) {
      Files.writeString(manifest(chromium), theirs);
      Map<String, String> before = everything();
      assertThat(actions(registrar().unregister(List.of(chromium)))).containsExactly(Action.KEPT);
      assertThat(everything()).isEqualTo(before);
    }
  }

  @Test
  void unregisterRemovesAManifestWhoseProgramIsGone() throws IOException {
    Files.createDirectories(chromium.folder());
    Files.writeString(
        manifest(chromium), "{\"name\":\"org.example.host\",\"path\":\"/gone/host\"}");
    assertThat(actions(registrar().unregister(List.of(chromium)))).containsExactly(Action.REMOVED);
  }

  /** A registry in memory. */
  private static final class FakeRegistry implements WindowsRegistry {
    private final Map<String, String> values = new TreeMap<>();

    @Override
    public Optional<String> read(String key, String name) {
      return Optional.ofNullable(values.get(name.isEmpty() ? key : key + "\\" + name));
    }

    @Override
    public void write(String key, String value) {
      values.put(key, value);
    }

    @Override
    public void delete(String key) {
      values.remove(key);
    }
  }

  @Test
  void onWindowsAKeyNamesAManifestBesideTheProgram() throws IOException {
    FakeRegistry registry = new FakeRegistry();
    Registrar windows = new Registrar(PRODUCT, launcher, Path.of("/"), false, registry);
    Map<String, String> before = everything();
    var places = Places.ofUser(PRODUCT, Machines.in(folder, Os.WINDOWS));
    assertThat(actions(windows.register(places))).containsOnly(Action.CREATED);
    assertThat(registry.values).hasSameSizeAs(places);
    String chrome = "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\org.example.host";
    Path named = Path.of(registry.values.get(chrome));
    assertThat(named.getParent()).isEqualTo(launcher.getParent());
    assertThat(HostManifest.read(named).launcher()).isEqualTo(launcher);
    assertThat(actions(windows.register(places))).containsOnly(Action.UNCHANGED);

    registry.write(chrome, "C:\\another\\program.json");
    assertThat(windows.unregister(places))
        .filteredOn(change -> change.where().equals(chrome))
        .extracting(Change::action)
        .containsExactly(Action.KEPT);
    assertThat(registry.values).containsOnlyKeys(chrome);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void readsTheAnswerOfRegExe() {
    String answer =
        "\r\nHKEY_CURRENT_USER\\Software\\X\r\n    (Standard)    REG_SZ    C:\\Program Files\\a.json\r\n";
    assertThat(RegExe.valueIn(answer)).contains("C:\\Program Files\\a.json");
    assertThat(RegExe.valueIn("ERROR: no such key")).isEmpty();
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

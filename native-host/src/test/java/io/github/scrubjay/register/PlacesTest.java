// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PlacesTest {
  private static final Product PRODUCT =
      new Product("org.example.host", List.of("a"), List.of("b"));

  @TempDir private Path folder;

  private List<String> folders(Collection<Place> places) {
    Path home = folder.resolve("home");
    Path root = folder.resolve("root");
    return places.stream()
        .map(place -> ((Place.Folder) place).folder())
        .map(
            path ->
                path.startsWith(home) ? "~/" + home.relativize(path) : "/" + root.relativize(path))
        .toList();
  }

  @ParameterizedTest(name = "{0}: {1} makes {2}")
  @CsvSource({
    "LINUX, ~/.config/chromium, ~/.config/chromium/NativeMessagingHosts",
    "LINUX, ~/.config/google-chrome-beta, ~/.config/google-chrome-beta/NativeMessagingHosts",
    "LINUX, ~/.config/BraveSoftware/Brave-Browser,"
        + " ~/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts",
    "LINUX, ~/.mozilla, ~/.mozilla/native-messaging-hosts",
    // Firefox 147 and later keep profiles here, and manifests where they were.
    "LINUX, ~/.config/mozilla, ~/.mozilla/native-messaging-hosts",
    "LINUX, ~/.zen, ~/.mozilla/native-messaging-hosts",
    "LINUX, ~/snap/firefox, ~/.mozilla/native-messaging-hosts",
    "LINUX, ~/.var/app/org.mozilla.firefox,"
        + " ~/.var/app/org.mozilla.firefox/.mozilla/native-messaging-hosts",
    "LINUX, ~/.var/app/org.chromium.Chromium,"
        + " ~/.var/app/org.chromium.Chromium/config/chromium/NativeMessagingHosts",
    "MACOS, ~/Library/Application Support/Arc/User Data,"
        + " ~/Library/Application Support/Arc/User Data/NativeMessagingHosts",
    "MACOS, ~/Library/Application Support/Firefox,"
        + " ~/Library/Application Support/Mozilla/NativeMessagingHosts",
  })
  void aBrowserThatWasStartedIsFound(Os os, String started, String place) throws IOException {
    Machine machine = Machines.in(folder, os);
    Files.createDirectories(folder.resolve("home").resolve(started.substring(2)));
    assertThat(folders(Places.ofUser(PRODUCT, machine))).containsExactly(place);
  }

  @Test
  void aSnapThatCanNotStartHostsHasNoPlace() throws IOException {
    Files.createDirectories(folder.resolve("home/snap/chromium"));
    assertThat(Places.ofUser(PRODUCT, Machines.in(folder, Os.LINUX))).isEmpty();
  }

  @Test
  void aBrowserThatWasNeverStartedIsFoundByItsProgram() throws IOException {
    Path program = folder.resolve("bin/google-chrome-stable");
    Files.createDirectories(program.getParent());
    assertThat(Files.createFile(program).toFile().setExecutable(true)).isTrue();
    assertThat(folders(Places.ofUser(PRODUCT, Machines.in(folder, Os.LINUX))))
        .containsExactly("~/.config/google-chrome/NativeMessagingHosts");
  }

  @Test
  void withoutBrowsersThereIsNoPlace() {
    assertThat(Places.ofUser(PRODUCT, Machines.in(folder, Os.LINUX))).isEmpty();
    assertThat(Places.ofUser(PRODUCT, Machines.in(folder, Os.MACOS))).isEmpty();
  }

  @Test
  void allUsersOfLinuxHaveEveryPlaceOfTheTableOnce() {
    assertThat(folders(Places.ofSystem(PRODUCT, Machines.in(folder, Os.LINUX))))
        .doesNotHaveDuplicates()
        .contains(
            "/etc/opt/chrome/native-messaging-hosts",
            "/etc/chromium/native-messaging-hosts",
            "/etc/opt/edge/native-messaging-hosts",
            "/usr/lib/mozilla/native-messaging-hosts",
            "/usr/lib64/mozilla/native-messaging-hosts");
  }

  @Test
  void windowsHasKeysInTheHiveOfTheUserOrOfTheMachine() {
    Machine windows = Machines.in(folder, Os.WINDOWS);
    assertThat(Places.ofUser(PRODUCT, windows))
        .extracting(place -> ((Place.Key) place).key())
        .doesNotHaveDuplicates()
        .contains(
            "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\org.example.host",
            "HKCU\\Software\\Mozilla\\NativeMessagingHosts\\org.example.host");
    assertThat(Places.ofSystem(PRODUCT, windows))
        .extracting(place -> ((Place.Key) place).key())
        .allMatch(key -> key.startsWith("HKLM\\Software\\"));
  }

  @ParameterizedTest
  @EnumSource
  void noPlaceIsReadByBothKindsOfBrowsers(Os os) {
    Machine machine = Machines.in(folder, os);
    for (Collection<Place> places :
        List.of(Places.everyOfUser(PRODUCT, machine), Places.ofSystem(PRODUCT, machine))) {
      assertThat(places)
          .allSatisfy(
              place ->
                  assertThat(place.kind())
                      .isEqualTo(
                          place
                                  .toString()
                                  .toLowerCase(Locale.ROOT)
                                  .matches(".*(mozilla|librewolf|waterfox|zen/).*")
                              ? BrowserKind.FIREFOX
                              : BrowserKind.CHROMIUM));
    }
  }
}

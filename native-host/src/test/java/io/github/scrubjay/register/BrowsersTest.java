// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BrowsersTest {
  private static final Path SRC = Path.of("..", "src");

  @Test
  void theTableFitsItsSchema() throws IOException {
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SRC.resolve("browsers.schema.json")))
                .validate(Files.readString(SRC.resolve("browsers.json")), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, chrome chromium edge brave vivaldi opera yandex helium firefox librewolf waterfox zen tor",
    "MACOS, chrome chromium edge brave vivaldi opera arc yandex helium firefox librewolf waterfox zen tor",
    "WINDOWS, chrome chromium edge brave vivaldi opera arc yandex firefox librewolf waterfox zen tor",
  })
  void everyBrowserIsThere(Os os, String ids) {
    assertThat(Browsers.of(os)).extracting(Browser::id).containsExactlyInAnyOrder(ids.split(" "));
  }

  @ParameterizedTest
  @EnumSource
  void eachRowIsReadWhole(Os os) {
    assertThat(Browsers.of(os))
        .allSatisfy(
            browser -> {
              assertThat(browser.name()).isNotBlank();
              assertThat(browser.user().isEmpty()).isEqualTo(os == Os.WINDOWS);
              assertThat(browser.keys().isEmpty()).isEqualTo(os != Os.WINDOWS);
            });
  }

  @Test
  void whatTheEndToEndTestsRunIsMarkedSo() {
    assertThat(Browsers.of(Os.LINUX))
        .filteredOn(Browser::tested)
        .extracting(Browser::id)
        .containsExactly("chromium", "firefox");
    assertThat(List.of(Os.MACOS, Os.WINDOWS)).flatMap(Browsers::of).noneMatch(Browser::tested);
  }

  @ParameterizedTest
  @CsvSource({"Linux, LINUX", "Mac OS X, MACOS", "Windows 11, WINDOWS", "FreeBSD, LINUX"})
  void knowsTheSystem(String osName, Os os) {
    assertThat(Os.of(osName)).isEqualTo(os);
  }

  @ParameterizedTest
  @CsvSource({
    "~/.mozilla/x, /home/kim/.mozilla/x",
    "~/.config/chromium, /config/chromium",
    "/etc/chromium, /stage/etc/chromium",
  })
  void pathsOfTheTableLieWhereTheEnvironmentSays(String path, Path expected) {
    Map<String, String> environment = Map.of("HOME", "/home/kim", "XDG_CONFIG_HOME", "/config");
    assertThat(Machine.of("Linux", Path.of("/stage"), environment).resolve(path))
        .isEqualTo(expected);
  }

  @Test
  void withoutXdgConfigHomeTheConfigurationLiesInTheHomeFolder() {
    assertThat(
            Machine.of("Linux", Path.of("/"), Map.of("HOME", "/home/kim")).resolve("~/.config/x"))
        .isEqualTo(Path.of("/home/kim/.config/x"));
  }
}

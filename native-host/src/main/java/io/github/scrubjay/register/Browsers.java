// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of browsers, from {@code src/browsers.json}. */
public final class Browsers {
  private Browsers() {}

  /**
   * All browsers of the table that exist for an operating system.
   *
   * @param home the user's home folder
   * @param osName as in the system property {@code os.name}
   */
  public static List<Browser> forUser(Path home, String osName) {
    String os = osName.toLowerCase(Locale.ROOT).contains("mac") ? "macos" : "linux";
    try (InputStream in = Browsers.class.getResourceAsStream("/browsers.json")) {
      if (in == null) {
        throw new IllegalStateException("browsers.json is missing from the host's jar");
      }
      List<Browser> browsers = new ArrayList<>();
      for (Map<String, String> row : rows(in)) {
        if (row.containsKey(os + ".user")) {
          browsers.add(
              new Browser(
                  row.get("id"),
                  row.get("name"),
                  BrowserKind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                  expand(home, row.get(os + ".probe")),
                  expand(home, row.get(os + ".user"))));
        }
      }
      return List.copyOf(browsers);
    } catch (IOException e) {
      throw new IllegalStateException("browsers.json in the host's jar is broken", e);
    }
  }

  /**
   * The home folder as browsers see it: {@code HOME} where it is set, which Java does not look at.
   */
  public static Path home() {
    String home = System.getenv("HOME");
    return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
  }

  /** Those that this user has started at least once. */
  public static List<Browser> present(Path home, String osName) {
    return forUser(home, osName).stream().filter(b -> Files.isDirectory(b.probe())).toList();
  }

  private static Path expand(Path home, String path) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
  }

  /** Each row as {@code id}, {@code name}, {@code kind}, {@code linux.user} ... */
  private static List<Map<String, String>> rows(InputStream in) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() != JsonToken.START_ARRAY) {
        if (json.currentToken() == null) {
          throw new IOException("no array of browsers");
        }
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> row = new HashMap<>();
        readObject(json, "", row);
        rows.add(row);
      }
    }
    return rows;
  }

  private static void readObject(JsonParser json, String prefix, Map<String, String> row)
      throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + json.currentName();
      if (json.nextToken() == JsonToken.START_OBJECT && prefix.isEmpty()) {
        readObject(json, name + ".", row);
      } else {
        row.put(name, json.getText());
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of browsers, from {@code src/browsers.json}. */
public final class Browsers {
  private Browsers() {}

  /** All browsers that exist for an operating system, in the table's order. */
  public static List<Browser> of(Os os) {
    try (InputStream in = Browsers.class.getResourceAsStream("/browsers.json")) {
      if (in == null) {
        throw new IllegalStateException("browsers.json is missing from the host's jar");
      }
      List<Browser> browsers = new ArrayList<>();
      for (Map<?, ?> row : Json.objects(Json.read(in), "browsers")) {
        if (row.get(os.tableName()) instanceof Map<?, ?> there) {
          browsers.add(browser(row, there));
        }
      }
      return List.copyOf(browsers);
    } catch (IOException e) {
      throw new IllegalStateException("browsers.json in the host's jar is broken", e);
    }
  }

  private static Browser browser(Map<?, ?> row, Map<?, ?> there) {
    List<Browser.UserFolder> user = new ArrayList<>();
    for (Map<?, ?> folder : Json.objects(there, "user")) {
      user.add(new Browser.UserFolder(Json.texts(folder, "found"), Json.text(folder, "manifests")));
    }
    List<Browser.Flatpak> flatpaks = new ArrayList<>();
    for (Map<?, ?> flatpak : Json.objects(there, "flatpak")) {
      flatpaks.add(new Browser.Flatpak(Json.text(flatpak, "app"), Json.text(flatpak, "manifests")));
    }
    List<Browser.Snap> snaps = new ArrayList<>();
    for (Map<?, ?> snap : Json.objects(there, "snap")) {
      snaps.add(
          new Browser.Snap(
              Json.text(snap, "name"), Optional.ofNullable(Json.text(snap, "manifests"))));
    }
    return new Browser(
        Json.text(row, "id"),
        Json.text(row, "name"),
        BrowserKind.valueOf(Json.text(row, "kind").toUpperCase(Locale.ROOT)),
        there.get("tested") == Boolean.TRUE,
        Json.texts(there, "programs"),
        List.copyOf(user),
        Json.texts(there, "system"),
        Optional.ofNullable(Json.text(there, "policies")),
        List.copyOf(flatpaks),
        List.copyOf(snaps),
        Json.texts(there, "keys"));
  }
}

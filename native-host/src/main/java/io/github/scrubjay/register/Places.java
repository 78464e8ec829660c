// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the host is to be registered, from the table of browsers; no place comes twice. */
public final class Places {
  private final Product product;
  private final Machine machine;
  private final Map<Object, Place> places = new LinkedHashMap<>();

  private Places(Product product, Machine machine) {
    this.product = product;
    this.machine = machine;
  }

  /** This user's places for the browsers that are there. */
  public static Collection<Place> ofUser(Product product, Machine machine) {
    Places places = new Places(product, machine);
    for (Browser browser : Browsers.of(machine.os())) {
      for (Browser.UserFolder folder : browser.userFoldersOn(machine)) {
        places.folder(browser, folder.manifests());
      }
      for (Browser.Flatpak flatpak : browser.flatpaks()) {
        if (machine.hasFolder(flatpak.folder())) {
          places.folder(browser, flatpak.manifests());
        }
      }
      for (Browser.Snap snap : browser.snaps()) {
        if (machine.hasFolder(snap.folder())) {
          snap.manifests().ifPresent(manifests -> places.folder(browser, manifests));
        }
      }
      // A key harms nobody where its browser is missing, and whether it is there is hard to see.
      places.keys(browser, "HKCU");
    }
    return places.all();
  }

  /** All of this user's places in the table, for taking away what was registered there. */
  public static Collection<Place> everyOfUser(Product product, Machine machine) {
    Places places = new Places(product, machine);
    for (Browser browser : Browsers.of(machine.os())) {
      browser.user().forEach(folder -> places.folder(browser, folder.manifests()));
      browser.flatpaks().forEach(flatpak -> places.folder(browser, flatpak.manifests()));
      for (Browser.Snap snap : browser.snaps()) {
        snap.manifests().ifPresent(manifests -> places.folder(browser, manifests));
      }
      places.keys(browser, "HKCU");
    }
    return places.all();
  }

  /** The places for all users. */
  public static Collection<Place> ofSystem(Product product, Machine machine) {
    Places places = new Places(product, machine);
    for (Browser browser : Browsers.of(machine.os())) {
      browser.system().forEach(folder -> places.folder(browser, folder));
      places.keys(browser, "HKLM");
    }
    return places.all();
  }

  private void folder(Browser browser, String path) {
    Path folder = machine.resolve(path);
    places.putIfAbsent(folder, new Place.Folder(browser.name(), browser.kind(), folder));
  }

  private void keys(Browser browser, String hive) {
    for (String key : browser.keys()) {
      String full = hive + "\\Software\\" + key + "\\" + product.hostName();
      places.putIfAbsent(full, new Place.Key(browser.name(), browser.kind(), full));
    }
  }

  private List<Place> all() {
    return new ArrayList<>(places.values());
  }
}

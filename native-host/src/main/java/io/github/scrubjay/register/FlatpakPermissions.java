// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a sandboxed browser may read beyond its own: the {@code filesystems} of Flatpak's override
 * files ({@code flatpak override --filesystem}).
 */
final class FlatpakPermissions {
  private static final String KEY = "filesystems=";

  private FlatpakPermissions() {}

  /** Whether an override lets an app see a folder. */
  static boolean mayRead(Path folder, String app, Machine machine) {
    for (String overrides :
        List.of("~/.local/share/flatpak/overrides/", "/var/lib/flatpak/overrides/")) {
      for (String name : List.of(app, "global")) {
        if (granted(machine.resolve(overrides + name), folder, machine)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean granted(Path overrides, Path folder, Machine machine) {
    if (!Files.isRegularFile(overrides)) {
      return false;
    }
    try {
      for (String line : Files.readAllLines(overrides)) {
        if (line.startsWith(KEY)) {
          for (String entry : line.substring(KEY.length()).split(";")) {
            if (covers(entry.replaceFirst(":(ro|rw|create)$", ""), folder, machine)) {
              return true;
            }
          }
        }
      }
    } catch (IOException unreadable) {
      return false;
    }
    return false;
  }

  private static boolean covers(String entry, Path folder, Machine machine) {
    return switch (entry) {
      case "home", "~" -> folder.startsWith(machine.home());
      // Everything but the system's own folders.
      case "host" -> !folder.startsWith("/usr") && !folder.startsWith("/etc");
      default -> {
        if (entry.startsWith("~/")) {
          yield folder.startsWith(machine.resolve(entry));
        }
        yield entry.startsWith("/") && folder.startsWith(entry);
      }
    };
  }
}

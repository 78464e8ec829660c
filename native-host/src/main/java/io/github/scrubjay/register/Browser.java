// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.util.List;
import java.util.Optional;

/**
 * One browser on one operating system: a row of {@code src/browsers.json}. Paths stand as in the
 * table.
 *
 * @param id stable short name, for instance {@code chromium}
 * @param name as people know it
 * @param kind which form of manifest it reads
 * @param tested whether the end-to-end tests run it there
 * @param programs what it is called in {@code PATH}
 * @param user folders for one user's manifests
 * @param system folders for all users' manifests
 * @param policies folder with an administrator's rules, or the key below {@code Software\Policies}
 * @param flatpaks it as a Flatpak
 * @param snaps it as a snap
 * @param keys registry keys below {@code Software}, the host's name not included
 */
public record Browser(
    String id,
    String name,
    BrowserKind kind,
    boolean tested,
    List<String> programs,
    List<UserFolder> user,
    List<String> system,
    Optional<String> policies,
    List<Flatpak> flatpaks,
    List<Snap> snaps,
    List<String> keys) {

  /**
   * A folder for one user's manifests.
   *
   * @param found folders of which one exists where the browser was ever started
   * @param manifests where it looks
   */
  public record UserFolder(List<String> found, String manifests) {}

  /**
   * The browser in Flatpak's sandbox: it looks in a folder of its own, and the host runs inside.
   *
   * @param app Flatpak's name of it
   * @param manifests where it looks
   */
  public record Flatpak(String app, String manifests) {
    String folder() {
      return "~/.var/app/" + app;
    }
  }

  /**
   * The browser in snap's sandbox.
   *
   * @param name snap's name of it
   * @param manifests where it looks through the system's portal; empty where nothing lets it start
   *     hosts
   */
  public record Snap(String name, Optional<String> manifests) {
    String folder() {
      return "~/snap/" + name;
    }
  }

  /** Whether it is there outside sandboxes: this user started it, or it is in {@code PATH}. */
  boolean isOn(Machine machine) {
    return programs.stream().anyMatch(machine::hasProgram)
        || user.stream().anyMatch(folder -> isFound(folder, machine));
  }

  /** The folders to register in: those of the editions that were started, or else the first. */
  List<UserFolder> userFoldersOn(Machine machine) {
    List<UserFolder> found = user.stream().filter(folder -> isFound(folder, machine)).toList();
    return found.isEmpty() && isOn(machine) ? user.subList(0, 1) : found;
  }

  private static boolean isFound(UserFolder folder, Machine machine) {
    return folder.found().stream().anyMatch(machine::hasFolder);
  }
}

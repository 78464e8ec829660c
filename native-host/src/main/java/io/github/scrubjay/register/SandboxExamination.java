// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at a browser inside Flatpak or snap. */
final class SandboxExamination {
  private final Doctor doctor;
  private final Browser browser;

  SandboxExamination(Doctor doctor, Browser browser) {
    this.doctor = doctor;
    this.browser = browser;
  }

  List<Check> flatpaks() {
    List<Check> checks = new ArrayList<>();
    for (Browser.Flatpak flatpak : browser.flatpaks()) {
      if (doctor.machine().hasFolder(flatpak.folder())) {
        checks.add(flatpak(flatpak));
      }
    }
    return checks;
  }

  private Check flatpak(Browser.Flatpak flatpak) {
    String name = "registered with " + browser.name() + " (Flatpak " + flatpak.app() + ")";
    Path manifest = manifest(flatpak.manifests());
    if (!Files.exists(manifest)) {
      return Check.fail(name, manifest + " is missing", doctor.command("register --user"));
    }
    Path installed = doctor.launcher().getParent().getParent();
    if (!FlatpakPermissions.mayRead(installed, flatpak.app(), doctor.machine())) {
      return Check.fail(
          name,
          "the sandbox does not see " + installed,
          "flatpak override --user --filesystem="
              + Doctor.quoted(installed)
              + ":ro "
              + flatpak.app()
              + " (then start the browser again)");
    }
    return doctor.manifest(name, manifest, browser.kind());
  }

  List<Check> snaps() {
    List<Check> checks = new ArrayList<>();
    for (Browser.Snap snap : browser.snaps()) {
      if (doctor.machine().hasFolder(snap.folder())) {
        checks.add(snap(snap));
      }
    }
    return checks;
  }

  private Check snap(Browser.Snap snap) {
    String name = "registered with " + browser.name() + " (snap " + snap.name() + ")";
    if (snap.manifests().isEmpty()) {
      return Check.fail(
          name,
          "a snap of this browser can't start any native messaging host",
          "install "
              + browser.name()
              + " from its own package, or use the snap of Firefox; if you"
              + " don't use the snap: snap remove "
              + snap.name());
    }
    Path manifest = manifest(snap.manifests().get());
    if (!Files.exists(manifest)) {
      return Check.fail(name, manifest + " is missing", doctor.command("register --user"));
    }
    Check check = doctor.manifest(name, manifest, browser.kind());
    return check.passed()
        ? Check.note(
            name,
            manifest + "; the system asks once whether the browser may start it",
            "if it was refused: flatpak permission-set webextensions "
                + doctor.product().hostName()
                + " snap."
                + snap.name()
                + " yes")
        : check;
  }

  private Path manifest(String folder) {
    return doctor.machine().resolve(folder).resolve(HostManifest.fileName(doctor.product()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks at the manifests that a browser outside sandboxes finds. */
final class FolderExamination {
  private final Doctor doctor;
  private final Browser browser;
  private final String name;

  FolderExamination(Doctor doctor, Browser browser) {
    this.doctor = doctor;
    this.browser = browser;
    this.name = "registered with " + browser.name();
  }

  Check check() {
    Policies policies = doctor.policies(browser);
    if (policies.blocked()) {
      String host = doctor.product().hostName();
      return Check.fail(
          name,
          "a policy blocks the host: NativeMessagingBlocklist in "
              + browser.policies().map(doctor.machine()::resolve).orElseThrow(),
          "your administrator must add \"" + host + "\" to NativeMessagingAllowlist");
    }
    List<Path> user =
        browser.userFoldersOn(doctor.machine()).stream()
            .map(Browser.UserFolder::manifests)
            .map(this::manifest)
            .toList();
    List<Path> system = browser.system().stream().map(this::manifest).toList();
    if (!policies.userLevelHosts()) {
      return ofSystemOnly(system);
    }
    List<Path> missing = user.stream().filter(manifest -> !Files.exists(manifest)).toList();
    boolean forAll = system.stream().anyMatch(Files::exists);
    if (!missing.isEmpty() && !forAll) {
      return Check.fail(name, missing.get(0) + " is missing", doctor.command("register --user"));
    }
    // A user's own manifest comes before the system's, so an old one hides a new installation.
    return Stream.concat(user.stream(), system.stream())
        .filter(Files::exists)
        .map(manifest -> doctor.manifest(name, manifest, browser.kind()))
        .reduce((first, next) -> first.passed() ? next : first)
        .orElseThrow();
  }

  private Check ofSystemOnly(List<Path> system) {
    for (Path manifest : system) {
      if (Files.exists(manifest)) {
        return doctor.manifest(name, manifest, browser.kind());
      }
    }
    return Check.fail(
        name,
        "a policy forbids hosts of one user (NativeMessagingUserLevelHosts), and none is registered"
            + " for all users",
        "sudo " + doctor.command("register --system"));
  }

  private Path manifest(String folder) {
    return doctor.machine().resolve(folder).resolve(HostManifest.fileName(doctor.product()));
  }
}

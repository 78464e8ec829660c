// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at the registry keys by which a browser on Windows finds hosts. */
final class KeyExamination {
  private final Doctor doctor;
  private final Browser browser;
  private final WindowsRegistry registry;
  private final String name;

  KeyExamination(Doctor doctor, Browser browser, WindowsRegistry registry) {
    this.doctor = doctor;
    this.browser = browser;
    this.registry = registry;
    this.name = "registered with " + browser.name();
  }

  void addTo(List<Check> checks) {
    if (!browser.keys().isEmpty()) {
      checks.add(check());
    }
  }

  private Check check() {
    Policies policies = doctor.policies(browser);
    if (policies.blocked()) {
      return Check.fail(
          name,
          "a policy blocks the host: NativeMessagingBlocklist",
          "your administrator must add \""
              + doctor.product().hostName()
              + "\" to NativeMessagingAllowlist");
    }
    List<String> hives = policies.userLevelHosts() ? List.of("HKCU", "HKLM") : List.of("HKLM");
    try {
      for (String hive : hives) {
        for (String key : browser.keys()) {
          Optional<String> manifest =
              registry.read(hive + "\\Software\\" + key + "\\" + doctor.product().hostName(), "");
          if (manifest.isPresent()) {
            return doctor.manifest(name, Path.of(manifest.get()), browser.kind());
          }
        }
      }
    } catch (IOException e) {
      return Check.fail(name, "the registry can't be read: " + e.getMessage(), "run it again");
    }
    return policies.userLevelHosts()
        ? Check.fail(name, "no registry key names the host", doctor.command("register --user"))
        : Check.fail(
            name,
            "a policy forbids hosts of one user (NativeMessagingUserLevelHosts)",
            doctor.command("register --system") + " (as administrator)");
  }
}

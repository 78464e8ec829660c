// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Examines whether this user's browsers can find and start the host, and says what mends it. */
public final class Doctor {
  /** As long as the extension waits for the host's hello. */
  private static final Duration HELLO = Duration.ofSeconds(10);

  private final Product product;
  private final Machine machine;
  private final Path launcher;
  private final String build;
  private final HostProbe probe;
  private final WindowsRegistry registry;
  private final Map<Path, Check> started = new HashMap<>();

  /**
   * @param launcher the program that browsers are to start
   * @param build the build of this host
   */
  public Doctor(Product product, Machine machine, Path launcher, String build) {
    this(product, machine, launcher, build, HELLO, new RegExe());
  }

  Doctor(
      Product product,
      Machine machine,
      Path launcher,
      String build,
      Duration patience,
      WindowsRegistry registry) {
    this.product = product;
    this.machine = machine;
    this.launcher = launcher.toAbsolutePath();
    this.build = build;
    this.probe = new HostProbe(patience);
    this.registry = registry;
  }

  /** Every check, passed or not. */
  public List<Check> examine() {
    List<Check> checks = new ArrayList<>();
    checks.add(start("host program", launcher));
    int withoutBrowsers = checks.size();
    for (Browser browser : Browsers.of(machine.os())) {
      if (machine.os() == Os.WINDOWS) {
        new KeyExamination(this, browser, registry).addTo(checks);
      } else if (browser.isOn(machine)) {
        checks.add(new FolderExamination(this, browser).check());
      }
      if (machine.os() == Os.LINUX) {
        SandboxExamination sandboxes = new SandboxExamination(this, browser);
        checks.addAll(sandboxes.flatpaks());
        checks.addAll(sandboxes.snaps());
      }
    }
    if (checks.size() == withoutBrowsers) {
      checks.add(
          Check.fail(
              "browsers",
              "none of the browsers that ScrubJay knows was found",
              "start your browser once, then run: " + command("register --user")));
    }
    return checks;
  }

  Product product() {
    return product;
  }

  Machine machine() {
    return machine;
  }

  Path launcher() {
    return launcher;
  }

  Policies policies(Browser browser) {
    return Policies.of(browser, product, machine, registry);
  }

  /** A command of this host, to be copied into a terminal. */
  String command(String words) {
    return quoted(launcher) + " " + words;
  }

  /** A path as a word of a command. */
  static String quoted(Path path) {
    String word = path.toString();
    return word.matches("[\\w@%+=:,./\\\\-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Whether a manifest lets our extension start a host that works. */
  Check manifest(String name, Path manifest, BrowserKind kind) {
    String again = command("register --user");
    if (!Files.isReadable(manifest)) {
      return Check.fail(name, manifest + " can't be read", "chmod u+r " + quoted(manifest));
    }
    HostManifest.Contents contents;
    try {
      contents = HostManifest.read(manifest);
    } catch (IOException e) {
      return Check.fail(name, manifest + " is broken: it is no host manifest", again);
    }
    if (!contents.name().equals(product.hostName())) {
      return Check.fail(
          name,
          manifest + " names '" + contents.name() + "', not '" + product.hostName() + "'",
          again);
    }
    List<String> expected = HostManifest.allowed(product, kind);
    if (!contents.allowed().containsAll(expected)) {
      return Check.fail(
          name,
          manifest
              + " allows the wrong extensions: "
              + contents.allowed()
              + ", expected "
              + expected,
          again);
    }
    // On Windows a manifest may name the program that lies beside it.
    Path program = manifest.resolveSibling(contents.launcher());
    if (program.equals(launcher)) {
      return Check.pass(name, manifest.toString()); // how that one starts is said once, above
    }
    Check start = start(name, program);
    return start.passed() ? Check.pass(name, manifest.toString()) : start;
  }

  /** Whether a program can be started and answers as this build; each is started once. */
  private Check start(String name, Path program) {
    Check check = started.computeIfAbsent(program, this::startOnce);
    return new Check(name, check.status(), check.seen(), check.mend());
  }

  private Check startOnce(Path program) {
    boolean own = program.equals(launcher);
    String again = own ? "install ScrubJay again" : command("register --user");
    if (!Files.isRegularFile(program)) {
      return Check.fail("", "the host " + program + " is missing", again);
    }
    if (!Files.isExecutable(program)) {
      return Check.fail(
          "", "the host " + program + " is not executable", "chmod a+x " + quoted(program));
    }
    try {
      HostProbe.Answer answer = probe.ask(program);
      if (!answer.build().equals(build)) {
        return Check.fail(
            "",
            "stale version: " + program + " is build " + answer.build() + ", this is " + build,
            own ? "install ScrubJay again" : again);
      }
      return Check.pass("", program + " answers in " + answer.millis() + " ms, build " + build);
    } catch (HostProbe.NoAnswer e) {
      return Check.fail("", "the host " + program + " does not answer: " + e.getMessage(), again);
    }
  }
}

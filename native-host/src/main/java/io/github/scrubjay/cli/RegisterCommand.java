// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.register.Browser;
import io.github.scrubjay.register.BrowserKind;
import io.github.scrubjay.register.Browsers;
import io.github.scrubjay.register.Product;
import io.github.scrubjay.register.Registrar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells browsers where the host is. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description =
        "Tell browsers where the host is: one folder with --kind and --manifest-dir, or every browser "
            + "of this user with --user.")
final class RegisterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "chromium or firefox: the form of the manifest")
  private BrowserKind kind;

  @Option(
      names = "--manifest-dir",
      paramLabel = "DIR",
      description = "folder in which the browser looks for host manifests")
  private Path manifestDir;

  @Option(names = "--user", description = "every browser that this user has started before")
  private boolean user;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "program that the browser starts (default: the launcher of this host)")
  private Path launcher;

  @Override
  public Integer call() throws IOException {
    boolean folder = kind != null && manifestDir != null;
    if (folder == user || (kind == null) != (manifestDir == null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give either --kind and --manifest-dir, or --user");
    }
    PrintWriter out = spec.commandLine().getOut();
    Registrar registrar = new Registrar(Product.load());
    Path program = launcher == null ? Launcher.path() : launcher;
    if (folder) {
      out.println("registered: " + registrar.register(kind, manifestDir, program));
      return 0;
    }
    List<Browser> browsers = Browsers.present(Browsers.home(), System.getProperty("os.name"));
    for (Browser browser : browsers) {
      out.println(
          browser.name()
              + ": "
              + registrar.register(browser.kind(), browser.manifestDir(), program));
    }
    if (browsers.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "no browser was found that this user has started; start it once, then try again");
      return 1;
    }
    return 0;
  }
}

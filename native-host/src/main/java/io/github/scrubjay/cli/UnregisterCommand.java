// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.register.Browser;
import io.github.scrubjay.register.Browsers;
import io.github.scrubjay.register.Product;
import io.github.scrubjay.register.Registrar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the host away from browsers. */
@Command(
    name = "unregister",
    mixinStandardHelpOptions = true,
    description = "Remove the host's manifest from one folder, or from every browser of this user.")
final class UnregisterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--manifest-dir", paramLabel = "DIR", description = "folder with the manifest")
  private Path manifestDir;

  @Option(names = "--user", description = "every browser of this user")
  private boolean user;

  @Override
  public Integer call() throws IOException {
    if ((manifestDir != null) == user) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give either --manifest-dir or --user");
    }
    PrintWriter out = spec.commandLine().getOut();
    Registrar registrar = new Registrar(Product.load());
    if (manifestDir != null) {
      out.println(registrar.unregister(manifestDir) ? "removed" : "there was none");
      return 0;
    }
    Path home = Browsers.home();
    for (Browser browser : Browsers.forUser(home, System.getProperty("os.name"))) {
      if (registrar.unregister(browser.manifestDir())) {
        out.println("removed from " + browser.name());
      }
    }
    return 0;
  }
}

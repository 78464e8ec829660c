// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.register.Place;
import io.github.scrubjay.register.Places;
import io.github.scrubjay.register.Product;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells browsers where the host is. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description =
        "Tell browsers where the host is: those of this user, those of all users, or one folder. "
            + "Doing it twice changes nothing.")
final class RegisterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Registration registration;

  @Override
  public Integer call() throws IOException {
    registration.check(spec, true);
    Product product = Product.load();
    Collection<Place> places = places(product);
    if (places.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("no browser was found; start it once, then try again, or name its folder");
      return 1;
    }
    return registration.report(registration.registrar(product).register(places), spec);
  }

  private Collection<Place> places(Product product) {
    if (registration.manifestDir != null) {
      return registration.folder();
    }
    return registration.user
        ? Places.ofUser(product, registration.machine())
        : Places.ofSystem(product, registration.machine());
  }
}

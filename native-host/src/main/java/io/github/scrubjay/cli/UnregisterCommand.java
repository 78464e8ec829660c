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

/** Takes the host away from browsers. */
@Command(
    name = "unregister",
    mixinStandardHelpOptions = true,
    description =
        "Take the host away from the browsers of this user, of all users, or from one folder. "
            + "Manifests that name another program are left alone.")
final class UnregisterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Registration registration;

  @Override
  public Integer call() throws IOException {
    registration.check(spec, false);
    Product product = Product.load();
    return registration.report(registration.registrar(product).unregister(places(product)), spec);
  }

  private Collection<Place> places(Product product) {
    if (registration.manifestDir != null) {
      return registration.folder();
    }
    return registration.user
        ? Places.everyOfUser(product, registration.machine())
        : Places.ofSystem(product, registration.machine());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.nio.file.Path;
import java.util.List;

/** Machines of which all lies in one folder, with nothing in {@code PATH}. */
final class Machines {
  private Machines() {}

  static Machine in(Path folder, Os os) {
    Path home = folder.resolve("home");
    return new Machine(
        os, folder.resolve("root"), home, home.resolve(".config"), List.of(folder.resolve("bin")));
  }
}

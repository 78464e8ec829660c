// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The clean image takes the place of the original in one step, with its permissions. A file that is
 * clean already is not touched; behind a link it is the file that is replaced, not the link.
 */
final class InPlace implements Destination {
  private final boolean fixNames;

  InPlace(boolean fixNames) {
    this.fixNames = fixNames;
  }

  @Override
  public Path put(Clean clean) throws Refusal, IOException {
    Path original = clean.source().path();
    Path real = original.toRealPath();
    Path target = fixNames ? FileNames.fixed(real, clean.format()) : real;
    if (target.equals(real)) {
      if (!clean.unchanged()) {
        WholeFile.write(clean.bytes(), real, real);
      }
      return original;
    }
    if (Files.exists(target)) {
      throw new Refusal("would_overwrite", "there is another file at " + target);
    }
    WholeFile.write(clean.bytes(), target, real);
    Files.delete(real);
    return target;
  }
}

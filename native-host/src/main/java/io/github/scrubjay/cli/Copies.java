// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Clean copies in a folder of their own, which keep the names, below the folder that was named. */
final class Copies implements Destination {
  private final Path folder;
  private final boolean fixNames;
  private final Set<Path> written = ConcurrentHashMap.newKeySet();

  Copies(Path folder, boolean fixNames) {
    this.folder = folder;
    this.fixNames = fixNames;
  }

  @Override
  public Path put(Clean clean) throws Refusal, IOException {
    Path original = clean.source().path();
    Path plain = folder.resolve(clean.source().relative()).toAbsolutePath().normalize();
    Path target = fixNames ? FileNames.fixed(plain, clean.format()) : plain;
    if (Files.exists(target) && Files.isSameFile(target, original)) {
      throw new Refusal(
          "would_overwrite",
          "the clean copy would replace the original; choose another --out, or --in-place");
    }
    if (!written.add(target)) {
      throw new Refusal(
          "would_overwrite", "another file of this name was cleaned into the same folder");
    }
    // What is there already is not lost: it stays, unless it is this very clean copy.
    if (!Files.exists(target)) {
      WholeFile.write(clean.bytes(), target, original);
    } else if (!Files.isRegularFile(target)
        || !Arrays.equals(Files.readAllBytes(target), clean.bytes())) {
      throw new Refusal("would_overwrite", "there is another file at " + target);
    }
    return target;
  }
}

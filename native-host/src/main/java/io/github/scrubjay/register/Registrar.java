// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells browsers where the host is. Writes whole files at once and touches only its own. */
public final class Registrar {
  private final Product product;

  public Registrar(Product product) {
    this.product = product;
  }

  /**
   * Writes the manifest into a folder, which is made where it is missing. Doing it twice changes
   * nothing.
   *
   * @param launcher the program that the browser starts; must exist and be executable
   * @return the manifest's path
   * @throws IOException saying what could not be written
   */
  public Path register(BrowserKind kind, Path manifestDir, Path launcher) throws IOException {
    if (!Files.isExecutable(launcher)) {
      throw new IOException("the host's launcher " + launcher + " is missing or not executable");
    }
    Files.createDirectories(manifestDir);
    Path manifest = manifestDir.resolve(HostManifest.fileName(product));
    Path temporary = Files.createTempFile(manifestDir, HostManifest.fileName(product), ".new");
    try {
      Files.writeString(
          temporary, HostManifest.text(product, kind, launcher), StandardCharsets.UTF_8);
      Files.move(
          temporary, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return manifest;
  }

  /**
   * Removes the manifest from a folder.
   *
   * @return whether there was one
   */
  public boolean unregister(Path manifestDir) throws IOException {
    return Files.deleteIfExists(manifestDir.resolve(HostManifest.fileName(product)));
  }
}

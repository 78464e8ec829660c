// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads an image file, or says why not. */
final class ImageFile {
  private ImageFile() {}

  /**
   * @throws Refusal when there is no such file, it can't be read or is larger than the limit
   */
  static byte[] read(Path file) throws Refusal {
    try {
      if (Files.isDirectory(file)) {
        throw new Refusal("not_a_file", "is a folder; name the files in it");
      }
      long bytes = Files.size(file);
      if (bytes > Limits.IMAGE_BYTES) {
        throw new Refusal(
            "too_large", bytes + " bytes, the limit is " + Limits.IMAGE_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new Refusal("not_found", "there is no such file");
    } catch (IOException e) {
      throw new Refusal("not_readable", "could not be read: " + e.getClass().getSimpleName());
    }
  }
}

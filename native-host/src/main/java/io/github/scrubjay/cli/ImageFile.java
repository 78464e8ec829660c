// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads an image, or says why not. */
final class ImageFile {
  private ImageFile() {}

  /** About how many bytes of memory the work on a file takes: the original, and a clean copy. */
  static int cost(Path file) {
    try {
      return 2 * (int) Math.min(Files.size(file), Limits.IMAGE_BYTES);
    } catch (IOException e) {
      return 0; // reading it says why
    }
  }

  /**
   * Reads a file.
   *
   * @throws Refusal when there is no such file, it can't be read or is larger than the limit
   */
  static byte[] read(Path file) throws Refusal {
    try {
      if (Files.isDirectory(file)) {
        throw new Refusal("not_a_file", "is a folder; add -r for the files in it");
      }
      long bytes = Files.size(file);
      if (bytes > Limits.IMAGE_BYTES) {
        throw tooLarge(bytes + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new Refusal("not_found", "there is no such file");
    } catch (AccessDeniedException e) {
      throw new Refusal("not_readable", "may not be read by this user");
    } catch (IOException e) {
      throw new Refusal("not_readable", "could not be read: " + e.getClass().getSimpleName());
    }
  }

  /** Reads a whole stream. */
  static byte[] read(InputStream in) throws Refusal {
    try {
      byte[] image = in.readNBytes(Limits.IMAGE_BYTES + 1);
      if (image.length > Limits.IMAGE_BYTES) {
        throw tooLarge("more");
      }
      return image;
    } catch (IOException e) {
      throw new Refusal("not_readable", "could not be read: " + e.getClass().getSimpleName());
    }
  }

  private static Refusal tooLarge(String seen) {
    return new Refusal("too_large", seen + ", the limit is " + Limits.IMAGE_BYTES + " bytes");
  }
}

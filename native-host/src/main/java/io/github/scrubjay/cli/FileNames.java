// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.ImageFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the endings of file names say about formats. The bytes decide; names only promise. */
final class FileNames {
  /** Endings that a format has besides its usual one. */
  private static final Map<String, Set<String>> ALIASES =
      Map.of(
          "jpeg", Set.of("jpeg", "jpe", "jfif", "jif"),
          "png", Set.of("apng"),
          "tiff", Set.of("tiff", "tif"),
          "heic", Set.of("heif", "hif"),
          "avif", Set.of("avifs"),
          "bmp", Set.of("dib"),
          "ico", Set.of("cur"),
          "svg", Set.of("svgz"));

  /** Endings by which people know that a file is an image, cleanable or not. */
  private static final Set<String> IMAGES =
      Set.of(
          "jpg", "jpeg", "jpe", "jfif", "jif", "png", "apng", "gif", "webp", "tif", "tiff", "heic",
          "heif", "hif", "avif", "avifs", "jxl", "bmp", "dib", "ico", "cur", "svg", "svgz", "psd",
          "psb", "jp2", "j2k", "jpx", "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf", "pef",
          "srw", "raw");

  private FileNames() {}

  static boolean promisesAnImage(Path file) {
    return IMAGES.contains(extension(file.getFileName().toString()));
  }

  /** The same name with an ending that fits the format. */
  static Path fixed(Path file, ImageFormat format) {
    String name = file.getFileName().toString();
    String extension = extension(name);
    if (extension.equals(format.extension())
        || ALIASES.getOrDefault(format.name(), Set.of()).contains(extension)) {
      return file;
    }
    // Only an ending that promises another image is replaced: "holiday.2026" has none.
    String stem =
        IMAGES.contains(extension)
            ? name.substring(0, name.length() - extension.length() - 1)
            : name;
    return file.resolveSibling(stem + "." + format.extension());
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}

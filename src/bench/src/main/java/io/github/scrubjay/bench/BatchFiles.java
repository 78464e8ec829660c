// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.verify.PixelComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of the batch benchmark, and a look at what a tool made of them:
 *
 * <pre>
 *   BatchFiles make FOLDER COUNT      FOLDER/jpeg, FOLDER/png, FOLDER/gif
 *   BatchFiles check FOLDER CLEAN     prints how many are perfect: there, without the secret,
 *                                     with the same pixels, turned as before
 * </pre>
 */
public final class BatchFiles {
  /** Of ten files: photos mostly, some drawings. */
  private static final List<String> MIX =
      List.of("jpeg", "png", "jpeg", "jpeg", "gif", "jpeg", "png", "jpeg", "jpeg", "png");

  /** Widths in turn, from thumbnails to small photos. */
  private static final int[] WIDTHS = {160, 320, 480, 640, 960};

  private static final long MEMORY = 256L << 20;

  private BatchFiles() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    if (args[0].equals("make")) {
      make(folder, Integer.parseInt(args[2]));
    } else {
      check(folder, Path.of(args[2]));
    }
  }

  private static void make(Path folder, int count) throws IOException {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      String format = MIX.get(i % MIX.size());
      byte[] image = TestImages.of(format, WIDTHS[i / MIX.size() % WIDTHS.length], i);
      Path file =
          folder.resolve(format).resolve(i + "." + (format.equals("jpeg") ? "jpg" : format));
      Files.createDirectories(file.getParent());
      Files.write(file, image);
      bytes += image.length;
    }
    System.out.printf(Locale.ROOT, "%d files, %.1f MB%n", count, bytes / 1e6);
  }

  private static void check(Path folder, Path clean) throws IOException {
    int files = 0;
    int perfect = 0;
    PixelComparison pixels = new PixelComparison(MEMORY);
    try (Stream<Path> originals = Files.walk(folder)) {
      for (Path original : originals.filter(Files::isRegularFile).toList()) {
        files++;
        Path result = clean.resolve(folder.relativize(original));
        if (Files.exists(result)
            && isPerfect(
                Files.readAllBytes(original),
                Files.readAllBytes(result),
                original.getParent().getFileName().toString(),
                TestImages.isTurned(seedOf(original)),
                pixels)) {
          perfect++;
        }
      }
    }
    System.out.printf(Locale.ROOT, "%d of %d perfect%n", perfect, files);
  }

  private static boolean isPerfect(
      byte[] original, byte[] clean, String format, boolean turned, PixelComparison pixels) {
    String text = new String(clean, StandardCharsets.ISO_8859_1);
    boolean upright = !format.equals("jpeg") || !turned || text.contains("Exif\0\0");
    return upright
        && !text.contains(TestImages.SECRET)
        && pixels.compare(original, clean, format).outcome() == PixelComparison.Outcome.SAME;
  }

  private static long seedOf(Path file) {
    return Long.parseLong(file.getFileName().toString().replaceFirst("\\..*", ""));
  }
}

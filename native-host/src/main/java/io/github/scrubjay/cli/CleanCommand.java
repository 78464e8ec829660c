// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes clean copies of image files. An original is never changed, a refused file never written.
 */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = "Write clean copies of images. The originals stay as they are.")
final class CleanCommand extends FilesCommand {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cleaned",
      description =
          "folder for the clean copies, which keep the file names (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(names = "--keep-icc", description = "keep the colour profile byte for byte")
  private boolean keepIcc;

  private final Set<Path> written = new HashSet<>();

  @Override
  void handle(Path file, byte[] original, FileReports reports) throws Refusal, IOException {
    Cleaning cleaning = clean(original);
    Path target = target(file);
    writeNew(cleaning.edits().apply(ByteBuffer.wrap(original)), target);
    reports.cleaned(file, target, original.length, cleaning);
  }

  private Cleaning clean(byte[] original) throws Refusal {
    Set<Options.Keep> keep = EnumSet.copyOf(Options.DEFAULT.keep());
    if (keepIcc) {
      keep.add(Options.Keep.ICC);
    }
    try {
      return cleaner.clean(original, new Options(keep));
    } catch (BadImage e) {
      throw Refusal.of(e);
    } catch (VerifyFailure e) {
      throw Refusal.of(e);
    } catch (TimeLimit e) {
      throw Refusal.of(e);
    }
  }

  private Path target(Path file) throws Refusal, IOException {
    Path target = out.resolve(file.getFileName()).toAbsolutePath().normalize();
    if (Files.exists(target) && Files.isSameFile(target, file)) {
      throw new Refusal(
          "would_overwrite", "the clean copy would replace the original; choose another --out");
    }
    if (!written.add(target)) {
      throw new Refusal(
          "would_overwrite", "another file of this name was cleaned into the same folder");
    }
    return target;
  }

  /** What is there already is not lost: it stays, unless it is this very clean copy. */
  private static void writeNew(byte[] clean, Path target) throws Refusal, IOException {
    if (!Files.exists(target)) {
      write(clean, target);
    } else if (!Files.isRegularFile(target) || !Arrays.equals(Files.readAllBytes(target), clean)) {
      throw new Refusal("would_overwrite", "there is another file at " + target);
    }
  }

  /** A file appears whole or not at all. */
  private static void write(byte[] clean, Path target) throws Refusal {
    try {
      Path folder = Files.createDirectories(target.getParent());
      Path temporary = Files.createTempFile(folder, ".scrubjay", ".new");
      try {
        Files.write(temporary, clean);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new Refusal("not_writable", "the clean copy could not be written to " + target);
    }
  }
}

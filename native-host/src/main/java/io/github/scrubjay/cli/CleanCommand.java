// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.PixelCheck;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.verify.VerifyFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes clean copies of image files, or puts them in their place. A refused file is never written.
 */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description =
        "Write clean copies of images. The originals stay as they are, unless --in-place is given.")
final class CleanCommand extends FilesCommand {
  private static final String DEFAULT_OUT = "cleaned";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "folder for the clean copies, which keep the file names (default: " + DEFAULT_OUT + ")")
  private Path out;

  @Option(
      names = {"-i", "--in-place"},
      description = "put each clean image in the place of its original, in one step")
  private boolean inPlace;

  @Option(
      names = {"-n", "--dry-run"},
      description = "write nothing, say what would go")
  private boolean dryRun;

  @Option(
      names = "--keep",
      split = ",",
      paramLabel = "LIST",
      description =
          "what stays, beside the orientation: icc, date, copyright, content-credentials;"
              + " none drops the orientation too")
  private List<String> keep = List.of();

  @Option(names = "--keep-icc", hidden = true) // the name before there was a list
  private boolean keepIcc;

  @Option(
      names = "--reencode",
      description =
          "decode each picture and encode it again, against what hides in the coded picture"
              + " (JPEG: pixels change a little)")
  private boolean reencode;

  @Option(names = "--fix-names", description = "give each clean file the ending of its true format")
  private boolean fixNames;

  @Option(
      names = "--verify-pixels",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "decode original and clean copy and refuse where a pixel differs (default; --no-verify-pixels"
              + " is faster)")
  private boolean verifyPixels;

  private Options options = Options.DEFAULT;
  private Destination destination = Destination.NOWHERE;
  private final PixelCheck pixels = new PixelCheck(Runtime.getRuntime().maxMemory() / 3);

  @Override
  void check() {
    if (inPlace && out != null) {
      throw wrongUsage("give either --out or --in-place");
    }
    options = new Options(kept(), reencode);
    if (readsStdin()) {
      if (fileCount() > 1 || inPlace || out != null) {
        throw wrongUsage("- reads one image from stdin and writes it to stdout: give nothing else");
      }
      if (!dryRun && terminal().outIsTerminal()) {
        throw wrongUsage("- writes an image to stdout, which is a terminal; redirect it");
      }
    }
    if (dryRun) {
      destination = Destination.NOWHERE;
    } else if (readsStdin()) {
      destination = this::toStdout;
    } else if (inPlace) {
      destination = new InPlace(fixNames);
    } else {
      destination = new Copies(outFolder(), fixNames);
    }
  }

  private Set<Options.Keep> kept() {
    try {
      Set<Options.Keep> kept = KeepNames.read(keep);
      if (keepIcc) {
        kept.add(Options.Keep.ICC);
      }
      return kept;
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private Path outFolder() {
    return out == null ? Path.of(DEFAULT_OUT) : out;
  }

  @Override
  Path passedOver() {
    return inPlace ? null : outFolder();
  }

  @Override
  boolean isDryRun() {
    return dryRun;
  }

  @Override
  boolean writesStdout() {
    return !dryRun;
  }

  private Path toStdout(Destination.Clean clean) throws IOException {
    terminal().out().write(clean.bytes());
    terminal().out().flush();
    return null;
  }

  @Override
  Outcome handle(Source source, byte[] original) throws Refusal, BadImage, IOException {
    Cleaning cleaning = clean(original);
    byte[] clean = cleaning.edits().apply(ByteBuffer.wrap(original));
    PixelComparison.Result comparison = null;
    if (verifyPixels && !reencode) {
      comparison = pixels.compare(original, clean, cleaning.format());
      if (comparison.outcome() == PixelComparison.Outcome.DIFFERENT) {
        throw new Refusal("pixels_differ", comparison.detail());
      }
    }
    boolean unchanged = Arrays.equals(original, clean);
    Path target =
        destination.put(new Destination.Clean(source, clean, cleaning.format(), unchanged));
    return new Outcome.Cleaned(
        source.path(), target, original.length, unchanged, cleaning, comparison);
  }

  private Cleaning clean(byte[] original) throws Refusal, BadImage {
    try {
      return isJson() ? cleaner.clean(original, options) : cleaner.cleanOnly(original, options);
    } catch (VerifyFailure e) {
      throw Refusal.of(e);
    } catch (TimeLimit e) {
      throw Refusal.of(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Detectors;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.Undecodable;
import io.github.scrubjay.vision.redact.Leftovers;
import io.github.scrubjay.vision.redact.RedactFailed;
import io.github.scrubjay.vision.redact.Redaction;
import io.github.scrubjay.vision.redact.Redactor;
import io.github.scrubjay.vision.redact.Style;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes copies of images in which places are covered for good, and metadata is gone as well. */
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description =
        "Cover faces, codes, text or boxes of your own in clean copies of images. It helps you find"
            + " them and does not find all: look at the result.")
final class RedactCommand extends FilesCommand {
  private static final String DEFAULT_OUT = "redacted";

  @Option(names = "--faces", description = "look for faces and cover them")
  private boolean faces;

  @Option(names = "--codes", description = "look for QR codes and barcodes and cover them")
  private boolean codes;

  @Option(names = "--text", description = "look for personal data in text and cover it")
  private boolean text;

  @Option(
      names = "--box",
      paramLabel = "X,Y,W,H",
      description =
          "cover this box of every image, in pixels as shown, from the top left corner; several"
              + " times for several boxes")
  private List<String> boxes = List.of();

  @Option(
      names = "--style",
      defaultValue = "solid",
      description =
          "what stands there then: solid (black, default), average, pixelate, blur; none of them"
              + " is made of what was there")
  private Style style;

  @Option(names = "--thorough", description = "look longer, for small and faint things too")
  private boolean thorough;

  @Option(names = "--sure", description = "leave out what the search is not sure of")
  private boolean sureOnly;

  @Option(
      names = "--keep",
      split = ",",
      paramLabel = "LIST",
      description = "what metadata stays, beside the orientation: icc, date, copyright; none")
  private List<String> keep = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "folder for the copies (default: "
              + DEFAULT_OUT
              + "); they keep the file names, with another ending where the format changes")
  private Path out;

  @Option(
      names = "--preview",
      paramLabel = "DIR",
      description = "also write pictures of the originals with frames around the places to DIR")
  private Path preview;

  private Options options = Options.DEFAULT;
  private final List<Box> given = new ArrayList<>();
  private final Set<Subject> subjects = EnumSet.noneOf(Subject.class);
  private Destination unchangedFormat = Destination.NOWHERE;
  private Destination changedFormat = Destination.NOWHERE;

  /** Of use to one thread at a time. */
  private final Detectors detectors = new Detectors();

  @Override
  void check() {
    boxes.forEach(box -> given.add(box(box)));
    want(faces, Subject.FACES);
    want(codes, Subject.CODES);
    want(text, Subject.TEXT);
    if (given.isEmpty() && subjects.isEmpty()) {
      throw wrongUsage("say what to cover: --faces, --codes, --text or --box X,Y,W,H");
    }
    try {
      options = new Options(KeepNames.read(keep));
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
    if (readsStdin()) {
      if (fileCount() > 1 || out != null || preview != null) {
        throw wrongUsage("- reads one image from stdin and writes it to stdout: give nothing else");
      }
      if (terminal().outIsTerminal()) {
        throw wrongUsage("- writes an image to stdout, which is a terminal; redirect it");
      }
      unchangedFormat = this::toStdout;
      changedFormat = this::toStdout;
    } else {
      // One of the two knows what the other has written by what is there.
      unchangedFormat = new Copies(outFolder(), false);
      changedFormat = new Copies(outFolder(), true);
    }
  }

  private void want(boolean wanted, Subject subject) {
    if (wanted && !Detectors.available().contains(subject)) {
      throw wrongUsage("this installation can't look for " + subject.wireName());
    }
    if (wanted) {
      subjects.add(subject);
    }
  }

  private Box box(String words) {
    try {
      String[] numbers = words.split(",", -1);
      if (numbers.length == 4) {
        return new Box(
            Integer.parseInt(numbers[0].strip()),
            Integer.parseInt(numbers[1].strip()),
            Integer.parseInt(numbers[2].strip()),
            Integer.parseInt(numbers[3].strip()));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw wrongUsage("--box " + words + ": must be x,y,width,height in whole pixels, not empty");
  }

  private Path outFolder() {
    return out == null ? Path.of(DEFAULT_OUT) : out;
  }

  @Override
  Path passedOver() {
    return outFolder();
  }

  @Override
  boolean writesStdout() {
    return true;
  }

  private Path toStdout(Destination.Clean clean) throws IOException {
    terminal().out().write(clean.bytes());
    terminal().out().flush();
    return null;
  }

  @Override
  Outcome handle(Source source, byte[] original) throws Refusal, BadImage, IOException {
    List<Region> found = subjects.isEmpty() ? List.of() : find(original);
    List<Box> all = new ArrayList<>(given);
    found.forEach(region -> all.add(region.box()));
    if (preview != null) {
      Path framed = preview.resolve(source.relative() + ".png");
      WholeFile.write(Preview.of(picture(original), all), framed, source.path());
    }
    Redaction redaction = all.isEmpty() ? new Redaction(original, false) : redact(original, all);
    requireGone(redaction.bytes(), all);
    Cleaning cleaning = clean(redaction.bytes());
    byte[] clean = cleaning.edits().apply(ByteBuffer.wrap(redaction.bytes()));
    Destination destination = redaction.reformatted() ? changedFormat : unchangedFormat;
    Path target = destination.put(new Destination.Clean(source, clean, cleaning.format(), false));
    return new Outcome.Redacted(
        source.path(),
        target,
        original.length,
        cleaning,
        all.size(),
        found,
        redaction.reformatted());
  }

  /** One at a time: each may take most of the memory. */
  private synchronized Redaction redact(byte[] image, List<Box> places) throws Refusal, BadImage {
    try {
      return Redactor.redact(image, places, style, options);
    } catch (RedactFailed e) {
      throw new Refusal("redact_failed", e.getMessage());
    }
  }

  private Cleaning clean(byte[] redacted) throws Refusal, BadImage {
    try {
      return cleaner.cleanOnly(redacted, options);
    } catch (VerifyFailure e) {
      throw Refusal.of(e);
    } catch (TimeLimit e) {
      throw Refusal.of(e);
    }
  }

  private static Picture picture(byte[] image) throws Refusal {
    try {
      return Picture.decode(image);
    } catch (Undecodable e) {
      throw new Refusal("undecodable", e.getMessage());
    }
  }

  private Effort effort() {
    return thorough ? Effort.THOROUGH : Effort.NORMAL;
  }

  private List<Region> find(byte[] image) throws Refusal {
    Picture picture = picture(image);
    List<Region> found = new ArrayList<>();
    synchronized (detectors) {
      try {
        for (Subject subject : subjects) {
          found.addAll(detectors.of(subject).detect(picture, effort(), Cancellation.NEVER));
        }
      } catch (Cancelled e) {
        throw new Refusal("cancelled", e.getMessage());
      }
    }
    found.removeIf(region -> sureOnly && !region.sure());
    return found;
  }

  /** What was covered must not be found again. */
  private void requireGone(byte[] redacted, List<Box> covered) throws Refusal {
    if (subjects.isEmpty() || covered.isEmpty()) {
      return;
    }
    Picture picture = picture(redacted);
    synchronized (detectors) {
      List<Detector> again = subjects.stream().map(detectors::of).toList();
      try {
        Optional<Region> left =
            Leftovers.find(picture, covered, again, effort(), Cancellation.NEVER);
        if (left.isPresent()) {
          throw new Refusal(
              "redact_failed", "still found where it was covered: " + left.get().label());
        }
      } catch (Cancelled e) {
        throw new Refusal("cancelled", e.getMessage());
      }
    }
  }
}

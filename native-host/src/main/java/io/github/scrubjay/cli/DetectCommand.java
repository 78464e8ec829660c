// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says where images show faces, codes and personal text. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description =
        "Say where images show faces, codes and, where it is installed, personal text. It helps you"
            + " find them and does not find all. Nothing is changed.")
final class DetectCommand extends FilesCommand {
  @Option(names = "--thorough", description = "look longer, for small and faint things too")
  private boolean thorough;

  @Option(
      names = "--preview",
      paramLabel = "DIR",
      description = "also write pictures with frames around what was found to DIR")
  private Path preview;

  /** Of use to one thread at a time. */
  private final Detectors detectors = new Detectors();

  @Override
  Path passedOver() {
    return preview;
  }

  @Override
  Outcome handle(Source source, byte[] image) throws Refusal, IOException {
    synchronized (detectors) { // a picture may take most of the memory
      Picture picture = decode(image);
      Outcome.Seen seen = look(source, picture);
      if (preview != null) {
        Path framed = preview.resolve(source.relative() + ".png");
        List<Box> boxes = seen.regions().stream().map(Region::box).toList();
        WholeFile.write(Preview.of(picture, boxes), framed, source.path());
      }
      return seen;
    }
  }

  private static Picture decode(byte[] image) throws Refusal {
    try {
      return Picture.decode(image);
    } catch (Undecodable e) {
      throw new Refusal("undecodable", e.getMessage());
    }
  }

  private Outcome.Seen look(Source source, Picture picture) throws Refusal {
    Effort effort = thorough ? Effort.THOROUGH : Effort.NORMAL;
    Set<Subject> looked = EnumSet.noneOf(Subject.class);
    List<Region> regions = new ArrayList<>();
    try {
      for (Subject subject : Detectors.available()) {
        Optional<Detector> detector = detectors.loaded(subject);
        if (detector.isPresent()) {
          looked.add(subject);
          regions.addAll(detector.get().detect(picture, effort, Cancellation.NEVER));
        }
      }
    } catch (Cancelled e) {
      throw new Refusal("cancelled", e.getMessage());
    }
    return new Outcome.Seen(source.path(), picture.width(), picture.height(), looked, regions);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.Inspection;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.Picture;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what image files would reveal. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Say what images would reveal besides the picture.")
final class InspectCommand extends FilesCommand {
  @Option(
      names = "--save-pictures",
      paramLabel = "DIR",
      description = "write thumbnails and other small pictures that are inside the images to DIR")
  private Path pictures;

  @Override
  Outcome handle(Source source, byte[] image) throws Refusal, BadImage {
    Inspection inspection = cleaner.inspect(image);
    if (pictures != null) {
      savePictures(source, inspection);
    }
    return new Outcome.Inspected(source.path(), inspection);
  }

  private void savePictures(Source source, Inspection inspection) throws Refusal {
    int number = 0;
    for (Finding finding : inspection.findings()) {
      Picture picture = finding.picture();
      if (picture != null) {
        number++;
        String ending = picture.mimeType().equals("image/png") ? ".png" : ".jpg";
        String name = source.relative() + "." + number + ending;
        WholeFile.write(picture.data(), pictures.resolve(name), source.path());
      }
    }
  }
}

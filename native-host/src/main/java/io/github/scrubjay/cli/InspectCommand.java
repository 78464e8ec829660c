// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.BadImage;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Says what image files would reveal. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Say what images would reveal besides the picture.")
final class InspectCommand extends FilesCommand {
  @Override
  void handle(Path file, byte[] image, FileReports reports) throws Refusal, IOException {
    try {
      reports.inspected(file, cleaner.inspect(image));
    } catch (BadImage e) {
      throw Refusal.of(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

/** A reader that is not ours, if this system has it. */
final class Tesseract {
  private final boolean present;

  Tesseract() {
    this.present = isPresent();
  }

  boolean present() {
    return present;
  }

  private static boolean isPresent() {
    try {
      Process process =
          new ProcessBuilder("tesseract", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** All it reads in a picture, wherever on the page. */
  String read(BufferedImage image) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(List.of("tesseract", "stdin", "stdout", "--psm", "11"));
    command.environment().put("OMP_THREAD_LIMIT", "1");
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = command.start();
    try (OutputStream in = process.getOutputStream()) {
      ImageIO.write(image, "png", in);
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.redact.Redactor;
import io.github.scrubjay.vision.redact.Style;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Redacts JPEGs that libjpeg-turbo's {@code cjpeg} makes, of each sampling in each way of coding,
 * and counts pixels that changed though they lie further from the box than one MCU.
 */
final class SamplingCheck {
  private static final List<String> SAMPLINGS =
      List.of("1x1", "2x1", "1x2", "2x2", "4x1", "1x4", "grey");
  private static final List<List<String>> WAYS =
      List.of(
          List.of("-baseline"),
          List.of("-optimize"),
          List.of("-progressive"),
          List.of("-restart", "1"),
          List.of("-progressive", "-restart", "3B"));
  private static final List<String> QUALITIES = List.of("10", "50", "75", "92", "98", "100");

  private SamplingCheck() {}

  /** A sentence with the figures; where there is no {@code cjpeg}, that nothing was checked. */
  static String run() throws Exception {
    int files = 0;
    long changed = 0;
    long colours = 0;
    Random random = new Random(3);
    for (String sampling : SAMPLINGS) {
      for (List<String> way : WAYS) {
        for (String quality : QUALITIES) {
          byte[] jpeg;
          try {
            jpeg = cjpeg(sampling, way, quality, bitmap(random));
          } catch (IOException e) {
            return "Not checked over all samplings: there is no cjpeg here.\n";
          }
          long[] found = check(jpeg, sampling, random);
          changed += found[0];
          colours += found[1];
          files++;
        }
      }
    }
    return files
        + " JPEGs by cjpeg, 7 samplings in 5 ways of coding at 6 qualities: "
        + changed
        + " pixels differ outside of box and one MCU, "
        + colours
        + " boxes are not of one brightness.\n";
  }

  /** A PPM of random size with lines, noise and flat places. */
  private static byte[] bitmap(Random random) throws IOException {
    int width = 90 + random.nextInt(200);
    int height = 70 + random.nextInt(200);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(TestImages.latin1("P6\n" + width + " " + height + "\n255\n"));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean noisy = (x / 40 + y / 30) % 3 == 0;
        for (int i = 0; i < 3; i++) {
          out.write(
              noisy ? random.nextInt(256) : x * (i + 1) + y * (3 - i) + (x % 17 == 0 ? 90 : 0));
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] cjpeg(String sampling, List<String> way, String quality, byte[] bitmap)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("cjpeg", "-quality", quality));
    command.addAll(way);
    if (sampling.equals("grey")) {
      command.add("-grayscale");
    } else {
      command.addAll(List.of("-sample", sampling));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream in = process.getOutputStream()) {
                in.write(bitmap);
              } catch (IOException e) {
                process.destroy();
              }
            });
    writer.start();
    byte[] jpeg = process.getInputStream().readAllBytes();
    writer.join();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("cjpeg " + command + " failed");
    }
    return jpeg;
  }

  private static long[] check(byte[] jpeg, String sampling, Random random) throws Exception {
    Raster before = raster(jpeg);
    int width = before.getWidth();
    int height = before.getHeight();
    Box box =
        new Box(
            random.nextInt(width / 2),
            random.nextInt(height / 2),
            1 + random.nextInt(width / 3),
            1 + random.nextInt(height / 3));
    byte[] redacted = Redactor.redact(jpeg, List.of(box), Style.SOLID, Options.DEFAULT).bytes();
    Raster after = raster(redacted);
    boolean grey = sampling.equals("grey");
    int mcuWidth = grey ? 8 : 8 * (sampling.charAt(0) - '0');
    int mcuHeight = grey ? 8 : 8 * (sampling.charAt(2) - '0');
    long changed = 0;
    long notBlack = 0;
    int[] one = new int[before.getNumBands()];
    int[] two = new int[one.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        before.getPixel(x, y, one);
        after.getPixel(x, y, two);
        boolean near =
            x >= box.x() - mcuWidth
                && x < box.right() + mcuWidth
                && y >= box.y() - mcuHeight
                && y < box.bottom() + mcuHeight;
        boolean inside = x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
        changed += near || Arrays.equals(one, two) ? 0 : 1;
        notBlack += inside && two[0] != 0 ? 1 : 0;
      }
    }
    return new long[] {changed, notBlack > 0 ? 1 : 0};
  }

  private static Raster raster(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import io.github.scrubjay.image.HeifBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The files of the upload benchmark: {@code UploadFiles FOLDER} writes {@code
 * FOLDER/jpeg-300000.jpg} and so on, a little larger than their names say, each with something to
 * remove.
 */
public final class UploadFiles {
  private static final int[] SIZES = {300_000, 1_000_000, 5_000_000, 20_000_000};

  private UploadFiles() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (int size : SIZES) {
      Files.write(folder.resolve("jpeg-" + size + ".jpg"), drawn("jpeg", size));
      Files.write(folder.resolve("png-" + size + ".png"), drawn("png", size));
      Files.write(folder.resolve("heic-" + size + ".heic"), heic(size));
    }
  }

  private static byte[] drawn(String format, int size) throws IOException {
    int width = 400;
    while (true) {
      byte[] image = TestImages.of(format, width, 5);
      if (image.length >= size) {
        return image;
      }
      width = (int) (width * Math.max(1.02, Math.sqrt((double) size / image.length)));
    }
  }

  /**
   * A container as large as a photo around noise that no decoder shows: the host does not look into
   * coded pictures.
   */
  private static byte[] heic(int size) {
    byte[] noise = new byte[size];
    new Random(5).nextBytes(noise);
    byte[] unit =
        ByteBuffer.allocate(6 + size)
            .putInt(2 + size)
            .put((byte) 0x26)
            .put((byte) 1)
            .put(noise)
            .array();
    byte[] exif = ByteBuffer.allocate(4 + 64).put(new byte[4]).put(TestImages.exif(6)).array();
    return HeifBuilder.empty("heic", "mif1")
        .picture(1, "hvc1", unit)
        .item(2, "Exif", exif)
        .reference("cdsc", 2, 1)
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes an original and its clean copy with a decoder that is not ours and compares every sample.
 * Not on a browser's way: the command line does it, where a person waits for files.
 *
 * <p>Safe for use by several threads, which share its memory.
 */
public final class PixelComparison {

  /** What came of a comparison. */
  public enum Outcome {
    SAME,
    /** The clean copy shows something else, or can't be decoded though the original can. */
    DIFFERENT,
    NOT_COMPARED
  }

  /**
   * An outcome with its reason.
   *
   * @param detail why they were not compared or where they differ; empty for {@code SAME}
   */
  public record Result(Outcome outcome, String detail) {
    private static Result notCompared(String why) {
      return new Result(Outcome.NOT_COMPARED, why);
    }
  }

  /** A longer animation is compared up to here. */
  private static final int MAX_FRAMES = 1000;

  private static final int EARLY_BYTES = 64 * 1024;
  private static final int MEGABYTE = 1 << 20;

  private final int megabytes;
  private final Semaphore memory;

  /**
   * @param bytes of memory that decoded pictures may take, all threads together
   */
  public PixelComparison(long bytes) {
    megabytes = (int) Math.max(1, bytes / MEGABYTE);
    memory = new Semaphore(megabytes);
  }

  /**
   * Compares two images. Never throws on any image.
   *
   * @param format name of the format, for instance {@code jpeg}
   */
  public Result compare(byte[] original, byte[] clean, String format) {
    if (Arrays.equals(original, clean)) {
      return new Result(Outcome.SAME, "");
    }
    try {
      Result result = compareFrames(original, clean, format);
      return result.outcome == Outcome.SAME && isAnimatedPng(original, format)
          ? Result.notCompared("of an animated PNG only the first frame was, and is the same")
          : result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.notCompared("interrupted");
    }
  }

  /** Java's decoder passes over the chunks of an animation, the first of which comes early. */
  private static boolean isAnimatedPng(byte[] image, String format) {
    return format.equals("png")
        && new String(image, 0, Math.min(image.length, EARLY_BYTES), StandardCharsets.ISO_8859_1)
            .contains("acTL");
  }

  private Result compareFrames(byte[] original, byte[] clean, String format)
      throws InterruptedException {
    // Further JPEGs behind the first are no frames of it: previews and gain maps, which go. Nor are
    // the layers of a Photoshop document, which its decoder counts behind the merged picture.
    int frames = format.equals("jpeg") || format.equals("psd") ? 1 : MAX_FRAMES;
    int frame = 0;
    while (frame < frames) {
      Samples before;
      try {
        before = samples(original, format, frame);
      } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
        return frame == 0
            ? Result.notCompared("the decoder can't read the original: " + name(e))
            : new Result(Outcome.SAME, "");
      }
      if (before.unavailable != null) {
        return Result.notCompared(before.unavailable);
      }
      if (before.digest == null) {
        return new Result(Outcome.SAME, ""); // no further frame
      }
      try {
        if (!before.sameAs(samples(clean, format, frame))) {
          return new Result(Outcome.DIFFERENT, "frame " + (frame + 1));
        }
      } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
        return new Result(Outcome.DIFFERENT, "the clean copy can't be decoded: " + name(e));
      }
      frame++;
    }
    return new Result(Outcome.SAME, "");
  }

  private static String name(Throwable e) {
    return e.getClass().getSimpleName();
  }

  /**
   * One decoded frame: its shape and a digest of its samples, so that only one is in memory.
   *
   * @param unavailable why there is no digest; {@code null} where there is one or no such frame
   */
  private record Samples(String shape, byte[] digest, String unavailable) {
    private boolean sameAs(Samples other) {
      return shape.equals(other.shape) && Arrays.equals(digest, other.digest);
    }
  }

  private Samples samples(byte[] image, String format, int frame)
      throws IOException, InterruptedException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      return new Samples("", null, "no decoder for " + format);
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      reader.setInput(in, false, true);
      if (frame > 0 && frame >= reader.getNumImages(true)) {
        return new Samples("", null, null);
      }
      int cost = megabytesOf(reader, frame);
      if (cost > megabytes) {
        return new Samples("", null, "too many pixels to compare in memory");
      }
      memory.acquire(cost);
      try {
        return digest(reader, frame);
      } finally {
        memory.release(cost);
      }
    } finally {
      reader.dispose();
    }
  }

  private static int megabytesOf(ImageReader reader, int frame) throws IOException {
    long bytes = 4;
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(frame);
    if (types != null && types.hasNext()) {
      ImageTypeSpecifier type = types.next();
      bytes = (long) type.getNumBands() * Math.max(1, type.getBitsPerBand(0) / 8);
    }
    long pixels = (long) reader.getWidth(frame) * reader.getHeight(frame);
    return (int) Math.min(Integer.MAX_VALUE, pixels * Math.max(1, bytes) / MEGABYTE + 1);
  }

  private static Samples digest(ImageReader reader, int frame) throws IOException {
    MessageDigest digest = sha256();
    Raster raster;
    if (reader.canReadRaster()) {
      raster = reader.readRaster(frame, null); // as it was coded, before any colour profile
    } else {
      BufferedImage picture = reader.read(frame);
      raster = picture.getRaster();
      if (picture.getColorModel() instanceof IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        update(digest, colours);
      }
    }
    String shape = raster.getWidth() + "x" + raster.getHeight() + "x" + raster.getNumBands();
    if (raster.getDataBuffer() instanceof DataBufferByte data && data.getNumBanks() == 1) {
      digest.update(data.getData());
    } else {
      int[] row = new int[raster.getWidth() * raster.getNumBands()];
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
        update(digest, row);
      }
    }
    return new Samples(shape, digest.digest(), null);
  }

  private static void update(MessageDigest digest, int[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.asIntBuffer().put(numbers);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

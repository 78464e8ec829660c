// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.RunOptions;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Finds lines of text: PP-OCRv4's detector, a network that gives for each pixel how likely it is
 * inside a shrunken line (DB, Liao et al. 2020). Input is blue, green, red, each normalised by
 * ImageNet's mean and deviation.
 */
final class LineFinder implements AutoCloseable {
  /**
   * Lines are found as well in a smaller picture than they are read in; it takes half of the time
   * and memory.
   */
  static final int LONGEST_SIDE = 1408;

  static final int LONGEST_SIDE_THOROUGH = 1664;

  private static final int MULTIPLE = 32; // of the network's strides
  private static final float[] MEAN = {0.406f, 0.456f, 0.485f};
  private static final float[] DEVIATION = {0.225f, 0.224f, 0.229f};

  private final OrtEnvironment environment;
  private final OrtSession session;

  LineFinder(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /** The lines, in pixels of the image. */
  List<TextLine> find(BufferedImage image, int longestSide) throws OrtException {
    double scale =
        Math.min(1, (double) longestSide / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage scaled = Scaling.to(image, width, height);
    int paddedWidth = up(width);
    int paddedHeight = up(height);
    try (OnnxTensor input = input(scaled, paddedWidth, paddedHeight);
        RunOptions options = new RunOptions();
        Result output = run(input, options)) {
      FloatBuffer map = ((OnnxTensor) output.get(0)).getFloatBuffer();
      float[] likely = new float[map.remaining()];
      map.get(likely);
      return new LineShapes(likely, paddedWidth, width, height)
          .lines().stream()
              .map(
                  line ->
                      new TextLine(
                          line.x() / scale,
                          line.y() / scale,
                          line.width() / scale,
                          line.height() / scale,
                          line.angle(),
                          line.score()))
              .toList();
    }
  }

  private Result run(OnnxTensor input, RunOptions options) throws OrtException {
    // The memory for the largest picture would stay until the process ends.
    options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
    String name = session.getInputNames().iterator().next();
    return session.run(Map.of(name, input), session.getOutputNames(), options);
  }

  private OnnxTensor input(BufferedImage image, int width, int height) throws OrtException {
    int plane = width * height;
    FloatBuffer values =
        ByteBuffer.allocateDirect(3 * plane * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    int[] row = new int[image.getWidth()];
    float[][] out = new float[3][width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        for (int c = 0; c < 3; c++) {
          out[c][x] = ((row[x] >> (8 * c) & 0xFF) / 255f - MEAN[c]) / DEVIATION[c];
        }
      }
      for (int c = 0; c < 3; c++) {
        values.put(c * plane + y * width, out[c]);
      }
    }
    return OnnxTensor.createTensor(environment, values, new long[] {1, 3, height, width});
  }

  private static int up(int size) {
    return (size + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads lines: PP-OCRv4's recogniser, which sees a strip 48 pixels high and says for every 8
 * columns which character stands there or that none does (CTC, Graves et al. 2006).
 */
final class LineReader implements AutoCloseable {
  private static final int HEIGHT = 48;
  private static final int COLUMNS_A_STEP = 8;
  private static final int NARROWEST = 48;
  private static final int WIDEST = 4800;

  /** Columns of all lines of a batch together: bounds memory, and how long a cancellation waits. */
  private static final int BATCH_COLUMNS = 2400;

  /** A line may be padded to another's width by this share; more costs more than a batch saves. */
  private static final double PADDING = 1.1;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<String> characters;

  /**
   * @param characters one a line of the model's list, without blank and space
   */
  LineReader(OrtEnvironment environment, OrtSession session, List<String> characters) {
    this.environment = environment;
    this.session = session;
    this.characters = characters;
  }

  List<ReadLine> read(BufferedImage image, List<TextLine> lines, Cancellation cancellation)
      throws OrtException, Cancelled {
    List<TextLine> byWidth = new ArrayList<>(lines);
    byWidth.sort(Comparator.comparingInt(LineReader::columns));
    List<ReadLine> read = new ArrayList<>();
    int from = 0;
    while (from < byWidth.size()) {
      cancellation.check();
      int to = from + 1;
      int narrowest = columns(byWidth.get(from));
      while (to < byWidth.size()
          && columns(byWidth.get(to)) <= narrowest * PADDING
          && columns(byWidth.get(to)) * (to - from + 1) <= BATCH_COLUMNS) {
        to++;
      }
      read.addAll(batch(image, byWidth.subList(from, to)));
      from = to;
    }
    return read;
  }

  private static int columns(TextLine line) {
    int columns =
        (int) Math.ceil(HEIGHT * line.width() / line.height() / COLUMNS_A_STEP) * COLUMNS_A_STEP;
    return Math.max(NARROWEST, Math.min(WIDEST, columns));
  }

  private List<ReadLine> batch(BufferedImage image, List<TextLine> lines) throws OrtException {
    int width = columns(lines.get(lines.size() - 1));
    FloatBuffer values =
        ByteBuffer.allocateDirect(lines.size() * 3 * HEIGHT * width * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < lines.size(); i++) {
      Strip.reduced(image, lines.get(i), columns(lines.get(i)), HEIGHT)
          .into(values, i * 3 * HEIGHT * width, width);
    }
    long[] shape = {lines.size(), 3, HEIGHT, width};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, values, shape);
        Result output = session.run(Map.of(session.getInputNames().iterator().next(), input))) {
      OnnxTensor likely = (OnnxTensor) output.get(0);
      long[] sizes = likely.getInfo().getShape();
      int steps = (int) sizes[1];
      int classes = (int) sizes[2];
      FloatBuffer all = likely.getFloatBuffer();
      List<ReadLine> read = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        double inUse = (double) columns(lines.get(i)) / width * steps;
        read.add(decode(all, i * steps, steps, classes, inUse, lines.get(i)));
      }
      return read;
    }
  }

  /** The best class of each step; equal ones in a row are one character, class 0 is none. */
  private ReadLine decode(
      FloatBuffer all, int first, int steps, int classes, double inUse, TextLine line) {
    StringBuilder text = new StringBuilder();
    List<Double> centres = new ArrayList<>();
    float[] step = new float[classes];
    double trust = 0;
    int before = 0;
    int began = 0;
    for (int t = 0; t <= steps; t++) {
      int best = 0;
      if (t < steps) {
        all.get((first + t) * classes, step);
        best = best(step);
      }
      if (best != before) {
        if (before != 0) {
          String character = character(before);
          text.append(character);
          for (int i = 0; i < character.length(); i++) {
            centres.add(Math.min(1, (began + t) / 2.0 / inUse));
          }
        }
        began = t;
        trust += best == 0 ? 0 : step[best];
      }
      before = best;
    }
    double score = text.length() == 0 ? 0 : trust / text.length();
    return new ReadLine(
        line, text.toString(), centres.stream().mapToDouble(c -> c).toArray(), score);
  }

  private static int best(float[] likely) {
    int best = 0;
    for (int i = 1; i < likely.length; i++) {
      if (likely[i] > likely[best]) {
        best = i;
      }
    }
    return best;
  }

  private String character(int index) {
    return index <= characters.size() ? characters.get(index - 1) : " ";
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}

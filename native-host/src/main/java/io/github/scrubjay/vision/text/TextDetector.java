// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.personal.PersonalData;
import io.github.scrubjay.vision.personal.Piece;
import io.github.scrubjay.vision.personal.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds personal text: finds lines, reads them, asks the rules which characters are personal, and
 * boxes these.
 */
public final class TextDetector implements Detector {
  /** Lines that the reader itself does not trust are texture. */
  private static final double LEAST_TRUST = 0.5;

  /**
   * The finder does not take a long run of fillers for text; so much of a machine readable zone may
   * be that.
   */
  private static final double FILLERS = 1;

  private final LineFinder finder;
  private final LineReader reader;

  private TextDetector(LineFinder finder, LineReader reader) {
    this.finder = finder;
    this.reader = reader;
  }

  /**
   * Loads the networks.
   *
   * @throws IllegalStateException where the text part is missing or can't be loaded
   */
  public static TextDetector load() {
    Path folder = TextPart.folder();
    if (folder == null) {
      throw new IllegalStateException("no text part is installed");
    }
    try {
      OrtEnvironment environment = Networks.environment(folder);
      List<String> characters = Files.readAllLines(folder.resolve(TextPart.CHARACTERS));
      return new TextDetector(
          new LineFinder(environment, Networks.load(environment, folder.resolve(TextPart.FINDER))),
          new LineReader(
              environment,
              Networks.load(environment, folder.resolve(TextPart.READER)),
              characters));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the text networks can't be loaded: " + e.getCode(), e);
    }
  }

  @Override
  public Subject subject() {
    return Subject.TEXT;
  }

  @Override
  public List<Region> detect(Picture picture, Effort effort, Cancellation cancellation)
      throws Cancelled {
    List<ReadLine> lines = read(picture, effort, cancellation);
    List<Piece> pieces = lines.stream().map(TextDetector::piece).toList();
    List<Region> regions = new ArrayList<>();
    for (Span span : PersonalData.find(pieces)) {
      cancellation.check();
      regions.add(
          new Region(
              Subject.TEXT,
              span.label(),
              box(picture, lines.get(span.piece()), span),
              span.score(),
              span.sure()));
    }
    addPlates(picture, lines, regions);
    regions.sort(Comparator.comparingDouble(Region::score).reversed());
    return regions;
  }

  /**
   * All lines that can be read in a picture, in no order. Also for benchmarks, which look whether
   * anything is left.
   */
  public List<String> texts(Picture picture, Cancellation cancellation) throws Cancelled {
    return read(picture, Effort.THOROUGH, cancellation).stream().map(ReadLine::text).toList();
  }

  private List<ReadLine> read(Picture picture, Effort effort, Cancellation cancellation)
      throws Cancelled {
    try {
      cancellation.check();
      int side =
          effort == Effort.THOROUGH ? LineFinder.LONGEST_SIDE_THOROUGH : LineFinder.LONGEST_SIDE;
      List<TextLine> lines = finder.find(picture.image(), side);
      cancellation.check();
      return reader.read(picture.image(), lines, cancellation).stream()
          .filter(line -> line.score() >= LEAST_TRUST && !line.text().isBlank())
          .toList();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getCode(), e);
    }
  }

  private static Piece piece(ReadLine read) {
    TextLine line = read.line();
    Bounds bounds = Bounds.of(line, 0, line.width(), 0, line.height());
    return new Piece(
        read.text(),
        (int) bounds.left(),
        (int) bounds.top(),
        (int) Math.ceil(bounds.right()),
        (int) Math.ceil(bounds.bottom()));
  }

  private static Box box(Picture picture, ReadLine read, Span span) {
    WordCut cut = new WordCut(picture.image(), read, span.label().equals("mrz") ? FILLERS : 0);
    double from = cut.before(span.start());
    double to = Math.max(from + 1, cut.after(span.end()));
    double[] rows = cut.rows(from, to);
    return Bounds.of(read.line(), from, to, rows[0], rows[1]).box(picture);
  }

  private static void addPlates(Picture picture, List<ReadLine> lines, List<Region> regions) {
    for (ReadLine read : lines) {
      double score = PlateShape.score(read);
      Box box =
          Bounds.of(read.line(), 0, read.line().width(), 0, read.line().height()).box(picture);
      if (score > 0 && regions.stream().noneMatch(region -> region.box().overlap(box) > 0.3)) {
        regions.add(new Region(Subject.TEXT, "plate", box, score, false));
      }
    }
  }
}

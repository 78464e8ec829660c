// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds faces with MediaPipe's full-range network ({@code src/docs/MODELS.md}). The network was
 * made for pictures of 192 pixels; run on larger ones it finds smaller faces, so it is run at
 * several sizes. A picture is never enlarged: that makes it see faces where there are none.
 */
public final class FaceDetector implements Detector {
  /** Where the build puts the network. */
  public static final String MODEL =
      "/io/github/scrubjay/vision/face/face_detection_full_range.tflite";

  /** From here on a face is ticked beforehand. */
  private static final double SURE = .5;

  /** From here on it is shown: masks, glasses and turned heads score lower. */
  private static final double MAYBE = .35;

  /** Long sides, in pixels. */
  private static final int[] SIZES = {256, 768};

  /** Finds the small faces of crowds, in five times the time. */
  private static final int THOROUGH_SIZE = 2048;

  /** The network looks at one place for every 4 by 4 pixels. */
  private static final int CELL = 4;

  /** What it calls a face ends at the brow and before the ears. */
  private static final double MARGIN = .125;

  private static final double HAIR = .25;

  private final Network network;

  private FaceDetector(Network network) {
    this.network = network;
  }

  /**
   * Loads the network.
   *
   * @throws IllegalStateException where the build did not pack it in
   */
  public static FaceDetector load() {
    try (InputStream in = FaceDetector.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + MODEL + " in this build");
      }
      return new FaceDetector(new Network(Graph.read(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Subject subject() {
    return Subject.FACES;
  }

  /** A place where the network sees a face; edges in pixels of {@link Picture#image}. */
  private record Sight(double left, double top, double right, double bottom, double score) {
    double area() {
      return (right - left) * (bottom - top);
    }

    double shared(Sight other) {
      double w = Math.min(right, other.right) - Math.max(left, other.left);
      double h = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      return w <= 0 || h <= 0 ? 0 : w * h;
    }

    /** Whether this less sure sight is of the same face. */
    boolean repeats(Sight surer) {
      double shared = shared(surer);
      return shared > .3 * (area() + surer.area() - shared)
          || shared > .7 * area()
          || score < SURE && shared > .7 * surer.area();
    }
  }

  @Override
  public List<Region> detect(Picture picture, Effort effort, Cancellation cancellation)
      throws Cancelled {
    List<Sight> sights = new ArrayList<>();
    int longSide = Math.max(picture.image().getWidth(), picture.image().getHeight());
    int done = 0;
    for (int size : SIZES) {
      if (done < longSide) {
        look(Scaled.of(picture, size), sights, cancellation);
        done = size;
      }
    }
    if (effort == Effort.THOROUGH && done < longSide) {
      look(Scaled.of(picture, THOROUGH_SIZE), sights, cancellation);
    }
    return regions(sights, picture);
  }

  private void look(Scaled small, List<Sight> sights, Cancellation cancellation) throws Cancelled {
    List<Planes> outputs = network.run(small.input(), cancellation);
    float[][] boxes = outputs.get(0).channels();
    float[] scores = outputs.get(1).channels()[0];
    int columns = outputs.get(1).width();
    for (int i = 0; i < scores.length; i++) {
      double score = 1 / (1 + Math.exp(-scores[i]));
      if (score >= MAYBE) {
        double x = (i % columns + .5) * CELL + boxes[0][i];
        double y = (i / columns + .5) * CELL + boxes[1][i];
        double halfWidth = boxes[2][i] / 2;
        double halfHeight = boxes[3][i] / 2;
        boolean inside = x >= 0 && x < small.width() && y >= 0 && y < small.height();
        if (inside && halfWidth > 0 && halfHeight > 0) {
          sights.add(
              new Sight(
                  (x - halfWidth) * small.scale(),
                  (y - halfHeight) * small.scale(),
                  (x + halfWidth) * small.scale(),
                  (y + halfHeight) * small.scale(),
                  score));
        }
      }
    }
  }

  /** One region for each face, the surest sight of each. */
  private static List<Region> regions(List<Sight> sights, Picture picture) {
    sights.sort(Comparator.comparingDouble(Sight::score).reversed());
    List<Sight> faces = new ArrayList<>();
    for (Sight sight : sights) {
      if (faces.stream().noneMatch(sight::repeats)) {
        faces.add(sight);
      }
    }
    List<Region> regions = new ArrayList<>();
    for (Sight face : faces) {
      double dx = (face.right - face.left) * MARGIN;
      double dy = face.bottom - face.top;
      Box box =
          picture.box(
              face.left - dx, face.top - dy * HAIR, face.right + dx, face.bottom + dy * MARGIN);
      regions.add(new Region(Subject.FACES, "face", box, face.score, face.score >= SURE));
    }
    return regions;
  }
}

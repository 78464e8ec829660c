// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import io.github.scrubjay.vision.code.CodeDetector;
import io.github.scrubjay.vision.face.FaceDetector;
import io.github.scrubjay.vision.text.TextPart;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The detectors that this installation has. A new one is a line in each of the two tables below.
 * Each is made at its first use, since loading a model takes time, and then kept; for one thread.
 */
public final class Detectors {
  /** Enough for the loops to be compiled. */
  private static final int PREPARED_PIXELS = 512;

  private final Map<Subject, Detector> made = new EnumMap<>(Subject.class);

  /**
   * Whether what a detector needs lies here. The host asks before its first answer, for which the
   * browser waits: nothing is loaded, and there are no lambdas. The network for faces is in every
   * build; looking for it among the resources would cost the tenth part of a start.
   */
  private static boolean isAvailable(Subject subject) {
    return switch (subject) {
      case FACES, CODES -> true;
      case TEXT -> TextPart.isPresent();
    };
  }

  private static Detector load(Subject subject) {
    return switch (subject) {
      case FACES -> FaceDetector.load();
      case CODES -> new CodeDetector();
      case TEXT -> TextPart.load();
    };
  }

  /** What can be looked for here, in the order of {@link Subject}. */
  public static Set<Subject> available() {
    EnumSet<Subject> subjects = EnumSet.noneOf(Subject.class);
    for (Subject subject : Subject.values()) {
      if (isAvailable(subject)) {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  /**
   * The detector for a subject.
   *
   * @throws IllegalArgumentException where it is not {@link #available}
   */
  public Detector of(Subject subject) {
    if (!isAvailable(subject)) {
      throw new IllegalArgumentException("no detector for " + subject.wireName() + " here");
    }
    return made.computeIfAbsent(subject, Detectors::load);
  }

  /**
   * The detector for a subject that is available, or nothing where it can't be loaded after all.
   */
  public Optional<Detector> loaded(Subject subject) {
    try {
      return Optional.of(of(subject));
    } catch (RuntimeException | LinkageError broken) {
      System.err.println(
          "scrubjay: no search for " + subject.wireName() + ": " + broken.getClass().getName());
      return Optional.empty();
    }
  }

  /**
   * Loads a detector and has it look at an empty picture, so that the first real one finds the code
   * compiled.
   */
  public void prepare(Subject subject, Cancellation cancellation) {
    BufferedImage empty =
        new BufferedImage(PREPARED_PIXELS, PREPARED_PIXELS, BufferedImage.TYPE_INT_RGB);
    try {
      Optional<Detector> detector = loaded(subject);
      if (detector.isPresent()) {
        detector.get().detect(Picture.of(empty), Effort.NORMAL, cancellation);
      }
    } catch (Cancelled e) {
      // a real picture is there
    }
  }
}

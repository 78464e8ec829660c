// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The detectors that this installation has. A new detector is a line in {@link #TABLE}. Each is
 * made at its first use, since loading a model takes time, and then kept; for one thread.
 */
public final class Detectors {

  /**
   * One line.
   *
   * @param present whether what the detector needs lies here; quick, loads nothing
   * @param maker loads the detector
   */
  private record Line(Subject subject, BooleanSupplier present, Supplier<Detector> maker) {}

  private static final List<Line> TABLE = List.of();

  private final Map<Subject, Detector> made = new EnumMap<>(Subject.class);

  /** What can be looked for here, in the order of {@link Subject}. Quick: loads nothing. */
  public static Set<Subject> available() {
    EnumSet<Subject> subjects = EnumSet.noneOf(Subject.class);
    for (Line line : TABLE) {
      if (line.present.getAsBoolean()) {
        subjects.add(line.subject);
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
    return made.computeIfAbsent(subject, Detectors::make);
  }

  private static Detector make(Subject subject) {
    for (Line line : TABLE) {
      if (line.subject == subject && line.present.getAsBoolean()) {
        return line.maker.get();
      }
    }
    throw new IllegalArgumentException("no detector for " + subject.wireName() + " here");
  }
}

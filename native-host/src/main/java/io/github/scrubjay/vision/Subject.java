// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.util.Locale;
import java.util.Optional;

/** What kinds of things can be looked for in a picture, in the order in which they are shown. */
public enum Subject {
  FACES,
  CODES,
  TEXT;

  /** The name on the wire and on the command line, for instance {@code faces}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The subject of this wire name. */
  public static Optional<Subject> of(String wireName) {
    for (Subject subject : values()) {
      if (subject.wireName().equals(wireName)) {
        return Optional.of(subject);
      }
    }
    return Optional.empty();
  }
}

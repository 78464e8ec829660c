// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.inspect.Risk;

/** Colours words on a terminal, and leaves them alone elsewhere. */
final class Colour {
  private static final String RESET = "\u001B[0m";

  private final boolean on;

  Colour(boolean on) {
    this.on = on;
  }

  String good(String text) {
    return paint("\u001B[32m", text);
  }

  String bad(String text) {
    return paint("\u001B[31m", text);
  }

  String quiet(String text) {
    return paint("\u001B[2m", text);
  }

  String bold(String text) {
    return paint("\u001B[1m", text);
  }

  /** Red for what can hurt a person, yellow for what tells of things and times. */
  String risk(Risk risk, String text) {
    return switch (risk) {
      case LOCATION, IDENTITY, THUMBNAIL -> bad(text);
      case DEVICE, TIME, HISTORY -> paint("\u001B[33m", text);
      case TECHNICAL -> quiet(text);
    };
  }

  private String paint(String code, String text) {
    return on ? code + text + RESET : text;
  }
}

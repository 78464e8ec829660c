// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects findings: readable, without doubles, and few enough for one answer. */
final class Findings {
  /** As many as the wire protocol allows in one result. */
  static final int LIMIT = 200;

  private static final int NAME_CHARS = 100; // as in result.schema.json
  private static final int VALUE_CHARS = 200; // as in result.schema.json

  /** All pictures of one answer together, so that it fits into one frame of the wire protocol. */
  static final int PICTURES_BYTES = 96 * 1024;

  /** Adds findings. */
  interface Reading<E extends Exception> {
    void run() throws E;
  }

  private final List<Finding> list = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<Risk, Integer> counts = new HashMap<>();
  private int pictureBytes = PICTURES_BYTES;
  private Carrier block;
  private long blockBytes;

  /** Adds a finding unless its value is blank, or the same kind and value is there already. */
  void add(FindingKind kind, String name, String value) {
    add(kind, name, value, blockBytes, null);
  }

  /**
   * Adds a finding that is a block of its own.
   *
   * @param bytes size of that block
   */
  void add(FindingKind kind, String name, String value, long bytes) {
    add(kind, name, value, bytes, null);
  }

  /**
   * Adds a picture inside the image, and hands it over where it is small and can be shown.
   *
   * @param start of the picture in {@code bytes}
   * @param end behind its last byte; may lie outside
   */
  void addPicture(FindingKind kind, String name, String value, byte[] bytes, int start, long end) {
    Picture picture = Picture.of(bytes, start, end);
    if (picture != null && picture.bytes() > pictureBytes) {
      picture = null;
    }
    if (add(kind, name, value, end - start, picture) && picture != null) {
      pictureBytes -= picture.bytes();
    }
  }

  /**
   * Says where the findings that {@code reading} adds stand.
   *
   * @param bytes size of the block that is read
   */
  <E extends Exception> void within(Carrier carrier, long bytes, Reading<E> reading) throws E {
    if (block != null) {
      reading.run(); // a block inside another: the outer one is what a file has
      return;
    }
    block = carrier;
    blockBytes = bytes;
    try {
      reading.run();
    } finally {
      block = null;
      blockBytes = 0;
    }
  }

  private boolean add(
      FindingKind givenKind, String name, String value, long bytes, Picture picture) {
    if (value == null) {
      return false;
    }
    FindingKind kind = isPrompt(givenKind, value) ? FindingKind.AI_PROMPT : givenKind;
    String cleanValue = PlainText.of(value, VALUE_CHARS);
    String cleanName = PlainText.of(name, NAME_CHARS);
    if (cleanValue.isEmpty()
        || counts.getOrDefault(kind.risk(), 0) >= LIMIT
        || !seen.add(
            kind
                + (picture == null ? "=" : cleanName + "=")
                + cleanValue.toLowerCase(Locale.ROOT))) {
      return false;
    }
    counts.merge(kind.risk(), 1, Integer::sum);
    Carrier carrier = block == null ? givenKind.carrier() : block;
    list.add(
        new Finding(kind.wireName(), kind.risk(), cleanName, cleanValue, carrier, bytes, picture));
    if (kind == FindingKind.AI_PROMPT) {
      within(carrier, bytes, () -> AiTraces.report(value, this));
    } else if (isSignature(kind) && AiTraces.isGenerator(value)) {
      within(carrier, bytes, () -> add(FindingKind.AI_SOURCE, "Generator", value));
    }
    return true;
  }

  /** Generators that write their prompt into an ordinary field give themselves away. */
  private static boolean isPrompt(FindingKind kind, String value) {
    return switch (kind) {
      case CAPTION, COMMENT, TEXT -> AiTraces.generator(value) != null;
      default -> false;
    };
  }

  /** Where programs and services put their names. */
  private static boolean isSignature(FindingKind kind) {
    return kind == FindingKind.SOFTWARE || kind == FindingKind.ARTIST;
  }

  void unreadable(String what, String why) {
    add(FindingKind.UNREADABLE_METADATA, what, why);
  }

  /** The findings in the order of {@link FindingKind}, most serious first. */
  List<Finding> list() {
    return list.stream().sorted(Comparator.comparing(FindingKind::of)).limit(LIMIT).toList();
  }
}

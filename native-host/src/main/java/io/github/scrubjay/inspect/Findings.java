// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects findings: readable, without doubles, and few enough for one answer. */
final class Findings {
  /** As many as the wire protocol allows in one result. */
  static final int LIMIT = 200;

  private static final int NAME_CHARS = 100; // as in result.schema.json
  private static final int VALUE_CHARS = 200; // as in result.schema.json

  /**
   * Generators that write their prompt into an ordinary field give themselves away: by JSON with
   * certain keys, or by the line of settings that ends the text.
   */
  private static final Pattern PROMPT =
      Pattern.compile(
          "\\{.*\"(prompt|uc|sampler|seed|class_type)\"\\s*:.*|.*\\bSteps: \\d+, Sampler: .*",
          Pattern.DOTALL);

  private static final int PROMPT_CHARS = 4000; // looked at; the settings stand within

  private final List<Finding> list = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<Risk, Integer> counts = new HashMap<>();

  /** Adds a finding unless its value is blank, or the same kind and value is there already. */
  void add(FindingKind givenKind, String name, String value) {
    if (value == null) {
      return;
    }
    FindingKind kind = isPrompt(givenKind, value) ? FindingKind.AI_PROMPT : givenKind;
    String cleanValue = PlainText.of(value, VALUE_CHARS);
    String cleanName = PlainText.of(name, NAME_CHARS);
    if (cleanValue.isEmpty()
        || counts.getOrDefault(kind.risk(), 0) >= LIMIT
        || !seen.add(kind + "=" + cleanValue.toLowerCase(Locale.ROOT))) {
      return;
    }
    counts.merge(kind.risk(), 1, Integer::sum);
    list.add(new Finding(kind.wireName(), kind.risk(), cleanName, cleanValue));
  }

  private static boolean isPrompt(FindingKind kind, String value) {
    return switch (kind) {
      case CAPTION, COMMENT, TEXT ->
          PROMPT
              .matcher(value.substring(0, Math.min(value.length(), PROMPT_CHARS)).strip())
              .matches();
      default -> false;
    };
  }

  void unreadable(String what, String why) {
    add(FindingKind.UNREADABLE_METADATA, what, why);
  }

  /** The findings in the order of {@link FindingKind}, most serious first. */
  List<Finding> list() {
    return list.stream().sorted(Comparator.comparing(Findings::kindOf)).limit(LIMIT).toList();
  }

  private static FindingKind kindOf(Finding finding) {
    return FindingKind.valueOf(finding.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mail addresses; one space may stand beside the at sign or a dot, or stand for a lost underscore.
 */
final class EmailRule implements Rule {
  private static final String LABEL = "email";
  private static final String LOCAL =
      "[A-Za-z0-9\\u00c0-\\u017f][A-Za-z0-9\\u00c0-\\u017f._%+'-]{0,63}";
  private static final String DOMAIN = "[A-Za-z0-9\\u00c0-\\u017f-]+(?: ?\\. ?[A-Za-z0-9-]+)*?";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9])"
              + LOCAL
              + " ?@ ?"
              + DOMAIN
              + " ?[.,] ?[A-Za-z]{2,24}(?![A-Za-z0-9-]|\\.[A-Za-z])");

  /**
   * A dot before the last label that was not read: nothing else holds an at sign between two words.
   */
  private static final Pattern LOOSE =
      Pattern.compile(
          "(?<![A-Za-z0-9@])[A-Za-z0-9][A-Za-z0-9._%+-]+ ?@ ?[A-Za-z0-9][A-Za-z0-9.-]{3,}");

  @Override
  public void find(Row row, Hits hits) {
    if (row.text.indexOf('@') < 0) {
      return;
    }
    Matcher address = ADDRESS.matcher(row.text);
    while (address.find()) {
      hits.add(row, begin(row.text, address.start()), address.end(), LABEL, 0.97, true);
    }
    Matcher loose = LOOSE.matcher(row.text);
    while (loose.find()) {
      hits.add(row, loose.start(), loose.end(), LABEL, 0.7, true);
    }
  }

  /**
   * Goes back over one word in small letters that a lost underscore has cut off; not over a word of
   * a sentence.
   */
  private static int begin(String text, int start) {
    Matcher cut =
        Pattern.compile("(?:^|[:<( ] ?)([a-z0-9]+[._][a-z0-9._]*) $")
            .matcher(text.substring(0, start));
    return cut.find() ? cut.start(1) : start;
  }
}

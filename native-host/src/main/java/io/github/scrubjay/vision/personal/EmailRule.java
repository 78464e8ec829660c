// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mail addresses; one space may stand beside the at sign or a dot, or stand for a lost underscore.
 */
final class EmailRule implements Rule {
  private static final String LABEL = "email";
  private static final String WORD = "[A-Za-z0-9\\u00c0-\\u017f._%+'-]";

  /** Nothing but a part of an address holds an underscore, with whatever spaces it was read. */
  private static final String LOCAL =
      "[A-Za-z0-9\\u00c0-\\u017f]" + WORD + "{0,63}(?: ?_ ?" + WORD + "{1,63}){0,3}";

  private static final String DOMAIN = "[A-Za-z0-9\\u00c0-\\u017f-]+(?: ?\\. ?[A-Za-z0-9-]+)*?";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9])"
              + LOCAL
              + " ?\\(?@ ?"
              + DOMAIN
              + " ?[.,] ?[A-Za-z]{2,24}(?![A-Za-z0-9-]|\\.[A-Za-z])");

  /**
   * A dot before the last label that was not read: nothing else holds an at sign between two words.
   */
  private static final Pattern LOOSE =
      Pattern.compile(
          "(?<![A-Za-z0-9@])[A-Za-z0-9][A-Za-z0-9._%+-]+ ?\\(?@ ?[A-Za-z0-9][A-Za-z0-9.-]{3,}");

  private static final Pattern COMMON_END =
      Pattern.compile("(?i)(?:com|org|net|edu|gov|info|de|fr|es|pl|jp|uk|eu|io|it|nl|ch|at|us)$");
  private static final Pattern URL_BEFORE = Pattern.compile(": ?/ ?/[^ /]*$");

  @Override
  public void find(Row row, Hits hits) {
    if (row.text.indexOf('@') < 0) {
      return;
    }
    Matcher address = ADDRESS.matcher(row.text);
    while (address.find()) {
      if (inUrl(row.text, address.start())) {
        continue;
      }
      hits.add(row, begin(row.text, address.start()), address.end(), LABEL, 0.97, true);
    }
    Matcher loose = LOOSE.matcher(row.text);
    while (loose.find()) {
      boolean likely = COMMON_END.matcher(loose.group()).find();
      if (!inUrl(row.text, loose.start())) {
        hits.add(row, loose.start(), loose.end(), LABEL, likely ? 0.7 : 0.5, likely);
      }
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

  /** User and password before a host's name are no mail address. */
  private static boolean inUrl(String text, int start) {
    return URL_BEFORE.matcher(text.substring(0, start)).find();
  }
}

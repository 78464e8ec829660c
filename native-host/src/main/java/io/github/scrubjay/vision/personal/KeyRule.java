// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that programs log in with, by the beginning that their issuer documents, and values after
 * words that announce one. The underscore, which readers of pictures lose, may be a space or
 * missing.
 */
final class KeyRule implements Rule {
  private static final String LABEL = "api-key";
  private static final String U = "[_ -]?";

  /** Beginning, what may follow, and at least how much of it. */
  private static final List<Pattern> KNOWN =
      List.of(
          // cloud providers
          known("A[KS][I1l]A", "[A-Z0-9]", 14),
          known("A[I1l]za", "[A-Za-z0-9_-]", 30),
          known("ya29\\.", "[A-Za-z0-9_-]", 20),
          known("GOCSPX" + U, "[A-Za-z0-9_-]", 20),
          known("d[oO0]p" + U + "v[1lI]" + U, "[a-f0-9]", 40),
          known("hvs\\.", "[A-Za-z0-9_-]", 20),
          // language models
          known("s[kK] ?- ?(?:pr[oO0]j|ant|svcacct|admin|or)? ?-? ?", "[A-Za-z0-9_-]", 20),
          known("gsk" + U, "[A-Za-z0-9]", 40),
          known("hf" + U, "[A-Za-z0-9]", 30),
          known("r8" + U, "[A-Za-z0-9]", 36),
          known("xai" + U, "[A-Za-z0-9]", 40),
          known("pplx" + U, "[A-Za-z0-9]", 40),
          // code hosts and package registries
          known("gh[opusr]" + U, "[A-Za-z0-9]", 30),
          known("g[iIl1]thub" + U + "pat" + U, "[A-Za-z0-9_]", 22),
          known("g[lI1]pat" + U, "[A-Za-z0-9_-]", 18),
          known("npm" + U, "[A-Za-z0-9]", 34),
          known("pyp[iI1l]" + U, "[A-Za-z0-9_-]", 40),
          known("dckr" + U + "pat" + U, "[A-Za-z0-9_-]", 20),
          known("ATATT3", "[A-Za-z0-9_=-]", 40),
          // payment and messages
          known("[spr]k" + U + "(?:[lI1]ive|test)" + U, "[A-Za-z0-9]", 16),
          known("whsec" + U, "[A-Za-z0-9]", 24),
          known("shp(?:at|ca|pa|ss)" + U, "[a-fA-F0-9]", 28),
          known("x[oO0]x[abeprs] ?- ?", "[A-Za-z0-9-]", 18),
          known("SG\\. ?", "[A-Za-z0-9_.-]", 40),
          known("(?:AC|SK)(?=[0-9a-f]{32})", "[0-9a-f]", 32),
          known("key- ?(?=[0-9a-f]{32})", "[0-9a-f]", 32),
          known("lin" + U + "api" + U, "[A-Za-z0-9]", 30),
          known("sntry[su]" + U, "[A-Za-z0-9_=-]", 30),
          known("secret" + U + "(?=[A-Za-z0-9]*\\d)", "[A-Za-z0-9]", 40),
          known("\\d{8,10}:AA", "[A-Za-z0-9_-]", 30),
          // tokens and keys by their form
          known("eyJ", "[A-Za-z0-9_. -]", 40),
          known("AGE-SECRET-KEY-1", "[A-Z0-9]", 40));

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)(?:api|access|secret|private|auth|client|bearer|signing|encryption|refresh|session|deploy|license|account|aws)?"
              + "[_ -]{0,2}(?:key|secret|t[o0]ken|apikey|credential|clé|schlüssel|clave|klucz)s?(?:[_ -]?id)?[\"']? ?"
              + "(?:[:=]|=>|is|lautet) ?[\"']?([A-Za-z0-9/+_=.~-]{12,})");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(?:bearer|basic|token) ([A-Za-z0-9/+_=.~-]{20,})");
  private static final Pattern BLOCK =
      Pattern.compile("-{2,5} ?BEGIN (?:[A-Z]+ ){0,2}PRIVATE ?KEY ?-{0,5}");
  private static final Pattern MORE = Pattern.compile("\\G ([A-Za-z0-9/+_=-]{5,})");

  private static Pattern known(String prefix, String body, int least) {
    return Pattern.compile("(?<![A-Za-z0-9])" + prefix + body + "{" + least + ",}");
  }

  @Override
  public void find(Row row, Hits hits) {
    for (Pattern pattern : KNOWN) {
      Matcher key = pattern.matcher(row.text);
      while (key.find()) {
        String prefixed = key.group();
        if (mixed(prefixed)) {
          hits.add(row, key.start(), rest(row.text, key.end()), LABEL, 0.975, true);
        }
      }
    }
    Matcher announced = ANNOUNCED.matcher(row.text);
    while (announced.find()) {
      if (random(announced.group(1))) {
        hits.add(row, announced.start(1), rest(row.text, announced.end(1)), LABEL, 0.85, true);
      }
    }
    Matcher bearer = BEARER.matcher(row.text);
    while (bearer.find()) {
      if (random(bearer.group(1))) {
        hits.add(row, bearer.start(1), rest(row.text, bearer.end(1)), LABEL, 0.9, true);
      }
    }
    Matcher block = BLOCK.matcher(row.text);
    while (block.find()) {
      hits.add(row, block.start(), block.end(), LABEL, 0.95, true);
    }
  }

  /**
   * Where a key ends that a space was read into: further words in which letters and digits are
   * mixed belong to it.
   */
  private static int rest(String text, int end) {
    Matcher more = MORE.matcher(text);
    int at = end;
    while (at < text.length() && more.find(at) && random(more.group(1))) {
      at = more.end();
    }
    return at;
  }

  private static boolean mixed(String text) {
    return text.chars().anyMatch(Character::isDigit)
        || text.chars().anyMatch(Character::isUpperCase);
  }

  /**
   * Whether it looks drawn by lot: digits and letters, or letters that change their size within a
   * word.
   */
  static boolean random(String text) {
    int digits = Digits.count(text);
    int letters = (int) text.chars().filter(Character::isLetter).count();
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      boolean before = Character.isUpperCase(text.charAt(i - 1));
      boolean now = Character.isUpperCase(text.charAt(i));
      if (Character.isLetter(text.charAt(i))
          && Character.isLetter(text.charAt(i - 1))
          && before != now) {
        changes++;
      }
    }
    return digits >= 2 && letters >= 2 || changes >= 4;
  }
}

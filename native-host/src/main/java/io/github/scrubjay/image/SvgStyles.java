// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cleans styles (CSS Syntax 3): rules whose selectors and properties a drawing can use stay, without
 * comments, without imports, without anything from another file.
 *
 * <pre>
 *   selector { property: value; property: value }
 *   @media condition { rules }          @keyframes name { rules }
 *   @import ...;  @font-face { }        gone
 * </pre>
 *
 * What is clean comes back as it is, as the same object.
 */
final class SvgStyles {
  private static final int MAX_DEPTH = 4;

  /** Rules that hold rules. */
  private static final Set<String> NESTING =
      Set.of("media", "supports", "keyframes", "-webkit-keyframes");

  private static final Pattern SELECTOR =
      Pattern.compile("[\\p{L}0-9_\\-.#:*,>+~\\s()\\[\\]=\"'|^$%]+");

  /** Selects by where an element stands among others, which changes when some of them go. */
  private static final Pattern POSITIONAL =
      Pattern.compile("[+~]|:(?:nth|first|last|only|empty|not|has|is|where)");

  private static final Pattern URL =
      Pattern.compile("(?i)url\\(\\s*(\"[^\"]*\"|'[^']*'|[^)\"']*)\\s*\\)?");

  private static final Pattern FORBIDDEN =
      Pattern.compile("(?i)://|javascript:|data:|expression\\(|image\\(|image-set\\(|src\\(|@|<");

  /** A reference to an element that is not there, as is one to a file that is not loaded. */
  private static final String NOWHERE = "url(#-)";

  private boolean positional;
  private boolean byAttribute;
  private boolean external;

  /** Whether rules were kept that select by position. */
  boolean isPositional() {
    return positional;
  }

  /** Whether rules were kept that select by attribute. */
  boolean isByAttribute() {
    return byAttribute;
  }

  /** Whether something referred to another file. */
  boolean hadExternal() {
    return external;
  }

  /** Cleans a style sheet. */
  String sheet(String css) throws BadImage {
    requireNoEscapes(css);
    return sheet(css, 0);
  }

  private String sheet(String css, int depth) throws BadImage {
    if (depth > MAX_DEPTH) {
      throw BadImage.malformed("SVG: styles nested deeper than " + MAX_DEPTH);
    }
    String plain = withoutComments(css);
    StringBuilder clean = new StringBuilder(plain.length());
    boolean same = plain.equals(css);
    int at = 0;
    while (at < plain.length()) {
      int open = find(plain, at, "{;");
      if (open >= plain.length()) {
        same &= plain.substring(at).isBlank();
        break;
      }
      String head = plain.substring(at, open);
      if (plain.charAt(open) == ';') {
        external |= head.contains("@import");
        same = false;
        at = open + 1;
        continue;
      }
      int close = closing(plain, open);
      String body = plain.substring(open + 1, Math.min(close, plain.length()));
      String kept = rule(head, body, depth);
      same &= kept != null && kept.equals(body) && close < plain.length();
      if (kept != null && !kept.isBlank()) {
        clean.append(head.strip()).append('{').append(kept.strip()).append("}\n");
      }
      at = close + 1;
    }
    return same ? css : clean.toString();
  }

  /** The clean body of a rule; null where it goes. */
  private String rule(String head, String body, int depth) throws BadImage {
    String selector = head.strip();
    if (selector.startsWith("@")) {
      String name = selector.substring(1).split("[^A-Za-z-]", 2)[0].toLowerCase(Locale.ROOT);
      if (name.equals("font-face") && body.toLowerCase(Locale.ROOT).contains("data:")) {
        throw BadImage.unsupported(
            "SVG: an embedded font, which names its owner and can't be cleaned;"
                + " convert the text to paths or export a PNG");
      }
      boolean nesting = NESTING.contains(name) && !isForbidden(selector.substring(1));
      external |= name.equals("font-face");
      return nesting ? sheet(body, depth + 1) : null;
    }
    if (!SELECTOR.matcher(selector).matches()) {
      return null;
    }
    if (find(body, 0, "{") < body.length()) {
      throw BadImage.malformed("SVG: rules inside a rule of styles");
    }
    String kept = declarations(body);
    if (!kept.isBlank()) {
      positional |= POSITIONAL.matcher(selector).find();
      byAttribute |= selector.indexOf('[') >= 0;
    }
    return kept;
  }

  /** Cleans the declarations of a rule or of a style attribute. */
  String declarations(String style) throws BadImage {
    requireNoEscapes(style);
    String plain = withoutComments(style);
    boolean same = plain.equals(style);
    StringBuilder clean = new StringBuilder(plain.length());
    int at = 0;
    while (at < plain.length()) {
      int end = find(plain, at, ";");
      String declaration = plain.substring(at, end);
      String kept = declaration(declaration);
      if (kept == null) {
        same &= declaration.isBlank();
      } else {
        same &= kept.equals(declaration);
        clean.append(clean.length() == 0 ? "" : ";").append(kept.strip());
      }
      at = end + 1;
    }
    return same ? style : clean.toString();
  }

  private String declaration(String declaration) throws BadImage {
    int colon = declaration.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    boolean known = SvgNames.PROPERTIES.contains(property) || property.matches("--[\\w-]{1,64}");
    String value = known ? value(declaration.substring(colon + 1)) : null;
    return value == null ? null : declaration.substring(0, colon + 1) + value;
  }

  /**
   * Cleans the value of an attribute or property.
   *
   * @return the same object where it is clean; null where it can't stay
   */
  String value(String value) throws BadImage {
    String inner = value;
    if (value.indexOf('(') >= 0) {
      Matcher url = URL.matcher(value);
      StringBuilder replaced = new StringBuilder();
      boolean changed = false;
      while (url.find()) {
        String target = url.group(1).strip().replaceAll("^[\"']|[\"']$", "").strip();
        if (target.regionMatches(true, 0, "data:", 0, 5)) {
          throw BadImage.unsupported("SVG: a picture inside of styles; export a PNG");
        }
        boolean local = target.startsWith("#") && url.group().endsWith(")");
        changed |= !local;
        url.appendReplacement(replaced, Matcher.quoteReplacement(local ? url.group() : NOWHERE));
      }
      if (changed) {
        external = true;
        inner = url.appendTail(replaced).toString();
      }
    }
    if (inner.indexOf('\\') >= 0 || isForbidden(inner)) {
      external = true;
      return null;
    }
    return inner;
  }

  /** Paths are long and hold none of the characters that something forbidden has. */
  private static boolean isForbidden(String css) {
    boolean suspicious =
        css.indexOf(':') >= 0
            || css.indexOf('(') >= 0
            || css.indexOf('@') >= 0
            || css.indexOf('<') >= 0;
    return suspicious && FORBIDDEN.matcher(css).find();
  }

  /** An escape can hide every word that is looked for here. */
  private static void requireNoEscapes(String css) throws BadImage {
    if (css.indexOf('\\') >= 0) {
      throw BadImage.unsupported("SVG: styles with escapes; export a PNG");
    }
  }

  private static String withoutComments(String css) {
    String plain = css.replace("<!--", "").replace("-->", "");
    int open = plain.indexOf("/*");
    if (open < 0) {
      return plain;
    }
    StringBuilder kept = new StringBuilder(plain.length());
    int at = 0;
    while (open >= 0) {
      kept.append(plain, at, open).append(' ');
      int close = plain.indexOf("*/", open + 2);
      at = close < 0 ? plain.length() : close + 2;
      open = plain.indexOf("/*", at);
    }
    return kept.append(plain, at, plain.length()).toString();
  }

  /** Index of the first of some characters that stands in no string and no brackets. */
  private static int find(String css, int from, String wanted) {
    int brackets = 0;
    int at = from;
    while (at < css.length()) {
      char next = css.charAt(at);
      if (brackets == 0 && wanted.indexOf(next) >= 0) {
        return at;
      }
      if (next == '"' || next == '\'') {
        int close = css.indexOf(next, at + 1);
        at = close < 0 ? css.length() - 1 : close;
      } else if (next == '(') {
        brackets++;
      } else if (next == ')') {
        brackets = Math.max(0, brackets - 1);
      }
      at++;
    }
    return css.length();
  }

  /**
   * Index of the bracket that closes the one at {@code open}, or the length: the end closes all.
   */
  private static int closing(String css, int open) {
    int depth = 0;
    int at = open;
    while (true) {
      at = find(css, at, "{}");
      if (at >= css.length()) {
        return at;
      }
      depth += css.charAt(at) == '{' ? 1 : -1;
      if (depth == 0) {
        return at;
      }
      at++;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The references of an XML text: the five of XML itself, characters by number, and those entities
 * of the document type that are plain text, as Illustrator writes them for name spaces and styles.
 * An entity that holds a tag or another reference, or stands in a file, is never resolved: that is
 * how XML bombs and thefts of files are made.
 */
final class SvgEntities {
  private static final int MAX_ENTITIES = 200;
  private static final int MAX_ENTITY_CHARS = 4096;

  /** What all references together may make the text longer by. */
  private static final int MAX_GROWTH = 1024 * 1024;

  /** Stands for an entity that must not be used. */
  private static final String FORBIDDEN = "<";

  private final Map<String, String> declared = new HashMap<>();
  private int growth;

  SvgEntities() {
    declared.put("lt", "<");
    declared.put("gt", ">");
    declared.put("amp", "&");
    declared.put("quot", "\"");
    declared.put("apos", "'");
  }

  /**
   * Reads a document type: name, identifiers of an external part that nobody loads, and
   * declarations in brackets.
   *
   * @param from offset behind {@code <!DOCTYPE}
   * @return offset behind its end
   */
  int read(byte[] text, int from) throws BadImage {
    int at = from;
    boolean inside = false;
    while (at < text.length) {
      byte next = text[at];
      if (next == '"' || next == '\'') {
        at = quoted(text, at);
      } else if (next == '[' && !inside) {
        inside = true;
        at++;
      } else if (next == ']' && inside) {
        inside = false;
        at++;
      } else if (next == '>' && !inside) {
        return at + 1;
      } else if (next == '%') {
        throw BadImage.malformed("SVG: parameter entities in the document type");
      } else if (SvgXml.matches(text, at, "<!--")) {
        at = behind(text, at + 4, "-->");
      } else if (SvgXml.matches(text, at, "<?")) {
        at = behind(text, at + 2, "?>");
      } else if (SvgXml.matches(text, at, "<!ENTITY")) {
        at = entity(text, at + 8);
      } else if (SvgXml.matches(text, at, "<!ATTLIST")) {
        at = attributes(text, at + 9);
      } else {
        at++; // names, <!ELEMENT, <!NOTATION: they say nothing that a drawing shows
      }
    }
    throw BadImage.malformed("SVG: cut off in the document type");
  }

  private int entity(byte[] text, int from) throws BadImage {
    int at = from;
    while (at < text.length && SvgXml.isSpace(text[at])) {
      at++;
    }
    int nameStart = at;
    while (at < text.length && SvgXml.isNameByte(text[at])) {
      at++;
    }
    String name = string(text, nameStart, at);
    while (at < text.length && SvgXml.isSpace(text[at])) {
      at++;
    }
    if (name.isEmpty() || at >= text.length) {
      throw BadImage.malformed("SVG: an entity without a name, or a parameter entity");
    }
    String value = FORBIDDEN;
    if (text[at] == '"' || text[at] == '\'') {
      int end = quoted(text, at);
      value = string(text, at + 1, end - 1);
      at = end;
    }
    while (at < text.length && text[at] != '>') {
      at = text[at] == '"' || text[at] == '\'' ? quoted(text, at) : at + 1;
    }
    boolean plain = value.length() <= MAX_ENTITY_CHARS && !value.matches("(?s).*[<&%].*");
    if (declared.size() == MAX_ENTITIES) {
      throw BadImage.tooLarge("SVG: more than " + MAX_ENTITIES + " entities");
    }
    declared.putIfAbsent(name, plain ? value : FORBIDDEN);
    return at + 1;
  }

  /** Attributes that a document type gives to elements would be lost with it. */
  private static int attributes(byte[] text, int from) throws BadImage {
    int at = from;
    while (at < text.length && text[at] != '>') {
      if (text[at] == '"' || text[at] == '\'') {
        throw BadImage.malformed("SVG: a document type that sets attributes");
      }
      at++;
    }
    return at + 1;
  }

  private static int quoted(byte[] text, int from) throws BadImage {
    int at = from + 1;
    while (at < text.length && text[at] != text[from]) {
      at++;
    }
    if (at >= text.length) {
      throw BadImage.malformed("SVG: cut off in the document type");
    }
    return at + 1;
  }

  private static int behind(byte[] text, int from, String wanted) throws BadImage {
    int at = from;
    while (at < text.length && !SvgXml.matches(text, at, wanted)) {
      at++;
    }
    if (at >= text.length) {
      throw BadImage.malformed("SVG: cut off in the document type");
    }
    return at + wanted.length();
  }

  /** Whether a range holds a reference that is none of XML's own. */
  boolean isUsed(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '&' && text[at + 1] != '#') {
        boolean own =
            SvgXml.matches(text, at, "&lt;")
                || SvgXml.matches(text, at, "&gt;")
                || SvgXml.matches(text, at, "&amp;")
                || SvgXml.matches(text, at, "&quot;")
                || SvgXml.matches(text, at, "&apos;");
        if (!own) {
          return true;
        }
      }
    }
    return false;
  }

  /** The text of a range with its references resolved. */
  String resolve(byte[] text, int from, int to, boolean attribute) throws BadImage {
    String raw = string(text, from, to);
    if (attribute) {
      raw = raw.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' ').replace('\r', ' ');
    }
    int reference = raw.indexOf('&');
    if (reference < 0) {
      return raw;
    }
    StringBuilder resolved = new StringBuilder(raw.length());
    int at = 0;
    while (reference >= 0) {
      int end = raw.indexOf(';', reference);
      if (end < 0) {
        throw BadImage.malformed("SVG: a reference without an end");
      }
      resolved.append(raw, at, reference).append(value(raw.substring(reference + 1, end)));
      at = end + 1;
      reference = raw.indexOf('&', at);
    }
    return resolved.append(raw, at, raw.length()).toString();
  }

  private String value(String name) throws BadImage {
    if (name.startsWith("#")) {
      return character(name);
    }
    String value = declared.get(name);
    if (value == null || value.equals(FORBIDDEN) && !name.equals("lt")) {
      throw BadImage.malformed("SVG: a reference to an entity that is unknown or not plain text");
    }
    growth += value.length();
    if (growth > MAX_GROWTH) {
      throw BadImage.tooLarge("SVG: references make more than " + MAX_GROWTH + " characters");
    }
    return value;
  }

  private static String character(String name) throws BadImage {
    try {
      boolean hex = name.startsWith("#x");
      int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      if (SvgEncoding.isCharacter(point)) {
        return Character.toString(point);
      }
    } catch (NumberFormatException e) {
      throw BadImage.malformed("SVG: a character reference without a number");
    }
    throw BadImage.malformed("SVG: a reference to no character");
  }

  private static String string(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}

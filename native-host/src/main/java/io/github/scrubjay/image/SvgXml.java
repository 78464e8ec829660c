// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads XML 1.0 (W3C, fifth edition) piece by piece, strictly and within bounds. It builds no tree,
 * follows no reference to a file or address, and knows no entities but {@link SvgEntities}.
 *
 * <pre>
 *   &lt;name attribute="value"&gt;  &lt;name/&gt;  &lt;/name&gt;   tags
 *   &lt;!--  --&gt;  &lt;?  ?&gt;  &lt;!DOCTYPE [ ] &gt;           comment, instruction, document type
 *   &lt;![CDATA[  ]]&gt;  and everything else             text
 * </pre>
 */
final class SvgXml {
  /** What {@link #next} found. */
  enum Event {
    START,
    END,
    TEXT,
    CDATA,
    COMMENT,
    INSTRUCTION,
    DOCTYPE,
    EOF
  }

  /** More than any element of a drawing has. */
  private static final int MAX_ATTRIBUTES = 1000;

  /**
   * One attribute.
   *
   * @param prefix of its name; empty where there is none
   * @param before offset of the white space before it
   * @param start offset of its name
   * @param value offset behind the opening quote
   * @param end offset behind the closing quote
   */
  record Attribute(String prefix, String local, int before, int start, int value, int end) {
    String name() {
      return prefix.isEmpty() ? local : prefix + ':' + local;
    }
  }

  private final byte[] text;
  private final SvgEntities entities = new SvgEntities();
  private final List<Attribute> attributes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int at;
  private int start;
  private int nameEnd;
  private String prefix = "";
  private String local = "";
  private boolean selfClosing;

  /**
   * @param text in UTF-8, checked
   */
  SvgXml(byte[] text) {
    this.text = text;
  }

  /** Offset of the first byte of the piece. */
  int start() {
    return start;
  }

  /** Offset behind the piece. */
  int end() {
    return at;
  }

  /** Offset behind the name of a tag. */
  int nameEnd() {
    return nameEnd;
  }

  String prefix() {
    return prefix;
  }

  String local() {
    return local;
  }

  String name() {
    return prefix.isEmpty() ? local : prefix + ':' + local;
  }

  /** Whether a start tag is its own end tag. */
  boolean isSelfClosing() {
    return selfClosing;
  }

  /** The attributes of a start tag. */
  List<Attribute> attributes() {
    return attributes;
  }

  Event next() throws BadImage {
    start = at;
    if (at >= text.length) {
      return Event.EOF;
    }
    if (text[at] != '<') {
      while (at < text.length && text[at] != '<') {
        at++;
      }
      return Event.TEXT;
    }
    if (starts("<!--")) {
      at = endOf("-->", 4);
      return Event.COMMENT;
    }
    if (starts("<![CDATA[")) {
      at = endOf("]]>", 9);
      return Event.CDATA;
    }
    if (starts("<?")) {
      at = endOf("?>", 2);
      return Event.INSTRUCTION;
    }
    if (starts("<!DOCTYPE")) {
      at = entities.read(text, at + 9);
      return Event.DOCTYPE;
    }
    if (starts("</")) {
      at += 2;
      readName();
      skipSpace();
      expect('>');
      return Event.END;
    }
    at++;
    startTag();
    return Event.START;
  }

  /** The value of an attribute, its references resolved and its white space turned to blanks. */
  String value(Attribute attribute) throws BadImage {
    return entities.resolve(text, attribute.value, attribute.end - 1, true);
  }

  /** Text between tags, its references resolved. */
  String content() throws BadImage {
    return entities.resolve(text, start, at, false);
  }

  /** Text of a CDATA section. */
  String cdata() {
    return new String(text, start + 9, at - start - 12, StandardCharsets.UTF_8);
  }

  /** Whether a range refers to entities that the document type declares. */
  boolean usesEntities(int from, int to) {
    return entities.isUsed(text, from, to);
  }

  private void startTag() throws BadImage {
    readName();
    attributes.clear();
    names.clear();
    while (true) {
      int before = at;
      skipSpace();
      if (at >= text.length) {
        throw BadImage.malformed("SVG: cut off in a tag");
      }
      if (text[at] == '>') {
        selfClosing = false;
        at++;
        return;
      }
      if (text[at] == '/') {
        selfClosing = true;
        at++;
        expect('>');
        return;
      }
      if (before == at) {
        throw BadImage.malformed("SVG: no white space before an attribute");
      }
      attribute(before);
    }
  }

  private void attribute(int before) throws BadImage {
    String elementPrefix = prefix;
    String elementLocal = local;
    int elementNameEnd = nameEnd;
    int nameStart = at;
    readName();
    skipSpace();
    expect('=');
    skipSpace();
    byte quote = at < text.length ? text[at] : 0;
    if (quote != '"' && quote != '\'') {
      throw BadImage.malformed("SVG: an attribute without quotes");
    }
    int value = ++at;
    while (at < text.length && text[at] != quote) {
      if (text[at] == '<') {
        throw BadImage.malformed("SVG: < in an attribute");
      }
      at++;
    }
    expect((char) quote);
    Attribute attribute = new Attribute(prefix, local, before, nameStart, value, at);
    if (!names.add(attribute.name()) || attributes.size() == MAX_ATTRIBUTES) {
      throw BadImage.malformed("SVG: an attribute twice, or more than " + MAX_ATTRIBUTES);
    }
    attributes.add(attribute);
    prefix = elementPrefix;
    local = elementLocal;
    nameEnd = elementNameEnd;
  }

  private void readName() throws BadImage {
    int from = at;
    int colon = -1;
    while (at < text.length && isNameByte(text[at])) {
      if (text[at] == ':') {
        if (colon >= 0) {
          throw BadImage.malformed("SVG: a name with two colons");
        }
        colon = at;
      }
      at++;
    }
    boolean digit = at > from && (text[from] >= '0' && text[from] <= '9' || text[from] == '-');
    if (at == from || digit || text[from] == '.' || colon == from || colon == at - 1) {
      throw BadImage.malformed("SVG: a tag or attribute without a name");
    }
    prefix = colon < 0 ? "" : string(from, colon);
    local = string(colon < 0 ? from : colon + 1, at);
    nameEnd = at;
  }

  private String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  static boolean isNameByte(byte value) {
    return value < 0
        || value >= 'a' && value <= 'z'
        || value >= 'A' && value <= 'Z'
        || value >= '0' && value <= '9'
        || value == '_'
        || value == '-'
        || value == '.'
        || value == ':';
  }

  static boolean isSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }

  private void skipSpace() {
    while (at < text.length && isSpace(text[at])) {
      at++;
    }
  }

  private void expect(char wanted) throws BadImage {
    if (at >= text.length || text[at] != wanted) {
      throw BadImage.malformed("SVG: a tag without its " + wanted);
    }
    at++;
  }

  private boolean starts(String wanted) {
    return matches(text, at, wanted);
  }

  static boolean matches(byte[] text, int at, String wanted) {
    if (wanted.length() > text.length - at) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (text[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int endOf(String wanted, int skip) throws BadImage {
    for (int i = at + skip; i <= text.length - wanted.length(); i++) {
      if (matches(text, i, wanted)) {
        return i + wanted.length();
      }
    }
    throw BadImage.malformed("SVG: cut off, there is no " + wanted);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks a clean drawing with the JDK's XML reader and accepts only elements, attributes and styles
 * that show something, references to elements of the drawing itself, and pictures that are clean.
 * No declaration, document type, comment or instruction may be there.
 */
final class SvgWalk {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final int MAX_DEPTH = 256;
  private static final int MAX_DRAWINGS_DEEP = 4;

  /** An address of this kind names what a browser has, not a place. */
  private static final Pattern FEATURES =
      Pattern.compile("\\s*((http://www\\.w3\\.org/TR/|org\\.w3c\\.)[\\w./#-]+\\s*)*");

  private static final Pattern OUTSIDE =
      Pattern.compile("(?i)://|javascript:|data:|@import|expression\\(|\\\\|image-set\\(");

  private static final Pattern URL = Pattern.compile("(?i)url\\(\\s*[\"']?\\s*(.?)");
  private static final Pattern PICTURE =
      Pattern.compile("data:image/([a-z0-9.+-]+);base64,([A-Za-z0-9+/]+={0,2})");
  private static final Pattern AT_RULE =
      Pattern.compile("@(media\\b|supports\\b|(?:-webkit-)?keyframes\\b)?");
  private static final Pattern IDENTIFIERS = Pattern.compile("#([^\\s)\"';,{]+)");

  private final byte[] drawing;
  private final Options options;
  private final int depth;
  private String uri;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> references = new HashSet<>();

  private SvgWalk(byte[] drawing, Options options, int depth) {
    this.drawing = drawing;
    this.options = options;
    this.depth = depth;
  }

  static void walk(byte[] drawing, Options options) throws VerifyFailure {
    walk(drawing, options, 0);
  }

  private static void walk(byte[] drawing, Options options, int depth) throws VerifyFailure {
    require(depth < MAX_DRAWINGS_DEEP, "drawings too deep in each other");
    require(drawing.length > 4 && drawing[0] == '<', "something before the root");
    require(drawing[drawing.length - 1] == '>', "something behind the root");
    require(Character.isLetter(drawing[1]), "a declaration or comment before the root");
    try {
      new SvgWalk(drawing, options, depth).walk();
    } catch (XMLStreamException | RuntimeException e) {
      throw new VerifyFailure("SVG: can't read the result", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void walk() throws XMLStreamException, VerifyFailure {
    XMLStreamReader reader =
        factory().createXMLStreamReader(new ByteArrayInputStream(drawing), "UTF-8");
    String[] path = new String[MAX_DEPTH + 1];
    int level = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          require(level < MAX_DEPTH, "too deep");
          require(level > 0 || reader.getLocalName().equals("svg"), "another root");
          element(reader);
          path[level++] = reader.getLocalName();
        }
        case XMLStreamConstants.END_ELEMENT -> level--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
            characters(reader.getText(), path, level);
        case XMLStreamConstants.END_DOCUMENT -> {}
        default -> throw new VerifyFailure("SVG: a comment, instruction or document type");
      }
    }
    require(references.containsAll(ids), "an id that nothing refers to");
  }

  private void element(XMLStreamReader reader) throws VerifyFailure {
    String name = reader.getLocalName();
    String space = reader.getNamespaceURI();
    if (space == null) {
      space = ""; // all of the drawing is in none, or nothing of it
    }
    uri = uri == null ? space : uri;
    require(uri.equals(space), "an element of another name space");
    require(space.isEmpty() || space.equals(SVG), "an element of another name space");
    require(SvgVocabulary.isElement(name), "element " + printable(name));
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String bound = reader.getNamespaceURI(i);
      require(SVG.equals(bound) || XLINK.equals(bound), "another name space");
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String ofAttribute = reader.getAttributeNamespace(i);
      attribute(
          name,
          ofAttribute == null ? "" : ofAttribute,
          reader.getAttributeLocalName(i),
          reader.getAttributeValue(i));
    }
  }

  private void attribute(String element, String space, String name, String value)
      throws VerifyFailure {
    switch (space) {
      case "" ->
          require(
              SvgVocabulary.isAttribute(name), "attribute " + printable(name) + " of " + element);
      case XLINK -> require(name.equals("href"), "attribute of XLink");
      case XML -> require(name.equals("space") || name.equals("lang"), "attribute of XML");
      default -> throw new VerifyFailure("SVG: an attribute of another name space");
    }
    switch (name) {
      case "id" -> ids.add(value);
      case "href" -> {
        require(!element.equals("a"), "a link");
        if (!value.strip().startsWith("#")) {
          picture(element, value);
          return;
        }
      }
      case "begin", "end" -> references.addAll(Arrays.asList(value.split("[.;\\s]+")));
      case "style" -> declarations(value);
      case "requiredFeatures" -> {
        require(FEATURES.matcher(value).matches(), "an unknown feature");
        return;
      }
      default -> {
        // all that is wanted of the others follows
      }
    }
    inside(value);
  }

  /** Nothing from outside of the drawing. */
  private void inside(String value) throws VerifyFailure {
    if (!isPlain(value)) {
      require(!OUTSIDE.matcher(value).find(), "a reference to the outside");
      Matcher url = URL.matcher(value);
      while (url.find()) {
        require(url.group(1).equals("#"), "a url() to the outside");
      }
    }
    Matcher identifier = IDENTIFIERS.matcher(value);
    while (identifier.find()) {
      String whole = identifier.group(1);
      references.add(whole);
      references.add(whole.split("[:>+~.\\[*#]", 2)[0]);
      references.add(decoded(whole));
    }
    if (value.contains("xpointer(id(")) {
      references.addAll(Arrays.asList(value.split("[()\"']+")));
    }
  }

  /** Whether a value holds no character that leads outside; those of paths are long. */
  private static boolean isPlain(String value) {
    return value.indexOf(':') < 0
        && value.indexOf('(') < 0
        && value.indexOf('@') < 0
        && value.indexOf('\\') < 0;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void picture(String element, String address) throws VerifyFailure {
    require(element.equals("image") || element.equals("feImage"), "a reference to the outside");
    Matcher picture = PICTURE.matcher(address);
    require(picture.matches(), "a picture in no plain base64");
    byte[] bytes = Base64.getDecoder().decode(picture.group(2));
    if (picture.group(1).equals("svg+xml")) {
      walk(bytes, options, depth + 1);
      return;
    }
    String format =
        switch (picture.group(1)) {
          case "bmp" -> "bmp";
          case "vnd.microsoft.icon" -> "ico";
          case "x-win-bitmap" -> "cur";
          case "vnd.adobe.photoshop" -> "psd";
          default -> picture.group(1);
        };
    Verifier.read(bytes, format, options);
  }

  private void characters(String text, String[] path, int level) throws VerifyFailure {
    String element = level == 0 ? "" : path[level - 1];
    if (element.equals("style")) {
      sheet(text);
    } else if (!SvgVocabulary.TEXT_ELEMENTS.contains(element)) {
      require(text.isBlank(), "text that is not shown");
    }
  }

  private void sheet(String css) throws VerifyFailure {
    require(!css.contains("/*") && !css.contains("<!--"), "a comment in styles");
    Matcher rule = AT_RULE.matcher(css);
    while (rule.find()) {
      require(rule.group(1) != null, "a rule of styles that must not be there");
    }
    inside(css);
    // Innermost braces hold declarations.
    Matcher body = Pattern.compile("\\{([^{}]*)\\}").matcher(css);
    while (body.find()) {
      declarations(body.group(1));
    }
  }

  private static void declarations(String style) throws VerifyFailure {
    require(!style.contains("/*"), "a comment in styles");
    String plain = style.replaceAll("\"[^\"]*\"|'[^']*'", "''");
    for (String declaration : plain.split(";")) {
      if (!declaration.isBlank()) {
        String name = declaration.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
        require(
            declaration.contains(":") && SvgVocabulary.PROPERTY.matcher(name).matches(),
            "style property " + printable(name));
      }
    }
  }

  /** A name as it is when it is one, since a message holds no contents of the image. */
  private static String printable(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9-]{0,30}") ? name : "of no valid name";
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("SVG: " + what);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.SvgXml.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Goes once through a drawing and writes what stays. Two passes make a clean drawing: the first
 * learns which names the clean drawing refers to, the second keeps only those.
 */
final class SvgPass {
  /** librsvg and browsers give up on deeper ones. */
  private static final int MAX_DEPTH = 256;

  /** Maps and plots have some ten thousand. */
  private static final int MAX_ELEMENTS = 500_000;

  /** White space between tags and attributes that carries nothing. */
  private static final int MAX_SPACE_BYTES = 64;

  private static final String XML_PREFIX = "xml";

  /** A line break, and blanks or tabs. */
  private static final Pattern INDENTATION = Pattern.compile("\r?\n\r?\n?(?: *|\t*)");

  /** An element whose end has not come yet. */
  private record Open(String name, String local, boolean kept, int bindings) {}

  private record Binding(String prefix, String uri) {}

  private final byte[] text;
  private final SvgXml xml;
  private final Edits.Builder edits;
  private final SvgReferences references;
  private final SvgEmbedded embedded;
  private final SvgStyles styles = new SvgStyles();
  private final SvgGraph graph = new SvgGraph();
  private final List<Open> path = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();
  private String drawingUri = SvgNames.SVG;
  private boolean elementDropped;
  private boolean attributeDropped;
  private boolean rootEnded;
  private boolean spaceWritten;
  private int dropped;
  private int elements;
  private StringBuilder sheet;
  private int sheetStart;
  private int sheetPieces;
  private boolean sheetKept;

  /**
   * @param references what the clean drawing refers to, from a pass before this; or empty to learn
   *     it
   */
  SvgPass(byte[] text, SvgReferences references, SvgEmbedded embedded, Edits.Builder edits) {
    this.text = text;
    this.xml = new SvgXml(text);
    this.references = references;
    this.embedded = embedded;
    this.edits = edits;
  }

  void run() throws BadImage {
    while (true) {
      switch (xml.next()) {
        case START -> start();
        case END -> end();
        case TEXT -> characters(xml.content(), false);
        case CDATA -> characters(xml.cdata(), true);
        case COMMENT -> edits.removed(Carrier.COMMENT);
        case INSTRUCTION -> edits.removed(Carrier.TECHNICAL);
        case DOCTYPE -> {
          if (elements > 0) {
            throw BadImage.malformed("SVG: a document type inside the drawing");
          }
          edits.removed(Carrier.TECHNICAL);
        }
        case EOF -> {
          finish();
          return;
        }
      }
    }
  }

  private void finish() throws BadImage {
    if (!rootEnded) {
      throw BadImage.malformed("SVG: cut off, the drawing does not end");
    }
    if (styles.isPositional() && elementDropped || styles.isByAttribute() && attributeDropped) {
      throw BadImage.unsupported(
          "SVG: styles that depend on what has to go; export a PNG, or save as plain SVG");
    }
    if (styles.hadExternal()) {
      edits.removed(Carrier.ACTIVE_CONTENT);
    }
    graph.requireBounded();
  }

  private void start() throws BadImage {
    if (rootEnded) {
      throw BadImage.malformed("SVG: a second root element");
    }
    if (path.size() == MAX_DEPTH || ++elements > MAX_ELEMENTS) {
      throw BadImage.tooLarge(
          "SVG: deeper than " + MAX_DEPTH + " or more than " + MAX_ELEMENTS + " elements");
    }
    int before = bindings.size();
    bind();
    if (path.isEmpty() && xml.prefix().isEmpty() && namespace("").isEmpty()) {
      drawingUri = ""; // cut out of a web page: some renderers draw it all the same
    }
    boolean kept = dropped == 0 && isKept();
    if (path.isEmpty() && !(kept && xml.local().equals("svg"))) {
      throw BadImage.malformed("SVG: the root is no svg element of its name space");
    }
    if (kept) {
      if (sheet != null) {
        throw BadImage.malformed("SVG: an element inside of styles");
      }
      writeStart();
    } else {
      noteDropped();
      dropped++;
    }
    path.add(new Open(xml.name(), xml.local(), kept, before));
    if (kept && xml.local().equals("style") && !xml.isSelfClosing()) {
      sheet = new StringBuilder();
      sheetStart = xml.end();
      sheetPieces = 0;
      sheetKept = true;
    }
    if (xml.isSelfClosing()) {
      close();
    }
  }

  private void end() throws BadImage {
    if (path.isEmpty() || !path.get(path.size() - 1).name.equals(xml.name())) {
      throw BadImage.malformed("SVG: an end tag without its start tag");
    }
    if (path.get(path.size() - 1).kept) {
      if (sheet != null) {
        writeSheet();
      }
      edits.keep(xml.start(), xml.nameEnd() - xml.start());
      edits.keep(xml.end() - 1, 1);
      spaceWritten = false;
    }
    close();
  }

  private void close() {
    Open open = path.remove(path.size() - 1);
    while (bindings.size() > open.bindings) {
      bindings.remove(bindings.size() - 1);
    }
    if (open.kept) {
      graph.end();
    } else {
      dropped--;
    }
    rootEnded = path.isEmpty();
  }

  /** Namespaces in XML 1.0. A prefix that stays must mean the same everywhere. */
  private void bind() throws BadImage {
    for (Attribute attribute : xml.attributes()) {
      boolean isDefault = attribute.prefix().isEmpty() && attribute.local().equals("xmlns");
      if (isDefault || attribute.prefix().equals("xmlns")) {
        String prefix = isDefault ? "" : attribute.local();
        String uri = xml.value(attribute);
        String outer = namespace(prefix);
        if (!prefix.isEmpty() && isOurs(outer) && !outer.equals(uri)) {
          throw BadImage.malformed("SVG: a prefix that is bound twice");
        }
        bindings.add(new Binding(prefix, uri));
      }
    }
  }

  private static boolean isOurs(String uri) {
    return uri.equals(SvgNames.SVG) || uri.equals(SvgNames.XLINK);
  }

  /** What a prefix stands for; empty where it is not bound. */
  private String namespace(String prefix) {
    for (int i = bindings.size() - 1; i >= 0; i--) {
      if (bindings.get(i).prefix.equals(prefix)) {
        return bindings.get(i).uri;
      }
    }
    return "";
  }

  private boolean isKept() throws BadImage {
    String uri = namespace(xml.prefix());
    if (!uri.equals(drawingUri)) {
      if (uri.equals(SvgNames.SVG)) {
        throw BadImage.malformed("SVG: a root without a name space, and elements with it");
      }
      return false;
    }
    String extensions = "";
    for (Attribute attribute : xml.attributes()) {
      if (attribute.name().equals("requiredExtensions")) {
        extensions = xml.value(attribute);
      }
    }
    // Who does not know an extension shows nothing; a few browsers know these two.
    boolean shown = extensions.isBlank() || extensions.matches("(?s).*(xhtml|MathML).*");
    if (xml.local().equals("foreignObject") && shown) {
      throw BadImage.unsupported("SVG: holds a web page (foreignObject); export a PNG");
    }
    if (xml.local().equals("style")) {
      for (Attribute attribute : xml.attributes()) {
        String type = attribute.name().equals("type") ? xml.value(attribute).strip() : "";
        if (!type.isEmpty() && !type.equalsIgnoreCase("text/css")) {
          return false;
        }
      }
    }
    return extensions.isBlank() && SvgNames.ELEMENTS.contains(xml.local());
  }

  private void noteDropped() {
    elementDropped = true;
    edits.removed(
        switch (xml.local()) {
          case "title", "desc" -> Carrier.TEXT;
          case "script", "handler", "listener", "iframe", "audio", "video", "foreignObject" ->
              Carrier.ACTIVE_CONTENT;
          case "RDF", "xmpmeta" -> Carrier.XMP;
          case "manifest" -> Carrier.CONTENT_CREDENTIALS;
          default -> Carrier.APPLICATION_DATA;
        });
  }

  private void writeStart() throws BadImage {
    String id = null;
    edits.keep(xml.start(), xml.nameEnd() - xml.start());
    List<String> drawn = new ArrayList<>();
    for (Attribute attribute : xml.attributes()) {
      String original = xml.value(attribute);
      String clean = clean(attribute, original);
      if (clean == null) {
        attributeDropped = true;
        continue;
      }
      boolean name = attribute.name().equals("id");
      if (!name && !attribute.name().equals("class")) {
        references.learn(attribute.local(), clean);
        drawn.addAll(drawn(attribute, clean));
      }
      id = name ? clean : id;
      writeAttribute(attribute, original, clean);
    }
    graph.start(id);
    drawn.forEach(graph::reference);
    int close = xml.isSelfClosing() ? 2 : 1;
    edits.keep(xml.end() - close, close);
    spaceWritten = false;
  }

  private List<String> drawn(Attribute attribute, String value) {
    boolean href = attribute.local().equals("href");
    if (href && !SvgNames.DRAWN_REFERENCES.contains(xml.local())) {
      return List.of();
    }
    return href ? List.of(value.strip().substring(value.startsWith("#") ? 1 : 0)) : urls(value);
  }

  private static List<String> urls(String value) {
    return value.indexOf('(') < 0 ? List.of() : SvgReferences.urls(value);
  }

  private void writeAttribute(Attribute attribute, String original, String clean) {
    int space = attribute.start() - attribute.before();
    String between = new String(text, attribute.before(), space, StandardCharsets.US_ASCII);
    if (between.equals(" ") || isIndentation(between)) {
      edits.keep(attribute.before(), space);
    } else {
      insert(between.indexOf('\n') >= 0 ? "\n" : " ");
    }
    boolean asItIs =
        clean.equals(original) && !xml.usesEntities(attribute.value(), attribute.end());
    int nameEnd = attribute.start() + attribute.name().getBytes(StandardCharsets.UTF_8).length;
    if (asItIs && attribute.value() - nameEnd == 2) {
      edits.keep(attribute.start(), attribute.end() - attribute.start());
    } else {
      edits.keep(attribute.start(), nameEnd - attribute.start());
      insert("=\"" + escaped(clean).replace("\"", "&quot;") + "\"");
    }
  }

  /** The clean value; null where the attribute goes. */
  private String clean(Attribute attribute, String value) throws BadImage {
    String local = attribute.local();
    switch (attribute.prefix()) {
      case "" -> {
        return plain(local, value);
      }
      case "xmlns" -> {
        return isOurs(value) ? value : null;
      }
      case XML_PREFIX -> {
        boolean space = local.equals("space") && value.matches("default|preserve");
        boolean language = local.equals("lang") && value.matches("[A-Za-z0-9-]{0,35}");
        return technical(space || language ? value : null);
      }
      default -> {
        String uri = namespace(attribute.prefix());
        if (uri.isEmpty() && attribute.prefix().equals("xlink")) {
          throw BadImage.malformed("SVG: the prefix xlink is not declared");
        }
        if (uri.equals(SvgNames.XLINK)) {
          return local.equals("href") ? href(value) : technical(null);
        }
        edits.removed(Carrier.APPLICATION_DATA);
        return null;
      }
    }
  }

  private String plain(String local, String value) throws BadImage {
    switch (local) {
      case "xmlns" -> {
        return value.equals(SvgNames.SVG) ? value : null;
      }
      case "id" -> {
        return technical(references.hasId(value) ? value : null);
      }
      case "class" -> {
        return technical(references.classes(value));
      }
      case "style" -> {
        String clean = styles.declarations(value);
        if (!clean.equals(value)) {
          edits.removed(Carrier.TECHNICAL);
        }
        return clean.isBlank() ? null : clean;
      }
      case "href" -> {
        return href(value);
      }
      case "requiredFeatures" -> {
        boolean known =
            value.strip().matches("((http://www\\.w3\\.org/TR/|org\\.w3c\\.)[\\w./#-]+\\s*)*");
        if (!known) {
          throw BadImage.unsupported("SVG: requires a feature that is unknown");
        }
        return value;
      }
      case "attributeName" -> {
        return technical(SvgNames.isAttribute(value.strip()) ? value : null);
      }
      default -> {
        if (local.startsWith("on") && !SvgNames.isAttribute(local)) {
          edits.removed(Carrier.ACTIVE_CONTENT);
          return null;
        }
        return technical(SvgNames.isAttribute(local) ? styles.value(value) : null);
      }
    }
  }

  private String technical(String value) {
    if (value == null) {
      edits.removed(Carrier.TECHNICAL);
    }
    return value;
  }

  /** References to elements of this drawing stay, pictures are cleaned, everything else goes. */
  private String href(String value) throws BadImage {
    String target = value.strip();
    boolean drawn = SvgNames.DRAWN_REFERENCES.contains(xml.local());
    if (target.startsWith("#") && (drawn || SvgNames.ANIMATIONS.contains(xml.local()))) {
      return value;
    }
    boolean picture = xml.local().equals("image") || xml.local().equals("feImage");
    if (picture && target.toLowerCase(Locale.ROOT).startsWith("data:")) {
      return embedded.clean(target, edits);
    }
    edits.removed(Carrier.ACTIVE_CONTENT);
    return null;
  }

  private void characters(String content, boolean cdata) throws BadImage {
    if (dropped > 0 || path.isEmpty()) {
      if (path.isEmpty() && !content.isBlank()) {
        throw BadImage.malformed("SVG: text outside of the drawing");
      }
      return;
    }
    if (sheet != null) {
      sheet.append(content);
      sheetKept &= xml.start() == sheetStart && !xml.usesEntities(xml.start(), xml.end());
      sheetPieces++;
      return;
    }
    if (isInText()) {
      if (cdata || !xml.usesEntities(xml.start(), xml.end())) {
        edits.keep(xml.start(), xml.end() - xml.start());
      } else {
        insert(escaped(content));
      }
      return;
    }
    space(content, cdata);
  }

  private boolean isInText() {
    for (int i = path.size() - 1; i >= 0; i--) {
      String local = path.get(i).local;
      if (SvgNames.TEXTS.contains(local)) {
        return true;
      }
      if (!local.equals("a") && !local.equals("switch")) {
        return false;
      }
    }
    return false;
  }

  /** Between the tags of a drawing characters show nothing: one line break stays at most. */
  private void space(String content, boolean cdata) {
    if (!content.isBlank()) {
      edits.removed(Carrier.TEXT);
    } else if (!cdata && !spaceWritten) {
      int length = xml.end() - xml.start();
      if (isIndentation(new String(text, xml.start(), length, StandardCharsets.US_ASCII))) {
        edits.keep(xml.start(), length);
      } else {
        insert("\n");
      }
      spaceWritten = true;
    }
  }

  private static boolean isIndentation(String space) {
    return space.length() <= MAX_SPACE_BYTES && INDENTATION.matcher(space).matches();
  }

  private void writeSheet() throws BadImage {
    String css = sheet.toString();
    sheet = null;
    String clean = styles.sheet(css);
    references.learn("style", clean);
    references.learnClasses(clean);
    if (clean.equals(css) && sheetKept && sheetPieces <= 1) {
      edits.keep(sheetStart, xml.start() - sheetStart);
    } else {
      insert(escaped(clean));
      edits.removed(Carrier.TECHNICAL);
    }
  }

  private void insert(String value) {
    edits.insert(value.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

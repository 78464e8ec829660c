// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a drawing reveals: who drew it with which program, where on whose disk it lay, what its
 * layers are called, and what it would run or load. Read as text, so that broken ones and all
 * dialects of editors can be read too.
 */
final class SvgInspection {
  /** Metadata stand near the beginning; more than this is coordinates. */
  private static final int MAX_CHARS = 8 * 1024 * 1024;

  private static final int MAX_PICTURES = 20;

  private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
  private static final Pattern GENERATOR =
      Pattern.compile("(?i)\\s*(generator:|created (with|by|using)|made with).*", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\\s([A-Za-z][\\w-]*(?::[\\w-]+)?)\\s*=\\s*(\"[^\"]{0,2000}\"|'[^']{0,2000}')");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<((?:[\\w-]+:)?(?:title|desc|description|creator|rights|publisher|contributor|date"
              + "|subject|keywords|source|coverage|identifier))\\b[^>]*>(.{1,2000}?)</\\1\\s*>",
          Pattern.DOTALL);
  private static final Pattern SCRIPT =
      Pattern.compile("<(?:[\\w-]+:)?(script|handler|foreignObject)\\b");
  private static final Pattern HANDLER = Pattern.compile("\\son[a-z]{3,20}\\s*=\\s*[\"']");
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?i)(?:href\\s*=\\s*[\"']|url\\(\\s*[\"']?|@import\\s+[\"'])\\s*"
              + "((?:[a-z][a-z0-9+.-]*:|//|/|\\.\\./)[^\"')\\s]{1,500})");
  private static final Pattern USER_PATH =
      Pattern.compile(
          "(?i).*(/home/|/users/|\\\\users\\\\|documents and settings|^file:|^[a-z]:\\\\).*",
          Pattern.DOTALL);
  private static final Pattern PICTURE =
      Pattern.compile("data:image/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=\\s]{16,})");
  private static final Pattern MANIFEST =
      Pattern.compile("<c2pa:manifest[^>]*>([A-Za-z0-9+/=\\s]+)</c2pa:manifest>");
  private static final Pattern PACKET =
      Pattern.compile("<x:xmpmeta\\b.*?</x:xmpmeta>", Pattern.DOTALL);

  /** Attributes of editors. */
  private static final Map<String, FindingKind> ATTRIBUTES = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("docname", FindingKind.CAPTION);
    ATTRIBUTES.put("docbase", FindingKind.OWNER_NAME);
    ATTRIBUTES.put("export-filename", FindingKind.OWNER_NAME);
    ATTRIBUTES.put("absref", FindingKind.OWNER_NAME);
    ATTRIBUTES.put("version", FindingKind.SOFTWARE);
    ATTRIBUTES.put("label", FindingKind.TEXT);
    ATTRIBUTES.put("data-name", FindingKind.TEXT);
    ATTRIBUTES.put("content", FindingKind.EDIT_HISTORY);
  }

  private static final Set<String> TIMES = Set.of("date");

  private final String text;
  private final Findings findings;

  private SvgInspection(String text, Findings findings) {
    this.text = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    this.findings = findings;
  }

  static void read(byte[] bytes, Findings findings) {
    new SvgInspection(new String(bytes, charset(bytes)), findings).read();
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private void read() {
    part(this::comments);
    part(this::attributes);
    part(this::elements);
    part(this::active);
    part(this::pictures);
  }

  private void part(Runnable reading) {
    try {
      reading.run();
    } catch (RationedText.UsedUp e) {
      findings.unreadable("Drawing", "made so that reading it takes too long");
    }
  }

  private void comments() {
    Matcher comment = RationedText.matcher(COMMENT, text);
    while (comment.find()) {
      boolean generator = GENERATOR.matcher(comment.group(1)).matches();
      findings.add(
          generator ? FindingKind.SOFTWARE : FindingKind.COMMENT, "Comment", comment.group(1));
    }
  }

  private void attributes() {
    Matcher attribute = RationedText.matcher(ATTRIBUTE, text);
    while (attribute.find()) {
      String name = attribute.group(1);
      String value = attribute.group(2).substring(1, attribute.group(2).length() - 1);
      String local = name.substring(name.indexOf(':') + 1);
      boolean editor =
          name.indexOf(':') > 0 || local.equals("data-name") || local.equals("content");
      FindingKind kind = ATTRIBUTES.get(local);
      boolean path = USER_PATH.matcher(value).matches() && !name.startsWith("xmlns");
      if (path) {
        findings.add(FindingKind.OWNER_NAME, name, value);
      } else if (editor && kind != null && !name.startsWith("xmlns")) {
        findings.add(
            kind, name, kind == FindingKind.SOFTWARE ? name.split(":")[0] + ' ' + value : value);
      }
    }
  }

  private void elements() {
    Matcher element = RationedText.matcher(ELEMENT, text);
    while (element.find()) {
      String name = element.group(1);
      String local = name.substring(name.indexOf(':') + 1);
      // dc:creator holds an agent that holds a title
      String value = element.group(2).replaceAll("<[^<>]*>", " ").strip();
      FindingKind kind =
          switch (local) {
            case "creator", "contributor", "publisher" -> FindingKind.ARTIST;
            case "rights" -> FindingKind.COPYRIGHT;
            case "date" -> FindingKind.TIME_TAKEN;
            case "subject", "keywords" -> FindingKind.KEYWORDS;
            case "identifier", "source" -> FindingKind.DOCUMENT_ID;
            case "coverage" -> FindingKind.PLACE_NAME;
            default -> FindingKind.CAPTION;
          };
      findings.add(kind, name, TIMES.contains(local) ? Values.time(value) : value);
    }
    Blocks blocks = new Blocks(findings);
    Matcher packet = RationedText.matcher(PACKET, text);
    while (packet.find()) {
      blocks.xmp(packet.group().getBytes(StandardCharsets.UTF_8));
    }
    Matcher manifest = RationedText.matcher(MANIFEST, text);
    while (manifest.find()) {
      blocks.jumbf(Base64.getMimeDecoder().decode(manifest.group(1)));
    }
  }

  private void active() {
    int scripts = count(SCRIPT) + count(HANDLER);
    if (scripts > 0) {
      findings.add(FindingKind.OTHER, "Script", PlainText.count(scripts, "script"));
    }
    Set<String> outside = new TreeSet<>();
    Matcher reference = RationedText.matcher(OUTSIDE, text);
    while (reference.find()) {
      if (!reference.group(1).regionMatches(true, 0, "data:", 0, 5)) {
        outside.add(reference.group(1));
      }
    }
    for (String address : outside) {
      boolean path = USER_PATH.matcher(address).matches();
      findings.add(
          path ? FindingKind.OWNER_NAME : FindingKind.OTHER, "Reference to another file", address);
    }
  }

  private int count(Pattern pattern) {
    int count = 0;
    Matcher matcher = RationedText.matcher(pattern, text);
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private void pictures() {
    Matcher picture = RationedText.matcher(PICTURE, text);
    for (int i = 0; i < MAX_PICTURES && picture.find(); i++) {
      byte[] bytes = Base64.getMimeDecoder().decode(picture.group(1));
      if (bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8) {
        JpegInspection.read(bytes, findings);
      } else if (bytes.length > 8 && (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P') {
        PngInspection.read(bytes, findings);
      } else {
        findings.add(FindingKind.SECOND_IMAGE, "Embedded picture", PlainText.size(bytes.length));
      }
    }
  }
}

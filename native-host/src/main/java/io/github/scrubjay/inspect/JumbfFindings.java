// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JUMBF boxes (ISO 19566-5) reveal: C2PA manifests (C2PA 2.2) say who made the picture with
 * what, whether by AI, and are signed by name. Texts that stand in them as they are get looked for;
 * CBOR is not decoded.
 */
final class JumbfFindings {
  /** CBOR text strings: major type 3 with the length in place, in one byte, or in two. */
  private static final int CBOR_TEXT = 0x60;

  private static final int CBOR_TEXT_U8 = 0x78;
  private static final int CBOR_TEXT_U16 = 0x79;

  /** X.509 names: the attribute types commonName and organizationName (2.5.4.3, 2.5.4.10). */
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

  private static final byte[] ORGANIZATION = {0x06, 0x03, 0x55, 0x04, 0x0A};

  private static final int MAX_TEXTS = 10;

  private static final Pattern JSON_TEXT = Pattern.compile("\"\\s*:\\s*\"([^\"]{1,200})\"");

  /** What tells of people, places and things in Exif and schema.org statements. */
  private static final Pattern JSON_FIELD =
      Pattern.compile(
          "\"(?:[A-Za-z]{1,12}:)?(GPSLatitude|GPSLongitude|GPSAltitude|name|Make|Model|BodySerialNumber"
              + "|LensSerialNumber|DateTimeOriginal|credit|identifier|prompt)\""
              + "\\s*:\\s*\"([^\"]{1,300})\"");

  private final byte[] boxes;
  private final Findings findings;

  private JumbfFindings(byte[] boxes, Findings findings) {
    this.boxes = boxes;
    this.findings = findings;
  }

  static void read(byte[] boxes, Findings findings) {
    new JumbfFindings(boxes, findings).read();
  }

  private void read() {
    boolean c2pa = indexOf(ascii("c2pa"), 0) >= 0;
    findings.add(
        FindingKind.CONTENT_CREDENTIALS,
        c2pa ? "C2PA manifest" : "JUMBF",
        (c2pa ? "C2PA, " : "JUMBF, ") + PlainText.size(boxes.length));
    texts("claim_generator", FindingKind.SOFTWARE);
    texts("softwareAgent", FindingKind.SOFTWARE);
    texts("digitalSourceType", FindingKind.AI_SOURCE);
    assertions();
    if (!Signers.report(boxes, findings)) {
      names(ORGANIZATION, "Signed by organization");
      names(COMMON_NAME, "Signed by");
    }
  }

  /** What the boxes inside say: each assertion is a superbox with a label of its own. */
  private void assertions() {
    Set<String> labels = new LinkedHashSet<>();
    for (Jumbf.Content content : Jumbf.contents(boxes)) {
      String label = content.path().substring(content.path().lastIndexOf('/') + 1);
      if (content.path().contains("c2pa.assertions/")) {
        labels.add(label);
      }
      switch (content.type()) {
        case "json" -> json(utf8(content.start(), content.end() - content.start()));
        case "bidb" -> embedded(label, content);
        default -> {}
      }
    }
    if (!labels.isEmpty()) {
      findings.add(FindingKind.CONTENT_CREDENTIALS, "Statements", String.join(", ", labels));
    }
  }

  /** A file inside the manifest: thumbnails of the picture and of what it was made from. */
  private void embedded(String label, Jumbf.Content content) {
    String size = JpegSize.of(boxes, content.start(), content.end());
    findings.addPicture(
        FindingKind.THUMBNAIL,
        label.isEmpty() ? "C2PA thumbnail" : label,
        size == null ? PlainText.size(content.end() - content.start()) : size,
        boxes,
        content.start(),
        content.end());
  }

  /** JSON-LD: Exif and schema.org in the notation of C2PA. */
  private void json(String text) {
    Matcher field = JSON_FIELD.matcher(text);
    for (int found = 0; field.find() && found < MAX_TEXTS; found++) {
      String name = field.group(1);
      String value = field.group(2);
      switch (name) {
        case "name" -> findings.add(FindingKind.ARTIST, "Author", value);
        case "Make" -> findings.add(FindingKind.CAMERA_MAKE, name, value);
        case "Model" -> findings.add(FindingKind.CAMERA_MODEL, name, value);
        case "BodySerialNumber", "LensSerialNumber" ->
            findings.add(FindingKind.SERIAL_NUMBER, name, value);
        case "DateTimeOriginal" -> findings.add(FindingKind.TIME_TAKEN, name, Values.time(value));
        case "credit", "identifier" -> findings.add(FindingKind.CONTACT, name, value);
        case "prompt" -> findings.add(FindingKind.AI_PROMPT, name, value);
        default -> findings.add(FindingKind.GPS_POSITION, name, value);
      }
    }
  }

  private void texts(String key, FindingKind kind) {
    byte[] name = ascii(key);
    int at = indexOf(name, 0);
    for (int found = 0; at >= 0 && found < MAX_TEXTS; found++) {
      String text = cborText(at + name.length);
      if (text.isEmpty()) {
        text = jsonText(at + name.length);
      }
      findings.add(kind, key, kind == FindingKind.AI_SOURCE ? AiTraces.sourceInWords(text) : text);
      at = indexOf(name, at + name.length);
    }
  }

  /** The text string at a place, empty when something else stands there. */
  private String cborText(int at) {
    if (at + 3 > boxes.length) {
      return "";
    }
    int head = boxes[at] & 0xFF;
    if (head >= CBOR_TEXT && head < CBOR_TEXT_U8) {
      return utf8(at + 1, head - CBOR_TEXT);
    }
    return switch (head) {
      case CBOR_TEXT_U8 -> utf8(at + 2, boxes[at + 1] & 0xFF);
      case CBOR_TEXT_U16 -> utf8(at + 3, (boxes[at + 1] & 0xFF) << 8 | boxes[at + 2] & 0xFF);
      default -> "";
    };
  }

  /** {@code ":"..."} after a key in JSON, empty when something else stands there. */
  private String jsonText(int at) {
    Matcher text = JSON_TEXT.matcher(utf8(at, Math.min(300, boxes.length - at)));
    return text.lookingAt() ? text.group(1) : "";
  }

  private void names(byte[] attributeType, String what) {
    int at = indexOf(attributeType, 0);
    for (int found = 0; at >= 0 && found < MAX_TEXTS; found++) {
      // After the type: one string tag, one length below 128, the text.
      int text = at + attributeType.length + 2;
      if (text < boxes.length && boxes[text - 1] > 0) {
        findings.add(FindingKind.CONTENT_CREDENTIALS, what, utf8(text, boxes[text - 1]));
      }
      at = indexOf(attributeType, text);
    }
  }

  private String utf8(int at, int length) {
    if (at + length > boxes.length) {
      return "";
    }
    return new String(boxes, at, length, StandardCharsets.UTF_8);
  }

  private int indexOf(byte[] what, int from) {
    for (int at = from; at <= boxes.length - what.length; at++) {
      int same = 0;
      while (same < what.length && boxes[at + same] == what[same]) {
        same++;
      }
      if (same == what.length) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

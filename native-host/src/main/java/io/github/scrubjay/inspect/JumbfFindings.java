// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.charset.StandardCharsets;

/**
 * What JUMBF boxes (ISO 19566-5) reveal: C2PA manifests say who made the picture with what, and are
 * signed by name. Only the texts that stand in them as they are get looked for; nothing is decoded.
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
    cborTexts("claim_generator", FindingKind.SOFTWARE);
    cborTexts("softwareAgent", FindingKind.SOFTWARE);
    cborTexts("digitalSourceType", FindingKind.AI_SOURCE);
    names(ORGANIZATION, "Signed by organization");
    names(COMMON_NAME, "Signed by");
  }

  private void cborTexts(String key, FindingKind kind) {
    byte[] name = ascii(key);
    int at = indexOf(name, 0);
    for (int found = 0; at >= 0 && found < MAX_TEXTS; found++) {
      String text = cborText(at + name.length);
      // Source types are addresses whose last part is the word.
      findings.add(
          kind,
          key,
          kind == FindingKind.AI_SOURCE ? text.substring(text.lastIndexOf('/') + 1) : text);
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

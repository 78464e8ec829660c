// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Pictures inside of a drawing as data: addresses (RFC 2397): cleaned like pictures of their own.
 */
final class SvgEmbedded {
  /** A drawing in a drawing in a drawing. */
  private static final int MAX_DEPTH = 3;

  private static final String BASE64 = ";base64";

  private final Options options;
  private final int depth;
  private final Map<String, Picture> cleaned = new HashMap<>();

  private record Picture(String address, Edits edits) {}

  SvgEmbedded(Options options, int depth) {
    this.options = options;
    this.depth = depth;
  }

  /** The address of the clean picture; the same object where it is clean. */
  String clean(String address, Edits.Builder report) throws BadImage {
    Picture picture = cleaned.get(address);
    if (picture == null) {
      picture = clean(address);
      cleaned.put(address, picture);
    }
    picture.edits.removed().forEach(report::removed);
    picture.edits.kept().forEach(report::kept);
    return picture.address;
  }

  private Picture clean(String address) throws BadImage {
    if (depth == MAX_DEPTH) {
      throw BadImage.tooLarge("SVG: drawings inside drawings deeper than " + MAX_DEPTH);
    }
    ByteBuffer picture = ByteBuffer.wrap(decode(address));
    Sanitizer sanitizer = Sanitizers.forImage(picture);
    Edits edits =
        sanitizer instanceof SvgSanitizer
            ? SvgSanitizer.sanitize(picture, options, depth + 1)
            : sanitizer.sanitize(picture, options);
    String clean =
        "data:"
            + sanitizer.format().mimeType()
            + BASE64
            + ","
            + Base64.getEncoder().encodeToString(edits.apply(picture));
    return new Picture(clean.equals(address) ? address : clean, edits);
  }

  /** data:[type][;parameters][;base64],data */
  private static byte[] decode(String address) throws BadImage {
    int comma = address.indexOf(',');
    if (comma < 0) {
      throw BadImage.malformed("SVG: a data address without a comma");
    }
    byte[] data = percentDecoded(address.substring(comma + 1));
    String head = address.substring(0, comma).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (!head.endsWith(BASE64)) {
      return data;
    }
    try {
      String digits = new String(data, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
      return Base64.getDecoder().decode(digits);
    } catch (IllegalArgumentException e) {
      throw BadImage.malformed("SVG: a picture that is no base64");
    }
  }

  private static byte[] percentDecoded(String text) throws BadImage {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.indexOf('%') < 0) {
      return bytes;
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] != '%') {
        decoded.write(bytes[at++]);
        continue;
      }
      int high = at + 2 <= bytes.length - 1 ? Character.digit(bytes[at + 1], 16) : -1;
      int low = at + 2 <= bytes.length - 1 ? Character.digit(bytes[at + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw BadImage.malformed("SVG: a data address with a broken escape");
      }
      decoded.write(high << 4 | low);
      at += 3;
    }
    return decoded.toByteArray();
  }
}

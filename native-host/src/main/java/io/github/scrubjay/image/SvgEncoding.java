// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a drawing as UTF-8. XML 1.0 4.3.3: a byte order mark decides, else the encoding that
 * the XML declaration names, else it is UTF-8.
 */
final class SvgEncoding {
  /** Drawings of maps have some MB; a parser must hold all of it. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int DECLARATION_BYTES = 200;
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml\\s+version\\s*=\\s*[\"']([^\"']{1,10})[\"']"
              + "(?:\\s+encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"'])?[^>]*>");

  private SvgEncoding() {}

  /**
   * The text without a byte order mark, every character one that XML allows.
   *
   * @return the very bytes of the image where they are UTF-8 without a mark
   */
  static byte[] utf8(ByteBuffer image) throws BadImage {
    if (image.limit() > MAX_BYTES) {
      throw BadImage.tooLarge("SVG: " + image.limit() + " bytes, limit " + MAX_BYTES);
    }
    byte[] bytes = new byte[image.limit()];
    image.get(0, bytes);
    int mark = markBytes(bytes);
    Charset charset = charset(bytes, mark);
    CharBuffer characters;
    try {
      characters =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark));
    } catch (CharacterCodingException e) {
      throw BadImage.malformed("SVG: bytes that are no " + charset.name());
    }
    requireCharacters(characters);
    if (charset.equals(StandardCharsets.UTF_8) && mark == 0) {
      return bytes;
    }
    return characters.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int markBytes(byte[] bytes) {
    if (bytes.length >= 3 && unsigned(bytes, 3) == 0xEFBBBF) {
      return 3;
    }
    int two = bytes.length >= 2 ? unsigned(bytes, 2) : 0;
    return two == 0xFEFF || two == 0xFFFE ? 2 : 0;
  }

  private static int unsigned(byte[] bytes, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  private static Charset charset(byte[] bytes, int mark) throws BadImage {
    if (mark == 2) {
      return bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    int length = Math.min(DECLARATION_BYTES, bytes.length - mark);
    Matcher declaration =
        DECLARATION.matcher(new String(bytes, mark, length, StandardCharsets.ISO_8859_1));
    if (!declaration.lookingAt()) {
      return StandardCharsets.UTF_8;
    }
    if (!declaration.group(1).equals("1.0")) {
      throw BadImage.unsupported("SVG: an XML version that is not 1.0");
    }
    String encoding = declaration.group(2) == null ? "utf-8" : declaration.group(2);
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8", "us-ascii", "ascii" -> StandardCharsets.UTF_8;
      case "iso-8859-1", "latin1" -> StandardCharsets.ISO_8859_1;
      case "windows-1252", "cp1252" -> Charset.forName("windows-1252");
      default ->
          throw BadImage.unsupported("SVG: an encoding that is not UTF-8, UTF-16 or Latin-1");
    };
  }

  private static void requireCharacters(CharBuffer characters) throws BadImage {
    for (int i = 0; i < characters.limit(); i++) {
      char character = characters.get(i);
      if (character < ' ' && character != '\t' && character != '\n' && character != '\r'
          || character >= 0xFFFE) {
        throw BadImage.malformed("SVG: a character that XML does not allow");
      }
    }
  }

  /** XML 1.0 2.2. */
  static boolean isCharacter(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000 && point <= 0x10FFFF;
  }
}

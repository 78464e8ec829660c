// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Cleans a drawing (SVG 1.1 second edition, SVG 2). The clean drawing is, in UTF-8,
 *
 * <pre>
 *   svg                   elements, attributes and style properties of {@link SvgNames}
 *     defs g path ...     ids and classes that something refers to
 *     text                as it is
 *     style               see {@link SvgStyles}
 *     image               its picture cleaned, see {@link SvgEmbedded}
 * </pre>
 *
 * Everything else is metadata: XML declaration, document type, comments, instructions, titles,
 * descriptions, editors' elements and attributes, names of layers, scripts, links and references to
 * other files. A renderer that loads no other file, as for an image in a page, shows the same.
 */
final class SvgSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("svg", "image/svg+xml", "svg");

  /** Programs write less than this before the root. */
  private static final int HEAD_BYTES = 64 * 1024;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    int length = Math.min(image.limit(), HEAD_BYTES);
    byte[] head = new byte[length];
    image.get(0, head);
    return isDrawing(head);
  }

  /** Whether the first tag is an svg element. */
  static boolean isDrawing(byte[] head) {
    boolean wide = head.length >= 4 && (head[0] & 0xFF) >= 0xFE && (head[1] & 0xFF) >= 0xFE;
    String text =
        wide
            ? new String(
                head, head[0] == -2 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
            : new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    return rootName(text.replace("\uFEFF", "")).equals("svg");
  }

  /** The first tag's name without its prefix; empty where there is none. */
  private static String rootName(String text) {
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("<!--", at)) {
        at = behind(text, at, "-->");
      } else if (text.startsWith("<?", at)) {
        at = behind(text, at, "?>");
      } else if (text.startsWith("<!DOCTYPE", at)) {
        int bracket = text.indexOf('[', at);
        int end = text.indexOf('>', at);
        boolean subset = bracket >= 0 && bracket < end;
        at = subset ? behind(text, behind(text, bracket, "]") - 1, ">") : behind(text, at, ">");
      } else if (text.charAt(at) == '<') {
        int end = at + 1;
        while (end < text.length() && SvgXml.isNameByte((byte) text.charAt(end))) {
          end++;
        }
        return text.substring(Math.max(at, text.lastIndexOf(':', end - 1)) + 1, end);
      } else {
        return "";
      }
    }
    return "";
  }

  private static int behind(String text, int from, String wanted) {
    int found = text.indexOf(wanted, from);
    return found < 0 ? text.length() : found + wanted.length();
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    return sanitize(image, options, 0);
  }

  static Edits sanitize(ByteBuffer image, Options options, int depth) throws BadImage {
    byte[] text = SvgEncoding.utf8(image);
    SvgEmbedded embedded = new SvgEmbedded(options, depth);
    SvgReferences references = new SvgReferences();
    new SvgPass(text, references, embedded, new Edits.Builder()).run();
    references.complete();
    Edits.Builder builder = new Edits.Builder();
    new SvgPass(text, references, embedded, builder).run();
    Edits edits = builder.build();
    if (ByteBuffer.wrap(text).equals(image.slice(0, image.limit()))) {
      return edits;
    }
    // The offsets are those of the text in UTF-8: the clean drawing is put in as a whole.
    Edits.Builder whole = new Edits.Builder().insert(edits.apply(ByteBuffer.wrap(text)));
    edits.removed().forEach(whole::removed);
    edits.kept().forEach(whole::kept);
    return whole.removed(Carrier.TECHNICAL).build();
  }
}

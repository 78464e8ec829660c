// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Cleans a compressed drawing: an SVG as gzip (RFC 1952).
 *
 * <pre>
 *   1F 8B 08, flags, time of the file (4 bytes), extra flags, system
 *   extra field, file name, comment, header CRC       where flags say so
 *   deflated data, CRC-32, length
 * </pre>
 *
 * The clean file has no time, system, name or comment, and holds the clean drawing.
 */
final class SvgzSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("svgz", "image/svg+xml", "svgz");

  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

  private static final int HEAD_BYTES = 64 * 1024;
  private static final int TRAILER_BYTES = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    if (image.limit() < HEADER.length + TRAILER_BYTES || image.getInt(0) >>> 8 != 0x1F8B08) {
      return false;
    }
    Inflater inflater = new Inflater(true);
    try {
      int data = dataOffset(image);
      inflater.setInput(image.slice(data, image.limit() - data));
      byte[] head = new byte[HEAD_BYTES];
      int length = 0;
      int count = inflater.inflate(head);
      while (count > 0) {
        length += count;
        count = inflater.inflate(head, length, head.length - length);
      }
      return SvgSanitizer.isDrawing(Arrays.copyOf(head, length));
    } catch (BadImage | DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    ByteBuffer drawing = ByteBuffer.wrap(inflate(image));
    Edits edits = SvgSanitizer.sanitize(drawing, options, 0);
    byte[] clean = deflate(edits.apply(drawing));
    Edits.Builder result = new Edits.Builder();
    edits.removed().forEach(result::removed);
    edits.kept().forEach(result::kept);
    if (ByteBuffer.wrap(clean).equals(image.slice(0, image.limit()))) {
      return result.keep(0, clean.length).build();
    }
    return result.insert(clean).removed(Carrier.TECHNICAL).build();
  }

  private static int dataOffset(ByteBuffer image) throws BadImage {
    int flags = image.get(3);
    int at = HEADER.length;
    if ((flags & EXTRA) != 0 && at + 2 <= image.limit()) {
      at += 2 + (image.get(at) & 0xFF | (image.get(at + 1) & 0xFF) << 8);
    }
    for (int flag : new int[] {NAME, COMMENT}) {
      if ((flags & flag) != 0) {
        while (at < image.limit() && image.get(at) != 0) {
          at++;
        }
        at++;
      }
    }
    at += (flags & HEADER_CRC) != 0 ? 2 : 0;
    if (at > image.limit() - TRAILER_BYTES) {
      throw BadImage.malformed("SVGZ: cut off in its header");
    }
    return at;
  }

  private static byte[] inflate(ByteBuffer image) throws BadImage {
    int data = dataOffset(image);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(image.slice(data, image.limit() - data));
      ByteArrayOutputStream drawing = new ByteArrayOutputStream();
      byte[] part = new byte[16 * 1024];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0 && !inflater.finished()) {
          throw BadImage.malformed("SVGZ: cut off");
        }
        drawing.write(part, 0, count);
        if (drawing.size() > SvgEncoding.MAX_BYTES) {
          throw BadImage.tooLarge("SVGZ: more than " + SvgEncoding.MAX_BYTES + " bytes inside");
        }
      }
      requireEnd(image, image.limit() - inflater.getRemaining(), drawing.toByteArray());
      return drawing.toByteArray();
    } catch (DataFormatException e) {
      throw BadImage.malformed("SVGZ: no deflated data");
    } finally {
      inflater.end();
    }
  }

  private static void requireEnd(ByteBuffer image, int at, byte[] drawing) throws BadImage {
    CRC32 crc = new CRC32();
    crc.update(drawing);
    if (at > image.limit() - TRAILER_BYTES
        || Integer.reverseBytes(image.getInt(at)) != (int) crc.getValue()
        || Integer.reverseBytes(image.getInt(at + 4)) != drawing.length) {
      throw BadImage.malformed("SVGZ: wrong CRC or length");
    }
  }

  /** Always made in the same way. */
  private static byte[] deflate(byte[] drawing) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(drawing);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(HEADER);
      byte[] part = new byte[16 * 1024];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      CRC32 crc = new CRC32();
      crc.update(drawing);
      out.writeBytes(
          ByteBuffer.allocate(TRAILER_BYTES)
              .putInt(Integer.reverseBytes((int) crc.getValue()))
              .putInt(Integer.reverseBytes(drawing.length))
              .array());
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;

/**
 * AV1 pictures in boxes (AV1 specification, 5.3; AV1-ISOBMFF 2.4): open bitstream units.
 *
 * <pre>
 *   header   0, type (4 bits), extension follows, size follows, reserved
 *   [extension]   layers
 *   [size]        7 bits a byte, lowest first; without it the unit reaches to the end
 *   payload
 * </pre>
 *
 * Kept: what is decoded, and metadata that only says how bright the picture is meant. Other
 * metadata carry private data (ITU-T T.35) and times; decoders show the same without.
 */
final class Av1Data {
  private static final int SEQUENCE_HEADER = 1;
  private static final int DELIMITER = 2;
  private static final int FRAME_HEADER = 3;
  private static final int TILE_GROUP = 4;
  private static final int METADATA = 5;
  private static final int FRAME = 6;
  private static final int REPEATED_FRAME_HEADER = 7;

  /** metadata_hdr_cll: type, 4 bytes, closing bit. */
  private static final int LIGHT_LEVEL = 1;

  /** metadata_hdr_mdcv: type, 24 bytes, closing bit. */
  private static final int MASTERING_DISPLAY = 2;

  private static final int CONFIGURATION_BYTES = 4;

  private Av1Data() {}

  /** What stays of one item or sample. */
  static Pieces clean(Stretch data) throws BadImage {
    Pieces pieces = new Pieces();
    if (!clean(data, pieces)) {
      throw BadImage.malformed("AV1: no frame");
    }
    return pieces;
  }

  /** How much stays of the beginning of an item. */
  static int cleanLength(Stretch data) throws BadImage {
    Pieces pieces = new Pieces();
    clean(data, pieces);
    return pieces.length();
  }

  /** Returns whether there is a frame among the units. */
  private static boolean clean(Stretch data, Pieces pieces) throws BadImage {
    boolean frame = false;
    int keptFrom = 0;
    int at = 0;
    while (at < data.length()) {
      int header = data.u8(at);
      if ((header & 0x80) != 0) {
        throw BadImage.malformed("AV1: unit without a zero bit at its beginning");
      }
      int payload = at + ((header & 4) != 0 ? 2 : 1);
      long size = (long) data.length() - payload;
      if ((header & 2) != 0) {
        size = 0;
        int shift = 0;
        int value = 0x80;
        while ((value & 0x80) != 0) {
          if (payload >= data.length() || shift > 28) {
            throw BadImage.malformed("AV1: size of a unit is cut off");
          }
          value = data.u8(payload++);
          size |= (long) (value & 0x7F) << shift;
          shift += 7;
        }
      }
      if (size < 0 || size > data.length() - payload) {
        throw BadImage.malformed("AV1: unit of " + size + " bytes is cut off");
      }
      int end = payload + (int) size;
      int type = header >> 3 & 0xF;
      if (stays(data, type, payload, (int) size)) {
        frame |= type == FRAME || type == FRAME_HEADER;
      } else {
        pieces.keep(data.slice(keptFrom, at - keptFrom));
        keptFrom = end;
      }
      at = end;
    }
    pieces.keep(data.slice(keptFrom, data.length() - keptFrom));
    return frame;
  }

  private static boolean stays(Stretch data, int type, int payload, int size) {
    return switch (type) {
      case SEQUENCE_HEADER, FRAME_HEADER, TILE_GROUP, FRAME, REPEATED_FRAME_HEADER -> size > 0;
      case DELIMITER -> size == 0;
      case METADATA ->
          size > 0
              && size == brightnessBytes(data.u8(payload))
              && data.u8(payload + size - 1) == 0x80;
      default -> false; // padding, and what is reserved
    };
  }

  private static int brightnessBytes(int type) {
    return switch (type) {
      case LIGHT_LEVEL -> 1 + 4 + 1;
      case MASTERING_DISPLAY -> 1 + 24 + 1;
      default -> -1;
    };
  }

  /** The clean configuration (av1C, AV1-ISOBMFF 2.3.3): 4 bytes, then units. */
  static byte[] configuration(ByteBuffer image, Boxes.Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "AVIF av1C");
    byte[] head = in.bytes(CONFIGURATION_BYTES);
    if (head[0] != (byte) 0x81) {
      throw BadImage.malformed("AVIF av1C: version " + (head[0] & 0x7F) + ", must be 1");
    }
    head[3] &= (byte) ((head[3] & 0x10) != 0 ? 0x1F : 0x10); // the rest is reserved
    Pieces pieces = new Pieces();
    Stretch units = Stretch.of(image, in.at(), box.end());
    clean(units, pieces);
    BoxWriter out = new BoxWriter();
    out.bytes(head);
    for (Pieces.Piece piece : pieces.list()) {
      byte[] unit = new byte[piece.length()];
      image.get(piece.offset(), unit);
      out.bytes(unit);
    }
    return out.toByteArray();
  }
}

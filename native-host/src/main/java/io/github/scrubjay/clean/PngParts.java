// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.BadImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A clean PNG taken apart into its chunks: those of the coded picture, and those that say how it is
 * shown, which Java's codec does not carry over.
 */
final class PngParts implements Reencoding.Parts {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_OVERHEAD = 12; // length, type and CRC

  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Where colour types stand in IHDR: type, width, height and depth come before. */
  private static final int COLOUR_TYPE_AT = SIGNATURE_BYTES + 8 + 9;

  private static final int PALETTE = 3;
  private static final int ALPHA = 4; // a bit of the colour type

  private record Chunk(String type, int offset, int length) {}

  private final byte[] png;
  private final List<Chunk> chunks = new ArrayList<>();

  private PngParts(byte[] png) {
    this.png = png;
  }

  static PngParts of(byte[] png) throws BadImage {
    PngParts parts = new PngParts(png);
    ByteBuffer bytes = ByteBuffer.wrap(png);
    int at = SIGNATURE_BYTES;
    while (at + CHUNK_OVERHEAD <= png.length) {
      int dataLength = bytes.getInt(at);
      if (dataLength < 0 || dataLength > png.length - at - CHUNK_OVERHEAD) {
        throw BadImage.malformed("re-encoding: PNG chunk of " + dataLength + " bytes");
      }
      String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
      parts.chunks.add(new Chunk(type, at, CHUNK_OVERHEAD + dataLength));
      at += CHUNK_OVERHEAD + dataLength;
    }
    return parts;
  }

  @Override
  public byte[] picture() throws BadImage {
    if (has("acTL")) {
      throw BadImage.unsupported("re-encoding: an animated PNG; clean it without re-encoding");
    }
    ByteArrayOutputStream picture = new ByteArrayOutputStream(png.length);
    picture.write(png, 0, SIGNATURE_BYTES);
    for (Chunk chunk : chunks) {
      if (PICTURE.contains(chunk.type)) {
        picture.write(png, chunk.offset, chunk.length);
      }
    }
    return picture.toByteArray();
  }

  @Override
  public byte[] with(Reencoding.Parts other) throws BadImage {
    PngParts from = (PngParts) other;
    if (from.has("tRNS") && !has("tRNS") && (png[COLOUR_TYPE_AT] & ALPHA) == 0) {
      throw BadImage.unsupported("re-encoding: the decoder does not know this transparency");
    }
    if (from.png[COLOUR_TYPE_AT] == PALETTE != (png[COLOUR_TYPE_AT] == PALETTE)
        && from.has("tRNS")) {
      throw BadImage.unsupported("re-encoding: the decoder changes the palette");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(png.length);
    whole.write(png, 0, SIGNATURE_BYTES);
    for (Chunk chunk : chunks) {
      if (!PICTURE.contains(chunk.type)) {
        continue;
      }
      whole.write(png, chunk.offset, chunk.length);
      if (chunk.type.equals("IHDR")) {
        from.writeShown(whole);
      }
    }
    return whole.toByteArray();
  }

  /** How the picture is shown: colour and orientation, in their order. */
  private void writeShown(ByteArrayOutputStream out) {
    for (Chunk chunk : chunks) {
      if (!PICTURE.contains(chunk.type)) {
        out.write(png, chunk.offset, chunk.length);
      }
    }
  }

  private boolean has(String type) {
    return chunks.stream().anyMatch(chunk -> chunk.type.equals(type));
  }
}

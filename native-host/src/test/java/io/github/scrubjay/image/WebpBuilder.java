// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes WebP files with chosen chunks around pictures of 4 x 2 pixels. */
public final class WebpBuilder {
  static final int WIDTH = 4;
  static final int HEIGHT = 2;

  /** A key frame of one colour. */
  private static final byte[] LOSSY =
      HexFormat.of()
          .parseHex("9001009d012a0400020002c04c25a00274ba00039800feea65ff51110525a97c42ef64060000");

  public static final int ANIMATION = 0x02;
  public static final int XMP = 0x04;
  public static final int EXIF = 0x08;
  public static final int ALPHA = 0x10;
  public static final int ICC = 0x20;

  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
  private final ByteArrayOutputStream trailer = new ByteArrayOutputStream();
  private int sizeError;

  /** A still lossy picture, without VP8X. */
  public static WebpBuilder lossy() {
    return new WebpBuilder().chunk("VP8 ", LOSSY);
  }

  /** A still lossless picture, without VP8X. */
  public static WebpBuilder lossless() {
    return new WebpBuilder().chunk("VP8L", lossless(false));
  }

  /** Only VP8X so far. */
  public static WebpBuilder extended(int flags) {
    return extended(flags, WIDTH, HEIGHT);
  }

  public static WebpBuilder extended(int flags, int width, int height) {
    ByteBuffer data = ByteBuffer.allocate(10).put((byte) flags).position(4);
    return new WebpBuilder().chunk("VP8X", put24(put24(data, width - 1), height - 1).array());
  }

  /** VP8X and ANIM, and {@code frames} frames, each with a chunk in it. */
  public static WebpBuilder animated(int frames, byte[] hidden) {
    WebpBuilder webp = extended(ANIMATION | ALPHA | XMP).chunk("ANIM", new byte[6]);
    for (int i = 0; i < frames; i++) {
      byte[] picture = chunkBytes("VP8L", lossless(true));
      byte[] more = hidden.length == 0 ? new byte[0] : chunkBytes("UNKN", hidden);
      webp.frame(0, JpegBuilder.concat(picture, more));
    }
    return webp;
  }

  public WebpBuilder chunk(String type, byte[] data) {
    chunks.writeBytes(chunkBytes(type, data));
    return this;
  }

  public WebpBuilder lossyPicture() {
    return chunk("VP8 ", LOSSY);
  }

  public WebpBuilder losslessPicture(boolean transparent) {
    return chunk("VP8L", lossless(transparent));
  }

  /** Uncompressed alpha for the lossy picture after it. */
  public WebpBuilder alpha(byte[] tail) {
    return chunk("ALPH", JpegBuilder.concat(new byte[] {0, 9, 8, 7, 6, 5, 4, 3, 2}, tail));
  }

  /** A frame of the canvas' size. */
  public WebpBuilder frame(int flags, byte[] inner) {
    ByteBuffer head = ByteBuffer.allocate(16).position(6);
    put24(put24(put24(head, WIDTH - 1), HEIGHT - 1), 100).put((byte) flags);
    return chunk("ANMF", JpegBuilder.concat(head.array(), inner));
  }

  public WebpBuilder trailer(byte[] bytes) {
    trailer.writeBytes(bytes);
    return this;
  }

  /** How much the size in the header is wrong. */
  public WebpBuilder sizeError(int bytes) {
    sizeError = bytes;
    return this;
  }

  public byte[] build() {
    ByteBuffer riff = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    riff.put(JpegBuilder.latin1("RIFF")).putInt(4 + chunks.size() + sizeError);
    riff.put(JpegBuilder.latin1("WEBP"));
    return JpegBuilder.concat(riff.array(), chunks.toByteArray(), trailer.toByteArray());
  }

  /** The coded pictures of a file, frames included, in order: equal ones show equal pixels. */
  static List<ByteBuffer> pictures(byte[] webp) throws BadImage {
    ByteBuffer image = ByteBuffer.wrap(webp);
    List<ByteBuffer> pictures = new ArrayList<>();
    int end = 8 + (int) WebpChunks.u32(image, 4);
    for (WebpChunks.Chunk chunk : WebpChunks.of(image, 12, end, 1000)) {
      int from = chunk.data() + (chunk.type() == WebpChunks.ANMF ? 16 : chunk.dataLength());
      List<WebpChunks.Chunk> inner = new ArrayList<>(List.of(chunk));
      inner.addAll(WebpChunks.of(image, from, chunk.data() + chunk.dataLength(), 1000));
      for (WebpChunks.Chunk part : inner) {
        if (part.type() == WebpChunks.VP8 || part.type() == WebpChunks.VP8L) {
          pictures.add(image.slice(part.data(), part.dataLength()));
        }
      }
    }
    return pictures;
  }

  public static byte[] chunkBytes(String type, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + data.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }

  /**
   * One colour: no transform, no cache, no groups of codes, and five codes with one symbol each, so
   * that a pixel takes no bits.
   */
  private static byte[] lossless(boolean transparent) {
    long bits = 0;
    int at = 3; // no transform, no cache, no groups
    for (int symbol : new int[] {0x20, 0x30, 0x40, transparent ? 0x80 : 0xFF}) {
      bits |= (0b101L | (long) symbol << 3) << at; // simple code, one symbol, of eight bits
      at += 11;
    }
    bits |= 1L << at; // distances: simple, one symbol, of one bit: 0
    ByteBuffer data = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
    data.put((byte) 0x2F).putInt(WIDTH - 1 | HEIGHT - 1 << 14 | (transparent ? 1 << 28 : 0));
    return data.putLong(bits).array();
  }

  private static ByteBuffer put24(ByteBuffer out, int value) {
    return out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }
}

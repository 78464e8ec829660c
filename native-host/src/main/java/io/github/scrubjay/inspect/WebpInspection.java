// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * What a WebP (RFC 9649) carries beside its picture: RIFF, u32 size, WEBP, chunks (four letters,
 * u32 length, data, padded to even), frames that hold chunks of their own, and what follows.
 *
 * <p>A broken file is read as far as it goes.
 */
final class WebpInspection {
  private static final int CHUNKS_START = 12;
  private static final int FRAME_HEAD_BYTES = 16;

  /** Chunks that only say how the picture is shown. */
  private static final Set<String> SHAPE = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM");

  /** Frames of one file that are looked into; what others hold is of the same kinds. */
  private static final int MAX_FRAMES = 10_000;

  private final byte[] bytes;
  private final Findings findings;
  private final Blocks blocks;
  private int frames;
  private int pictures;

  private WebpInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    new WebpInspection(bytes, findings).read();
  }

  private void read() {
    int end = (int) Math.min(bytes.length, 8 + u32(4));
    chunks(CHUNKS_START, end, false);
    if (pictures > 1) {
      findings.add(
          FindingKind.SECOND_IMAGE, "Pictures", PlainText.count(pictures - 1, "more picture"));
    }
    Trailer.report(bytes, Math.min(bytes.length, end + (end & 1)), findings);
  }

  private void chunks(int from, int end, boolean inFrame) {
    long at = from;
    while (at + 8 <= end) {
      int start = (int) at;
      long length = u32(start + 4);
      String type = new String(bytes, start, 4, StandardCharsets.ISO_8859_1);
      int dataEnd = (int) Math.min(end, start + 8 + length);
      if (type.equals("ANMF") && !inFrame) {
        if (frames++ < MAX_FRAMES) {
          chunks(start + 8 + FRAME_HEAD_BYTES, dataEnd, true);
        }
      } else if (SHAPE.contains(type)) {
        pictures += !inFrame && type.startsWith("VP8") && !type.equals("VP8X") ? 1 : 0;
      } else {
        chunk(type, start + 8, dataEnd, inFrame);
      }
      at += 8 + length + (length & 1);
    }
  }

  private void chunk(String type, int start, int end, boolean inFrame) {
    if (end - start > Ration.BYTES) {
      String size = PlainText.size((long) end - start);
      findings.unreadable("Chunk " + type, size + ", more than is read");
      return;
    }
    byte[] data = Arrays.copyOfRange(bytes, start, end);
    switch (type) {
      case "EXIF" -> blocks.exif(exif(data));
      case "XMP " -> blocks.xmp(data);
      case "ICCP" -> blocks.icc(data);
      case "C2PA" -> blocks.jumbf(data);
      default ->
          findings.within(
              Carrier.APPLICATION_DATA,
              data.length,
              () -> {
                String text = LooseText.of(data, 0, Math.min(data.length, 300));
                String size = type + ", " + PlainText.size(data.length);
                findings.add(
                    text.length() > 5 ? FindingKind.TEXT : FindingKind.OTHER,
                    (inFrame ? "Chunk in a frame " : "Chunk ") + type,
                    text.isEmpty() ? size : size + ": " + text);
              });
    }
  }

  /** Some writers put JPEG's name of the block in front of it. */
  private static byte[] exif(byte[] block) {
    boolean named =
        block.length > 6 && new String(block, 0, 4, StandardCharsets.US_ASCII).equals("Exif");
    return named ? Arrays.copyOfRange(block, 6, block.length) : block;
  }

  private long u32(int at) {
    return bytes[at] & 0xFFL
        | (bytes[at + 1] & 0xFFL) << 8
        | (bytes[at + 2] & 0xFFL) << 16
        | (bytes[at + 3] & 0xFFL) << 24;
  }
}

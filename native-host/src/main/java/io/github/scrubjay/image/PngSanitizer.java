// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.PngChunks.Chunk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cleans a PNG or animated PNG (W3C PNG, third edition).
 *
 * <pre>
 *   signature
 *   IHDR
 *   eXIf, see KeptExif                where the picture is not shown as stored, or more is kept
 *   PLTE tRNS, colour chunks, iCCP laundered, acTL, caBX where a person keeps it
 *   IDAT ...                          up to the end of their zlib stream
 *   (fcTL fdAT ...) ...               likewise
 *   IEND
 * </pre>
 *
 * Texts, times, private chunks, physical size, suggested palettes and backgrounds go: a decoder
 * shows the same without them.
 */
final class PngSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("png", "image/png", "png");

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private static final int ACTL = 0x6163544C; // acTL
  private static final int FCTL = 0x6663544C; // fcTL
  private static final int FDAT = 0x66644154; // fdAT
  private static final int TRNS = 0x74524E53; // tRNS
  private static final int EXIF = 0x65584966; // eXIf
  private static final int CABX = 0x63614258; // caBX, C2PA

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= 8 && image.getLong(0) == SIGNATURE;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    return new Cleaning(image, options).run();
  }

  /** The length that a kept chunk must have, or -1 for a chunk that does not stay as it is. */
  private static int keptLength(Chunk chunk) {
    return switch (chunk.name()) {
      case "gAMA", "cICP" -> 4;
      case "cHRM" -> 32;
      case "sRGB" -> 1;
      case "mDCV" -> 24; // with cLLI: how bright the brightest shown pixel is
      case "cLLI" -> 8;
      default -> -1;
    };
  }

  private static Carrier carrier(Chunk chunk) {
    return switch (chunk.name()) {
      case "tEXt", "zTXt", "iTXt" -> Carrier.TEXT;
      case "tIME" -> Carrier.TIME;
      case "eXIf", "zxIf" -> Carrier.EXIF;
      case "iCCP" -> Carrier.ICC;
      case "caBX" -> Carrier.CONTENT_CREDENTIALS;
      case "pHYs",
          "sBIT",
          "bKGD",
          "hIST",
          "sPLT",
          "PLTE",
          "tRNS",
          "gAMA",
          "cHRM",
          "sRGB",
          "cICP",
          "mDCV",
          "cLLI",
          "oFFs",
          "sCAL",
          "pCAL",
          "sTER",
          "acTL",
          "fcTL",
          "fdAT" ->
          Carrier.TECHNICAL;
      default -> Carrier.APPLICATION_DATA;
    };
  }

  /** One image on its way; the chunks are written in the order in which they stand. */
  private static final class Cleaning {
    private final ByteBuffer image;
    private final Options options;
    private final PngChunks chunks;
    private final Edits.Builder edits = new Edits.Builder();
    private final Set<Integer> seen = new HashSet<>();
    private PngPixels pixels;
    private int ihdr;
    private int colourType;
    private int paletteEntries;
    private boolean animated;
    private int sequence;

    Cleaning(ByteBuffer image, Options options) throws BadImage {
      this.image = image;
      this.options = options;
      this.chunks = PngChunks.of(image);
    }

    Edits run() throws BadImage {
      List<Chunk> list = chunks.list();
      int next = header(list);
      while (next < list.size()) {
        Chunk chunk = list.get(next);
        if (chunk.type() == PngChunks.IDAT) {
          next = mainPixels(list, next);
        } else if (chunk.type() == FCTL && animated) {
          next = frame(list, next);
        } else {
          single(chunk);
          next++;
        }
      }
      if (!seen.contains(PngChunks.IDAT)) {
        throw BadImage.malformed("PNG: no IDAT");
      }
      if (!chunks.isEnded()) {
        edits.insert(PngChunks.chunk(PngChunks.IEND, new byte[0]));
      }
      if (chunks.end() < image.limit()) {
        edits.removed(Carrier.TRAILER);
      }
      if (chunks.hasDamaged()) {
        edits.removed(Carrier.APPLICATION_DATA);
      }
      return edits.build();
    }

    /** Signature, IHDR and the orientation. */
    private int header(List<Chunk> list) throws BadImage {
      if (list.isEmpty()
          || list.get(0).type() != PngChunks.IHDR
          || list.get(0).offset() != 8
          || list.get(0).dataLength() != 13) {
        throw BadImage.malformed("PNG: the first chunk must be IHDR of 13 bytes");
      }
      Chunk first = list.get(0);
      ihdr = first.data();
      pixels = new PngPixels(image, ihdr);
      colourType = image.get(ihdr + 9);
      long width = image.getInt(ihdr) & 0xFFFFFFFFL;
      long height = image.getInt(ihdr + 4) & 0xFFFFFFFFL;
      requireSize(width, height);
      seen.add(PngChunks.IHDR);
      edits.keep(0, first.offset() + first.length());
      return exif(list);
    }

    private int exif(List<Chunk> list) {
      KeptExif exif = KeptExif.NONE;
      for (Chunk chunk : list) {
        if (chunk.type() == EXIF) {
          exif = KeptExif.read(image, chunk.data(), chunk.dataLength());
          break;
        }
      }
      byte[] block = exif.block(options);
      if (block.length == 0) {
        return 1;
      }
      exif.kept(options).forEach(edits::kept);
      byte[] clean = PngChunks.chunk(EXIF, block);
      Chunk second = list.size() > 1 ? list.get(1) : list.get(0);
      if (second.length() == clean.length
          && image.slice(second.offset(), clean.length).equals(ByteBuffer.wrap(clean))) {
        edits.keep(second.offset(), clean.length);
        return 2;
      }
      edits.insert(clean);
      return 1;
    }

    private void single(Chunk chunk) throws BadImage {
      boolean beforePixels = !seen.contains(PngChunks.IDAT);
      boolean first = seen.add(chunk.type());
      if (chunk.type() == PngChunks.IEND) {
        if (chunk.dataLength() == 0) {
          edits.keep(chunk.offset(), chunk.length());
        } else {
          edits.insert(PngChunks.chunk(PngChunks.IEND, new byte[0])).removed(Carrier.TRAILER);
        }
      } else if (chunk.type() == PngChunks.IHDR) {
        throw BadImage.malformed("PNG: a second IHDR");
      } else if (chunk.type() == PngChunks.PLTE) {
        palette(chunk, first, beforePixels);
      } else if (chunk.isCritical()) {
        throw BadImage.malformed("PNG: unknown critical chunk " + chunk.name());
      } else if (!first || !beforePixels) {
        edits.removed(carrier(chunk)); // decoders take the first one, and none after the pixels
      } else if (chunk.type() == PngProfile.ICCP) {
        profile(chunk);
      } else if (chunk.type() == ACTL && chunk.dataLength() == 8) {
        animated = true;
        edits.keep(chunk.offset(), chunk.length());
      } else if (chunk.type() == TRNS && transparencyFits(chunk)) {
        edits.keep(chunk.offset(), chunk.length());
      } else if (keptLength(chunk) == chunk.dataLength()) {
        edits.keep(chunk.offset(), chunk.length());
      } else if (chunk.type() == CABX && options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
        edits.keep(chunk.offset(), chunk.length()).kept(Carrier.CONTENT_CREDENTIALS);
      } else {
        edits.removed(carrier(chunk));
      }
    }

    private void palette(Chunk chunk, boolean first, boolean beforePixels) throws BadImage {
      if (colourType != 3) {
        edits.removed(Carrier.TECHNICAL); // only a suggestion for screens of few colours
        return;
      }
      int length = chunk.dataLength();
      if (!first || !beforePixels || length == 0 || length % 3 != 0 || length > 768) {
        throw BadImage.malformed(
            "PNG PLTE: " + length + " bytes; must be one before IDAT, 3 to 768 bytes, in threes");
      }
      paletteEntries = length / 3;
      edits.keep(chunk.offset(), chunk.length());
    }

    private boolean transparencyFits(Chunk chunk) {
      return switch (colourType) {
        case 0 -> chunk.dataLength() == 2;
        case 2 -> chunk.dataLength() == 6;
        case 3 -> chunk.dataLength() >= 1 && chunk.dataLength() <= paletteEntries;
        default -> false;
      };
    }

    private void profile(Chunk chunk) throws BadImage {
      Optional<byte[]> clean = PngProfile.clean(image, chunk, options);
      if (clean.isPresent() && PngProfile.isSrgb(clean.get())) {
        edits.removed(Carrier.ICC);
        if (seen.add(PngProfile.SRGB)) {
          edits.insert(clean.get());
        }
        return;
      }
      if (clean.isEmpty()) {
        edits.removed(Carrier.ICC); // decoders ignore a broken profile
        return;
      }
      edits.kept(Carrier.ICC);
      if (image.slice(chunk.offset(), chunk.length()).equals(ByteBuffer.wrap(clean.get()))) {
        edits.keep(chunk.offset(), chunk.length());
      } else {
        edits.insert(clean.get());
      }
    }

    private int mainPixels(List<Chunk> list, int from) throws BadImage {
      if (seen.contains(PngChunks.IDAT)) {
        throw BadImage.malformed("PNG: IDAT after other pixels");
      }
      if (colourType == 3 && paletteEntries == 0) {
        throw BadImage.malformed("PNG: a palette image without PLTE");
      }
      seen.add(PngChunks.IDAT);
      long expected =
          pixels.rowBytes(image.getInt(ihdr) & 0xFFFFFFFFL, image.getInt(ihdr + 4) & 0xFFFFFFFFL);
      return stream(list, from, PngChunks.IDAT, 0, expected);
    }

    /** fcTL: sequence, width, height ...; its pixels follow in IDAT (first frame) or fdAT. */
    private int frame(List<Chunk> list, int at) throws BadImage {
      Chunk control = list.get(at);
      if (control.dataLength() != 26) {
        throw BadImage.malformed("PNG fcTL: length " + control.dataLength() + ", must be 26");
      }
      numbered(control, control.dataLength());
      if (!seen.contains(PngChunks.IDAT)) {
        return at + 1;
      }
      long width = image.getInt(control.data() + 4) & 0xFFFFFFFFL;
      long height = image.getInt(control.data() + 8) & 0xFFFFFFFFL;
      requireSize(width, height);
      return stream(list, at + 1, FDAT, 4, pixels.rowBytes(width, height));
    }

    /**
     * Writes the chunks of one zlib stream up to its end, without what stands between or behind.
     */
    private int stream(List<Chunk> list, int from, int type, int skip, long expected)
        throws BadImage {
      List<Chunk> parts = new ArrayList<>();
      int next = from;
      for (int i = from; i < list.size(); i++) {
        Chunk chunk = list.get(i);
        if (chunk.type() == type && chunk.dataLength() >= skip) {
          parts.add(chunk);
          next = i + 1;
        } else if (chunk.isCritical() || chunk.type() == FCTL || chunk.type() == FDAT) {
          break;
        }
      }
      for (int i = from; i < next; i++) {
        if (list.get(i).type() != type) {
          edits.removed(carrier(list.get(i)));
        }
      }
      PngPixels.End end = pixels.end(image, parts, skip, expected);
      for (int i = 0; i < parts.size(); i++) {
        Chunk part = parts.get(i);
        if (i > end.chunk()) {
          edits.removed(Carrier.TRAILER);
        } else {
          int used = i < end.chunk() ? part.dataLength() : end.dataLength();
          if (used < part.dataLength()) {
            edits.removed(Carrier.TRAILER);
          }
          if (skip > 0) {
            numbered(part, used);
          } else {
            cut(part, used);
          }
        }
      }
      return next;
    }

    /** Writes an fcTL or fdAT chunk, whose data begin with a number that counts all of these. */
    private void numbered(Chunk chunk, int used) {
      if (image.getInt(chunk.data()) == sequence && used == chunk.dataLength()) {
        edits.keep(chunk.offset(), chunk.length());
      } else {
        byte[] data = new byte[used];
        image.get(chunk.data(), data);
        ByteBuffer.wrap(data).putInt(sequence);
        edits.insert(PngChunks.chunk(chunk.type(), data));
      }
      sequence++;
    }

    private void cut(Chunk chunk, int used) {
      if (used == chunk.dataLength()) {
        edits.keep(chunk.offset(), chunk.length());
        return;
      }
      if (used == 0) {
        return;
      }
      Chunk shorter = new Chunk(chunk.type(), chunk.offset(), used);
      ByteBuffer head = ByteBuffer.allocate(8).putInt(used).putInt(chunk.type());
      edits.insert(head.array());
      edits.keep(chunk.data(), used);
      edits.insert(ByteBuffer.allocate(4).putInt(PngChunks.crc(image, shorter)).array());
    }

    private static void requireSize(long width, long height) throws BadImage {
      if (width == 0 || height == 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
        throw BadImage.malformed("PNG: " + width + " x " + height + " pixels");
      }
      if (width * height > Limits.PIXELS) {
        throw BadImage.tooLarge("PNG: " + width * height + " pixels, limit " + Limits.PIXELS);
      }
    }
  }
}

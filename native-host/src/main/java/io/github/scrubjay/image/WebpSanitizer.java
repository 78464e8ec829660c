// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.WebpChunks.Chunk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cleans a WebP (RFC 9649). The clean image is one of
 *
 * <pre>
 *   RIFF size WEBP  VP8 | VP8L                          a still picture with nothing beside it
 *   RIFF size WEBP  VP8X
 *                   ICCP                                laundered, where there is a usable one
 *                   ANIM  (ANMF: frame header [ALPH] VP8 | VP8L)+        an animation
 *                   [ALPH] VP8 | VP8L                   a still picture
 *                   EXIF                                see KeptExif
 *                   C2PA                                where a person keeps content credentials
 * </pre>
 *
 * Everything else is metadata: XMP, unknown chunks, what else stands in a frame, reserved bits,
 * what follows the RIFF. What stands in VP8 and VP8L data behind the last pixel can't be told from
 * picture data without decoding it, and stays.
 */
final class WebpSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("webp", "image/webp", "webp");

  private static final int CHUNKS_START = 12;
  private static final int VP8X_BYTES = 10;
  private static final int ANIM_BYTES = 6;
  private static final int ANMF_HEAD_BYTES = 16;
  private static final byte[] EXIF_PREFIX = {'E', 'x', 'i', 'f', 0, 0};

  // Flags of VP8X.
  private static final int ANIMATION = 0x02;
  private static final int EXIF = 0x08;
  private static final int ALPHA = 0x10;
  private static final int ICC = 0x20;

  /** With that of XMP. The others, and three bytes after them, are reserved. */
  private static final int KNOWN_FLAGS = 0x3E;

  /** Of a frame's flags: how it is blended and disposed of. The others are reserved. */
  private static final int FRAME_FLAGS = 0x03;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= CHUNKS_START
        && image.getInt(0) == WebpChunks.RIFF
        && image.getInt(8) == WebpChunks.WEBP;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    return new Cleaning(image, options).run();
  }

  private static Carrier carrier(int type) {
    return switch (type) {
      case WebpChunks.EXIF -> Carrier.EXIF;
      case WebpChunks.XMP -> Carrier.XMP;
      case WebpChunks.ICCP -> Carrier.ICC;
      case WebpChunks.C2PA -> Carrier.CONTENT_CREDENTIALS;
      case WebpChunks.VP8, WebpChunks.VP8L, WebpChunks.ALPH, WebpChunks.ANMF ->
          Carrier.SECOND_IMAGE;
      case WebpChunks.VP8X, WebpChunks.ANIM -> Carrier.TECHNICAL;
      default -> Carrier.APPLICATION_DATA;
    };
  }

  /** One image on its way. */
  private static final class Cleaning {
    private final ByteBuffer image;
    private final Options options;
    private final List<Chunk> chunks;
    private final int riffEnd;
    private final Edits.Builder edits = new Edits.Builder();
    private int parts;

    Cleaning(ByteBuffer image, Options options) throws BadImage {
      this.image = image;
      this.options = options;
      long size = WebpChunks.u32(image, 4);
      if (size > image.limit() - 8 || size < 4 + WebpChunks.HEAD_BYTES) {
        throw BadImage.malformed(
            "WebP RIFF: size " + size + ", must be 12 to " + (image.limit() - 8));
      }
      riffEnd = 8 + (int) size;
      chunks = WebpChunks.of(image, CHUNKS_START, riffEnd, Limits.PARTS);
      parts = chunks.size();
      if (WebpChunks.end(chunks, CHUNKS_START, riffEnd) < image.limit()) {
        edits.removed(Carrier.TRAILER);
      }
    }

    Edits run() throws BadImage {
      Edits.Builder body = new Edits.Builder();
      Chunk first = chunks.get(0);
      if (first.type() == WebpChunks.VP8X) {
        extended(first, body);
      } else if (first.type() == WebpChunks.VP8 || first.type() == WebpChunks.VP8L) {
        picture(WebpPicture.of(image, chunks.subList(0, 1)), body);
        removeAllBut(List.of(first));
      } else {
        throw BadImage.malformed("WebP: the first chunk must be VP8, VP8L or VP8X");
      }
      Edits whole = body.build();
      ByteBuffer head = ByteBuffer.allocate(CHUNKS_START).putInt(WebpChunks.RIFF);
      head.putInt(Integer.reverseBytes((int) (4 + whole.length()))).putInt(WebpChunks.WEBP);
      return edits.put(image, 0, head.array()).append(whole, 0).build();
    }

    private void extended(Chunk head, Edits.Builder body) throws BadImage {
      if (head.dataLength() != VP8X_BYTES) {
        throw BadImage.malformed("WebP VP8X: length " + head.dataLength() + ", must be 10");
      }
      int flags = image.get(head.data()) & 0xFF;
      long width = 1L + WebpChunks.u24(image, head.data() + 4);
      long height = 1L + WebpChunks.u24(image, head.data() + 7);
      WebpPicture.requireSize(width, height);
      boolean animated = (flags & ANIMATION) != 0;
      List<Chunk> used = new ArrayList<>(List.of(head));
      Edits.Builder pictures = new Edits.Builder();
      WebpPicture still = null;
      if (animated) {
        animation(width, height, used, pictures);
      } else {
        still = still(width, height, used, pictures);
      }
      Optional<byte[]> profile = profile(used);
      byte[] exif = exif(used);
      List<Chunk> credentials = credentials(used);
      removeAllBut(used);

      boolean plain = profile.isEmpty() && exif.length == 0 && credentials.isEmpty();
      if (plain && still != null && still.alpha() == null && alphaFits(flags, still)) {
        body.append(pictures.build(), 0);
        return;
      }
      // A flag that was not set stays so: then viewers ignore the chunk, and must go on to.
      int clean = flags & (ANIMATION | ALPHA);
      clean |= profile.isPresent() ? flags & ICC : 0;
      clean |= exif.length > 0 ? flags & EXIF : 0;
      body.put(image, head.offset(), vp8x(head, clean));
      profile.ifPresent(bytes -> put(WebpChunks.ICCP, bytes, body));
      body.append(pictures.build(), 0);
      if (exif.length > 0) {
        put(WebpChunks.EXIF, exif, body);
      }
      for (Chunk chunk : credentials) {
        keep(chunk, chunk.dataLength(), body);
        edits.kept(Carrier.CONTENT_CREDENTIALS);
      }
    }

    /** Whether the simple form says the same of the picture's transparency as the flags do. */
    private static boolean alphaFits(int flags, WebpPicture still) {
      return ((flags & ALPHA) != 0) == still.transparent();
    }

    private byte[] vp8x(Chunk head, int flags) {
      byte[] sizes = new byte[6];
      image.get(head.data() + 4, sizes);
      if ((image.getInt(head.data()) & ~(KNOWN_FLAGS << 24)) != 0) {
        edits.removed(Carrier.TECHNICAL);
      }
      return ByteBuffer.allocate(WebpChunks.HEAD_BYTES + VP8X_BYTES)
          .put(WebpChunks.head(WebpChunks.VP8X, VP8X_BYTES))
          .putInt(flags << 24)
          .put(sizes)
          .array();
    }

    private WebpPicture still(long width, long height, List<Chunk> used, Edits.Builder body)
        throws BadImage {
      WebpPicture picture = WebpPicture.of(image, chunks);
      requireSame(width, height, picture);
      used.add(picture.coded());
      if (picture.alpha() != null) {
        used.add(picture.alpha());
      }
      picture(picture, body);
      return picture;
    }

    private void animation(long width, long height, List<Chunk> used, Edits.Builder body)
        throws BadImage {
      Chunk control = null;
      int frames = 0;
      for (Chunk chunk : chunks) {
        if (chunk.type() == WebpChunks.ANIM && control == null) {
          control = chunk;
          if (chunk.dataLength() < ANIM_BYTES) {
            throw BadImage.malformed("WebP ANIM: cut off");
          }
          keep(chunk, ANIM_BYTES, body);
          used.add(chunk);
        } else if (chunk.type() == WebpChunks.ANMF) {
          if (control == null) {
            throw BadImage.malformed("WebP: a frame before ANIM");
          }
          frame(chunk, width, height, body);
          used.add(chunk);
          frames++;
        } else if (chunk.type() == WebpChunks.VP8 || chunk.type() == WebpChunks.VP8L) {
          throw BadImage.malformed("WebP: a picture beside the frames of an animation");
        }
      }
      if (frames == 0) {
        throw BadImage.malformed("WebP: an animation without frames");
      }
    }

    /** ANMF: x / 2, y / 2, width - 1, height - 1, duration, of 3 bytes each; flags; then chunks. */
    private void frame(Chunk chunk, long width, long height, Edits.Builder body) throws BadImage {
      if (chunk.dataLength() < ANMF_HEAD_BYTES) {
        throw BadImage.malformed("WebP ANMF: cut off");
      }
      int data = chunk.data();
      int end = data + chunk.dataLength();
      List<Chunk> inner =
          WebpChunks.of(image, data + ANMF_HEAD_BYTES, end, Math.max(0, Limits.PARTS - parts));
      parts += inner.size();
      WebpPicture picture = WebpPicture.of(image, inner);
      long right = 2L * WebpChunks.u24(image, data) + picture.width();
      long bottom = 2L * WebpChunks.u24(image, data + 3) + picture.height();
      if (right > width || bottom > height) {
        throw BadImage.malformed("WebP ANMF: a frame outside the canvas");
      }
      requireSame(
          1L + WebpChunks.u24(image, data + 6), 1L + WebpChunks.u24(image, data + 9), picture);
      for (Chunk other : inner) {
        if (other != picture.coded() && other != picture.alpha()) {
          edits.removed(carrier(other.type()));
        }
      }
      if (WebpChunks.end(inner, data + ANMF_HEAD_BYTES, end) < end) {
        edits.removed(Carrier.PADDING);
      }

      Edits.Builder frame = new Edits.Builder();
      byte[] head = new byte[ANMF_HEAD_BYTES];
      image.get(data, head);
      if ((head[15] & ~FRAME_FLAGS) != 0) {
        edits.removed(Carrier.TECHNICAL);
      }
      head[15] &= FRAME_FLAGS;
      frame.put(image, data, head);
      picture(picture, frame);
      Edits clean = frame.build();
      body.put(image, chunk.offset(), WebpChunks.head(WebpChunks.ANMF, clean.length()));
      body.append(clean, 0); // of even length, as its chunks are
    }

    private static void requireSame(long width, long height, WebpPicture picture) throws BadImage {
      if (width != picture.width() || height != picture.height()) {
        throw BadImage.malformed(
            String.format(
                "WebP: a picture of %d x %d pixels, must be %d x %d",
                picture.width(), picture.height(), width, height));
      }
    }

    private void picture(WebpPicture picture, Edits.Builder body) {
      if (picture.alpha() != null) {
        keep(picture.alpha(), picture.alphaLength(), body);
      }
      keep(picture.coded(), picture.coded().dataLength(), body);
    }

    /** The profile that decoders take: the first. Empty when there is no usable one. */
    private Optional<byte[]> profile(List<Chunk> used) {
      for (Chunk chunk : chunks) {
        if (chunk.type() == WebpChunks.ICCP) {
          byte[] original = data(chunk);
          Optional<byte[]> profile =
              options.keeps(Options.Keep.ICC)
                  ? Optional.of(original)
                  : IccProfile.launder(original);
          if (profile.isPresent()) {
            used.add(chunk);
            edits.kept(Carrier.ICC);
          }
          return profile;
        }
      }
      return Optional.empty();
    }

    /** What may stay of the first Exif chunk; some writers put JPEG's name of the block before. */
    private byte[] exif(List<Chunk> used) {
      for (Chunk chunk : chunks) {
        if (chunk.type() == WebpChunks.EXIF) {
          int start = chunk.data();
          int length = chunk.dataLength();
          if (length > EXIF_PREFIX.length
              && image.slice(start, EXIF_PREFIX.length).equals(ByteBuffer.wrap(EXIF_PREFIX))) {
            start += EXIF_PREFIX.length;
            length -= EXIF_PREFIX.length;
          }
          KeptExif exif = KeptExif.read(image, start, length);
          exif.kept(options).forEach(edits::kept);
          byte[] block = exif.block(options);
          if (image.slice(chunk.data(), chunk.dataLength()).equals(ByteBuffer.wrap(block))) {
            used.add(chunk);
          }
          return block;
        }
      }
      return new byte[0];
    }

    private List<Chunk> credentials(List<Chunk> used) {
      if (!options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
        return List.of();
      }
      List<Chunk> credentials =
          chunks.stream().filter(chunk -> chunk.type() == WebpChunks.C2PA).toList();
      used.addAll(credentials);
      return credentials;
    }

    private void removeAllBut(List<Chunk> used) {
      Set<Chunk> kept = new HashSet<>(used);
      for (Chunk chunk : chunks) {
        if (!kept.contains(chunk)) {
          edits.removed(carrier(chunk.type()));
        }
      }
    }

    /** Writes a chunk with the first bytes of its data, and its padding. */
    private void keep(Chunk chunk, int length, Edits.Builder body) {
      if (length < chunk.dataLength()) {
        edits.removed(Carrier.TRAILER);
      }
      body.put(image, chunk.offset(), WebpChunks.head(chunk.type(), length));
      body.keep(chunk.data(), length);
      pad(chunk.data() + length, length, body);
    }

    /** Writes a chunk with new data; where the original has the same, that stays. */
    private void put(int type, byte[] data, Edits.Builder body) {
      int at = -1;
      for (Chunk chunk : chunks) {
        if (chunk.type() == type) {
          at = chunk.offset();
          break;
        }
      }
      body.put(image, at, WebpChunks.head(type, data.length));
      body.put(image, at + WebpChunks.HEAD_BYTES, data);
      pad(at + WebpChunks.HEAD_BYTES + data.length, data.length, body);
    }

    private void pad(int at, int length, Edits.Builder body) {
      if (length % 2 != 0) {
        if (at < image.limit() && image.get(at) != 0) {
          edits.removed(Carrier.PADDING);
        }
        body.put(image, at, new byte[1]);
      }
    }

    private byte[] data(Chunk chunk) {
      byte[] data = new byte[chunk.dataLength()];
      image.get(chunk.data(), data);
      return data;
    }
  }
}

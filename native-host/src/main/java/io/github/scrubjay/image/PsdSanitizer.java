// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cleans a Photoshop document (Adobe: Photoshop File Formats Specification), PSB too.
 *
 * <pre>
 *   '8BPS', version (1 PSD, 2 PSB), 6 zeros, channels, height, width, depth, colour mode
 *   u32 length, colour mode data    kept for the palette of indexed colour only
 *   u32 length, image resources     kept: the colour profile, laundered, and the palette's two
 *   u32 or u64 length, layers       gone; one of no size where they say that there is transparency
 *   compression, merged picture     kept: what is shown
 * </pre>
 *
 * Layers go with all their names, texts, placed files and pictures, hidden ones too: what is shown
 * without Photoshop is the merged picture, and a hidden layer may hold what was covered. Documents
 * saved without a merged picture are refused, and duotones, whose inks are named.
 */
final class PsdSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT =
      new ImageFormat("psd", "image/vnd.adobe.photoshop", "psd");

  static final int SIGNATURE = 0x38425053; // 8BPS
  private static final int RESOURCE = 0x3842494D; // 8BIM
  private static final int HEADER_BYTES = 26;
  private static final int PALETTE_BYTES = 768;

  private static final int INDEXED = 2;
  private static final int DUOTONE = 8;

  private static final int PROFILE = 0x040F;
  private static final int PALETTE_ENTRIES = 0x0416;
  private static final int TRANSPARENT_INDEX = 0x0417;
  private static final int VERSION_INFO = 0x0421;

  private static final int NORMAL = 0x6E6F726D; // norm, a blend mode
  private static final int EMPTY_LAYER_BYTES = 2 + 16 + 2 + 8 + 4 + 4 + 12;

  private static final String WITHOUT_PICTURE =
      "saved without a merged picture; save it with maximum compatibility, or as PNG";

  /** Profiles of presses with large tables are of this order. */
  private static final int MAX_PROFILE_BYTES = 16 * 1024 * 1024;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= HEADER_BYTES && image.getInt(0) == SIGNATURE;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    return new Cleaning(image, options).run();
  }

  /** One document on its way. */
  private static final class Cleaning {
    private final ByteBuffer image;
    private final Options options;
    private final Edits.Builder edits = new Edits.Builder();
    private final ByteArrayOutputStream resources = new ByteArrayOutputStream();
    private boolean withPicture = true;
    private boolean large;
    private int mode;
    private int at;

    Cleaning(ByteBuffer image, Options options) {
      this.image = image;
      this.options = options;
    }

    Edits run() throws BadImage {
      PsdPicture picture = header();
      byte[] palette = colourMode();
      int end = section(4);
      resources(end);
      at = end;
      byte[] layers = layers(picture.hasAlpha(mode));
      byte[] head = head(palette, layers);
      BmpSanitizer.keepOrInsert(image, 0, head, edits);
      int behind = picture.write(at, edits);
      if (behind < image.limit()) {
        edits.removed(Carrier.TRAILER);
      }
      return edits.build();
    }

    private PsdPicture header() throws BadImage {
      int version = image.getShort(4);
      require(version == 1 || version == 2, "version " + version + ", must be 1 or 2");
      large = version == 2;
      int channels = image.getShort(12);
      long height = image.getInt(14) & 0xFFFFFFFFL;
      long width = image.getInt(18) & 0xFFFFFFFFL;
      int depth = image.getShort(22);
      mode = image.getShort(24);
      require(channels >= 1 && channels <= 56, channels + " channels, must be 1 to 56");
      require(depth == 1 || depth == 8 || depth == 16 || depth == 32, "depth " + depth);
      require(height > 0 && width > 0, width + " x " + height + " pixels");
      if (width > 300_000 || height > 300_000 || width * height > Limits.PIXELS) {
        throw BadImage.tooLarge("PSD: " + width + " x " + height + " pixels");
      }
      if (mode == DUOTONE) {
        throw BadImage.unsupported("PSD: a duotone, whose inks are named; save it as RGB");
      }
      require(mode >= 0 && mode <= 4 || mode == 7 || mode == 9, "colour mode " + mode);
      at = HEADER_BYTES;
      return new PsdPicture(image, channels, (int) height, (width * depth + 7) / 8, large);
    }

    private static void require(boolean condition, String what) throws BadImage {
      if (!condition) {
        throw BadImage.malformed("PSD: " + what);
      }
    }

    /** Moves behind the length of a section and gives the offset behind the section. */
    private int section(int lengthBytes) throws BadImage {
      require(image.limit() - at >= lengthBytes, "cut off");
      long length = lengthBytes == 8 ? image.getLong(at) : image.getInt(at) & 0xFFFFFFFFL;
      at += lengthBytes;
      require(length >= 0 && length <= image.limit() - at, "a section longer than the file");
      return at + (int) length;
    }

    private byte[] colourMode() throws BadImage {
      int end = section(4);
      byte[] palette = new byte[0];
      if (mode == INDEXED) {
        require(end - at == PALETTE_BYTES, "a palette of " + (end - at) + " bytes, must be 768");
        palette = new byte[PALETTE_BYTES];
        image.get(at, palette);
      } else if (end > at) {
        edits.removed(Carrier.TECHNICAL);
      }
      at = end;
      return palette;
    }

    /** A resource: signature, number, name (its length first, padded to even), length, data. */
    private void resources(int end) throws BadImage {
      boolean profileSeen = false;
      while (end - at >= 12) {
        int number = image.getShort(at + 4) & 0xFFFF;
        int name = image.get(at + 6) & 0xFF;
        int lengthAt = at + 6 + (name + 2) / 2 * 2;
        require(end - lengthAt >= 4, "a resource longer than its section");
        long length = image.getInt(lengthAt) & 0xFFFFFFFFL;
        int data = lengthAt + 4;
        require(length <= end - data, "a resource longer than its section");
        if (number == PROFILE && !profileSeen) {
          profileSeen = true;
          profile(data, (int) length);
        } else if (mode == INDEXED
            && (number == PALETTE_ENTRIES || number == TRANSPARENT_INDEX)
            && length == 2) {
          byte[] value = new byte[2];
          image.get(data, value);
          put(number, value);
        } else {
          withPicture &= number != VERSION_INFO || length < 5 || image.get(data + 4) != 0;
          edits.removed(carrier(number));
        }
        at = (int) Math.min(end, data + length + length % 2);
      }
      if (at < end) {
        edits.removed(Carrier.PADDING);
      }
    }

    private static Carrier carrier(int number) {
      return switch (number) {
        case 0x0404 -> Carrier.IPTC;
        case 0x0409, 0x040C -> Carrier.THUMBNAIL;
        case 0x0422, 0x0423 -> Carrier.EXIF;
        case 0x0424 -> Carrier.XMP;
        default -> Carrier.PHOTOSHOP;
      };
    }

    private void profile(int data, int length) throws BadImage {
      if (length > MAX_PROFILE_BYTES) {
        throw BadImage.tooLarge("PSD: profile of more than " + MAX_PROFILE_BYTES + " bytes");
      }
      byte[] profile = new byte[length];
      image.get(data, profile);
      Optional<byte[]> clean =
          options.keeps(Options.Keep.ICC) ? Optional.of(profile) : IccProfile.launder(profile);
      if (clean.isPresent()) {
        put(PROFILE, clean.get());
        edits.kept(Carrier.ICC);
      } else {
        edits.removed(Carrier.ICC);
      }
    }

    private void put(int number, byte[] data) {
      resources.writeBytes(
          ByteBuffer.allocate(12 + data.length + data.length % 2)
              .putInt(RESOURCE)
              .putShort((short) number)
              .putShort((short) 0) // no name
              .putInt(data.length)
              .put(data)
              .array());
    }

    /**
     * Drops the layers. A negative number of them says that the picture's first channel behind the
     * colours is transparency, so then one layer of no size stays.
     */
    private byte[] layers(boolean alpha) throws BadImage {
      int lengthBytes = large ? 8 : 4;
      int end = section(lengthBytes);
      int start = at;
      at = end;
      if (end - start < lengthBytes + 2) {
        if (end > start) {
          edits.removed(Carrier.TECHNICAL);
        }
        return new byte[lengthBytes];
      }
      int count = image.getShort(start + lengthBytes);
      boolean other = end - start > 2 * lengthBytes + 4; // those of 16 and 32 bits stand behind
      require(withPicture || count == 0 && !other, WITHOUT_PICTURE);
      byte[] clean = count < 0 && alpha ? emptyLayer() : new byte[lengthBytes];
      int from = start - lengthBytes;
      boolean same =
          end - from == clean.length
              && image.slice(from, clean.length).equals(ByteBuffer.wrap(clean));
      if (!same) {
        edits.removed(Carrier.SECOND_IMAGE);
      }
      return clean;
    }

    /** One layer without a size, channels or a name, for which the count is negative. */
    private byte[] emptyLayer() {
      int lengthBytes = large ? 8 : 4;
      ByteBuffer layer = ByteBuffer.allocate(2 * lengthBytes + EMPTY_LAYER_BYTES + 4);
      if (large) {
        layer.putLong(lengthBytes + EMPTY_LAYER_BYTES + 4).putLong(EMPTY_LAYER_BYTES);
      } else {
        layer.putInt(lengthBytes + EMPTY_LAYER_BYTES + 4).putInt(EMPTY_LAYER_BYTES);
      }
      layer.putShort((short) -1);
      layer.position(layer.position() + 16 + 2); // no place, no channels
      layer.putInt(RESOURCE).putInt(NORMAL).put((byte) 255).put(new byte[3]); // opaque, shown
      layer.putInt(12); // no mask, no ranges, an empty name
      return layer.array();
    }

    private byte[] head(byte[] palette, byte[] layers) {
      byte[] kept = resources.toByteArray();
      ByteBuffer head =
          ByteBuffer.allocate(HEADER_BYTES + 4 + palette.length + 4 + kept.length + layers.length);
      head.putInt(SIGNATURE).putShort((short) (large ? 2 : 1));
      head.position(12);
      head.put(image.slice(12, HEADER_BYTES - 12));
      head.putInt(palette.length).put(palette);
      head.putInt(kept.length).put(kept).put(layers);
      if (image.getShort(6) != 0 || image.getInt(8) != 0) {
        edits.removed(Carrier.PADDING);
      }
      return head.array();
    }
  }
}

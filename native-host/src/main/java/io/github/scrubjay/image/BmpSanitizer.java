// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Cleans a bitmap file (Windows and OS/2 bitmaps). The clean file is
 *
 * <pre>
 *   'BM', size of the file, 0, offset of the pixels
 *   header, masks, palette     see {@link BmpHeader}
 *   pixels                     see {@link BmpPixels}
 *   colour profile, laundered  where the original has a usable one
 * </pre>
 *
 * without gaps. The path of a linked profile, bytes between and behind these parts, in reserved
 * fields and in the padding of rows go. Pixels coded as JPEG or PNG, and Huffman coding, which only
 * printers ever read, are refused.
 */
final class BmpSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("bmp", "image/bmp", "bmp");
  private static final int FILE_HEADER_BYTES = 14;

  /** Profiles of presses with large tables are of this order; those of screens have some kB. */
  private static final int MAX_PROFILE_BYTES = 16 * 1024 * 1024;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    if (image.limit() < FILE_HEADER_BYTES + 12 || image.getShort(0) != 0x424D) {
      return false;
    }
    int header = Integer.reverseBytes(image.getInt(FILE_HEADER_BYTES));
    return header >= 12 && header <= 124;
  }

  @Override
  public Edits sanitize(ByteBuffer bytes, Options options) throws BadImage {
    ByteBuffer image = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    BmpHeader header = BmpHeader.read(image, FILE_HEADER_BYTES, false);
    int pixelsAt = image.getInt(10);
    if (pixelsAt < header.end() || pixelsAt >= image.limit()) {
      throw BadImage.malformed("BMP: pixels at " + pixelsAt + ", must be behind the palette");
    }
    Edits.Builder pixelEdits = new Edits.Builder();
    BmpPixels pixels = new BmpPixels(image, pixelEdits);
    int pixelBytes = pixels(image, header, pixelsAt, pixels);
    Optional<byte[]> profile = profile(image, header, options);
    Edits pixelPart = pixelEdits.build();

    int headBytes = FILE_HEADER_BYTES + header.clean(pixelBytes, 0, 0).length;
    int profileAt = profile.isPresent() ? headBytes - FILE_HEADER_BYTES + pixelBytes : 0;
    int profileBytes = profile.map(p -> p.length).orElse(0);
    byte[] head =
        ByteBuffer.allocate(headBytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 'B')
            .put((byte) 'M')
            .putInt(headBytes + pixelBytes + profileBytes)
            .putInt(0)
            .putInt(headBytes)
            .put(header.clean(pixelBytes, profileAt, profileBytes))
            .array();
    Edits.Builder edits = new Edits.Builder();
    boolean sameHead = image.slice(0, headBytes).equals(ByteBuffer.wrap(head));
    keepOrInsert(image, 0, head, edits);
    pixelPart.addTo(edits);
    profile.ifPresent(clean -> keepOrInsert(image, headBytes + pixelBytes, clean, edits));

    note(image, header, pixels, sameHead, profile.isPresent(), edits);
    int end = pixelsAt + pixelBytes + profileBytes;
    if (pixelsAt > headBytes || !sameHead && image.getInt(6) != 0) {
      edits.removed(Carrier.PADDING);
    }
    if (end < image.limit()) {
      edits.removed(Carrier.TRAILER);
    }
    return edits.build();
  }

  private static void note(
      ByteBuffer image,
      BmpHeader header,
      BmpPixels pixels,
      boolean sameHead,
      boolean profile,
      Edits.Builder edits) {
    if (!sameHead) {
      edits.removed(Carrier.TECHNICAL);
    }
    if (pixels.hadPadding()) {
      edits.removed(Carrier.PADDING);
    }
    if (profile) {
      edits.kept(Carrier.ICC);
    } else if (header.namesProfile()) {
      edits.removed(Carrier.ICC);
    }
  }

  private static int pixels(ByteBuffer image, BmpHeader header, int at, BmpPixels pixels)
      throws BadImage {
    if (header.compression() == BmpHeader.RLE8 || header.compression() == BmpHeader.RLE4) {
      return pixels.runs(at, header);
    }
    long bytes = header.rowBytes() * header.height();
    if (bytes > image.limit() - at) {
      throw BadImage.malformed(
          "BMP: " + (image.limit() - at) + " bytes of pixels, must be " + bytes);
    }
    long bits = (long) header.width() * header.bits();
    pixels.rows(at, (int) header.rowBytes(), header.height(), bits);
    return (int) bytes;
  }

  private static Optional<byte[]> profile(ByteBuffer image, BmpHeader header, Options options)
      throws BadImage {
    long at = FILE_HEADER_BYTES + (header.profileOffset() & 0xFFFFFFFFL);
    long length = header.profileLength() & 0xFFFFFFFFL;
    if (length == 0 || at + length > image.limit()) {
      return Optional.empty();
    }
    if (length > MAX_PROFILE_BYTES) {
      throw BadImage.tooLarge("BMP: profile of more than " + MAX_PROFILE_BYTES + " bytes");
    }
    byte[] profile = new byte[(int) length];
    image.get((int) at, profile);
    return options.keeps(Options.Keep.ICC)
        ? Optional.of(profile)
        : IccProfile.launder(profile).filter(clean -> !IccProfile.isSrgb(clean));
  }

  static void keepOrInsert(ByteBuffer image, int at, byte[] bytes, Edits.Builder edits) {
    if (bytes.length <= image.limit() - at
        && image.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes))) {
      edits.keep(at, bytes.length);
    } else {
      edits.insert(bytes);
    }
  }
}

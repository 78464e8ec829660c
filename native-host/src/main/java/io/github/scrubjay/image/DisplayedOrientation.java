// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Which way up viewers show an image: the Orientation of the Exif block of a JPEG, PNG or WebP, or
 * of the first page of a TIFF. HEIF and JPEG XL turn their pictures by other means.
 */
public final class DisplayedOrientation {
  private static final byte[] JPEG_NAME = {'E', 'x', 'i', 'f', 0, 0};
  private static final int PNG_EXIF = 0x65584966; // eXIf
  private static final int PNG_SIGNATURE = 0x89504E47;
  private static final int WEBP_CHUNKS = 12;

  private DisplayedOrientation() {}

  /**
   * The orientation as in Exif 2.32, tag 0x0112: 1 is as stored, 2 mirrored, 3 turned by 180
   * degrees, 4 mirrored top to bottom, 5 to 8 with rows and columns exchanged.
   *
   * @return 1 to 8; 1 where the image says nothing or can't be read
   */
  public static int of(ByteBuffer image) {
    try {
      if (image.limit() < 16) {
        return Orientation.UPRIGHT;
      }
      int start = image.getInt(0);
      if (start >>> 16 == 0xFFD8) {
        return ofJpeg(image);
      } else if (start == PNG_SIGNATURE) {
        return ofPng(image);
      } else if (start == WebpChunks.RIFF && image.getInt(8) == WebpChunks.WEBP) {
        return ofWebp(image);
      } else if (new TiffSanitizer().recognises(image)) {
        return ofTiff(image);
      }
      return Orientation.UPRIGHT;
    } catch (BadImage refused) {
      return Orientation.UPRIGHT; // such an image is refused before anybody sees it
    }
  }

  /** The first Exif block before the first scan counts, as for the sanitizer. */
  private static int ofJpeg(ByteBuffer image) throws BadImage {
    for (JpegSegments.Segment segment : JpegSegments.of(image).list()) {
      if (segment.marker() == JpegSegments.SOS) {
        break;
      }
      if (segment.marker() == JpegSegments.APP1
          && segment.dataLength() > JPEG_NAME.length
          && image.slice(segment.data(), 5).equals(ByteBuffer.wrap(JPEG_NAME, 0, 5))) {
        return Orientation.read(
            image, segment.data() + JPEG_NAME.length, segment.dataLength() - JPEG_NAME.length);
      }
    }
    return Orientation.UPRIGHT;
  }

  private static int ofPng(ByteBuffer image) throws BadImage {
    for (PngChunks.Chunk chunk : PngChunks.of(image).list()) {
      if (chunk.type() == PNG_EXIF) {
        return Orientation.read(image, chunk.data(), chunk.dataLength());
      }
    }
    return Orientation.UPRIGHT;
  }

  private static int ofWebp(ByteBuffer image) throws BadImage {
    long end = Math.min(image.limit(), 8 + WebpChunks.u32(image, 4));
    for (WebpChunks.Chunk chunk : WebpChunks.of(image, WEBP_CHUNKS, (int) end, Limits.PARTS)) {
      if (chunk.type() == WebpChunks.EXIF) {
        int skip =
            chunk.dataLength() > JPEG_NAME.length
                    && image
                        .slice(chunk.data(), JPEG_NAME.length)
                        .equals(ByteBuffer.wrap(JPEG_NAME))
                ? JPEG_NAME.length
                : 0;
        return Orientation.read(image, chunk.data() + skip, chunk.dataLength() - skip);
      }
    }
    return Orientation.UPRIGHT;
  }

  private static int ofTiff(ByteBuffer image) throws BadImage {
    TiffFile file = new TiffFile(image);
    List<TiffFile.Entry> first = file.pages().get(0);
    for (TiffFile.Entry entry : first) {
      if (entry.tag() == TiffTags.ORIENTATION && entry.at() >= 0 && entry.count() == 1) {
        long value = file.number(entry, 0);
        return value >= 1 && value <= 8 ? (int) value : Orientation.UPRIGHT;
      }
    }
    return Orientation.UPRIGHT;
  }
}

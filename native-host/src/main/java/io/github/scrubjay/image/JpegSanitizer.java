// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.JpegSegments.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cleans a JPEG (ITU T.81, JFIF 1.02, Adobe TN 5116, ICC.1 annex B.4). The clean image is
 *
 * <pre>
 *   SOI
 *   APP0 JFIF, canonical            where the original has one: it decides between RGB and YCbCr
 *   APP1 Exif, see KeptExif         where the picture is not shown as stored, or more is kept
 *   APP2 ICC profile, laundered     where the original has a usable one
 *   APP14 Adobe, canonical          where the original has one: it carries the colour transform
 *   APP11 content credentials       where a person keeps them
 *   SOFn DHT DQT DRI DAC DNL SOS and entropy data, byte for byte
 *   EOI
 * </pre>
 *
 * Everything else is metadata, unknown markers too. What stands in the entropy-coded data after the
 * last block of a scan can't be told from picture data without decoding it, and stays.
 */
final class JpegSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("jpeg", "image/jpeg", "jpg");

  /** JFIF 1.01, square pixels of no stated size, no thumbnail. */
  private static final byte[] CANONICAL_JFIF = {
    (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  /**
   * The largest part of an ICC profile in one segment: 65,535 less length field, name and numbers.
   */
  private static final int ICC_PART_BYTES = 65_519;

  private static final int ICC_HEAD_BYTES = 14;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= 3
        && image.get(0) == (byte) 0xFF
        && image.get(1) == (byte) JpegSegments.SOI
        && image.get(2) == (byte) 0xFF;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    JpegSegments segments = JpegSegments.of(image);
    JpegMetadata metadata = JpegMetadata.of(image, segments.list(), options);
    Edits.Builder edits = new Edits.Builder();
    metadata.removed().forEach(edits::removed);

    List<byte[]> header = new ArrayList<>();
    if (metadata.hasJfif()) {
      header.add(CANONICAL_JFIF);
    }
    byte[] exif = metadata.exif().block(options);
    if (exif.length > 0) {
      header.add(segment(JpegSegments.APP1, ascii("Exif\0\0"), exif));
      metadata.exif().kept(options).forEach(edits::kept);
    }
    Optional<byte[]> profile = profile(metadata, options);
    if (profile.isPresent()) {
      addProfile(header, profile.get());
      edits.kept(Carrier.ICC);
    } else if (metadata.profile().isPresent()) {
      edits.removed(Carrier.ICC);
    }
    if (metadata.adobeTransform() >= 0) {
      header.add(adobe(metadata.adobeTransform()));
    }

    edits.keep(0, 2);
    writeHeader(image, header, edits);
    for (Segment segment : segments.list()) {
      if (!segment.isApplicationData()) {
        edits.keep(segment.offset(), segment.length());
      } else if (options.keeps(Options.Keep.CONTENT_CREDENTIALS)
          && metadata.isContentCredentials(segment)) {
        edits.keep(segment.offset(), segment.length()).kept(Carrier.CONTENT_CREDENTIALS);
      }
    }
    edits.keep(segments.end() - 2, 2);
    if (segments.hasPadding()) {
      edits.removed(Carrier.PADDING);
    }
    if (segments.end() < image.limit()) {
      edits.removed(Carrier.TRAILER);
    }
    return edits.build();
  }

  /** Keeps what already stands right after SOI, so that a clean image comes out as it is. */
  private static void writeHeader(ByteBuffer image, List<byte[]> header, Edits.Builder edits) {
    int at = 2;
    for (byte[] segment : header) {
      if (startsWith(image, at, segment)) {
        edits.keep(at, segment.length);
        at += segment.length;
      } else {
        edits.insert(segment);
        at = image.limit(); // later segments moved: nothing more stands where it would
      }
    }
  }

  private static boolean startsWith(ByteBuffer image, int at, byte[] bytes) {
    return bytes.length <= image.limit() - at
        && image.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes));
  }

  private static Optional<byte[]> profile(JpegMetadata metadata, Options options) {
    return options.keeps(Options.Keep.ICC)
        ? metadata.profile()
        : metadata
            .profile()
            .flatMap(IccProfile::launder)
            .filter(clean -> !IccProfile.isSrgb(clean));
  }

  /** Version 100, no flags, and the transform: 0 as it is, 1 YCbCr, 2 YCCK. */
  private static byte[] adobe(int transform) {
    return segment(
        JpegSegments.APP14, ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
  }

  private static void addProfile(List<byte[]> header, byte[] profile) {
    int parts = (profile.length + ICC_PART_BYTES - 1) / ICC_PART_BYTES;
    for (int part = 0; part < parts; part++) {
      int from = part * ICC_PART_BYTES;
      int length = Math.min(ICC_PART_BYTES, profile.length - from);
      ByteBuffer head = ByteBuffer.allocate(ICC_HEAD_BYTES).put(ascii("ICC_PROFILE\0"));
      head.put((byte) (part + 1)).put((byte) parts);
      byte[] data = new byte[length];
      System.arraycopy(profile, from, data, 0, length);
      header.add(segment(JpegSegments.APP2, head.array(), data));
    }
  }

  private static byte[] segment(int marker, byte[] head, byte[] data) {
    return ByteBuffer.allocate(4 + head.length + data.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (2 + head.length + data.length))
        .put(head)
        .put(data)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

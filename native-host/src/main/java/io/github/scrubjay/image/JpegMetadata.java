// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.JpegSegments.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the APPn and COM segments of a JPEG hold: the little that decides how it looks, and the
 * rest.
 */
final class JpegMetadata {
  private static final byte[] JFIF = ascii("JFIF\0");
  private static final byte[] JFXX = ascii("JFXX\0");
  private static final byte[] EXIF = ascii("Exif\0");
  private static final byte[] XMP = ascii("http://ns.adobe.com/x");
  private static final byte[] ICC = ascii("ICC_PROFILE\0");
  private static final byte[] MPF = ascii("MPF\0");
  private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
  private static final byte[] JUMBF = ascii("JP");
  private static final byte[] ADOBE = ascii("Adobe");

  private static final int JFIF_BYTES = 14;
  private static final int ADOBE_BYTES = 12;
  private static final int EXIF_HEAD_BYTES = 6;
  private static final int ICC_HEAD_BYTES = 14;

  private final ByteBuffer image;
  private final Options options;
  private final Set<Carrier> removed = EnumSet.noneOf(Carrier.class);
  private final Segment[] profileParts = new Segment[256];
  private int profilePartCount;
  private boolean profileBroken;
  private boolean jfif;
  private boolean exif;
  private KeptExif keptExif = KeptExif.NONE;
  private int adobeTransform = -1;

  private JpegMetadata(ByteBuffer image, Options options) {
    this.image = image;
    this.options = options;
  }

  static JpegMetadata of(ByteBuffer image, List<Segment> segments, Options options)
      throws BadImage {
    JpegMetadata metadata = new JpegMetadata(image, options);
    boolean header = true; // decoders look at these segments up to the first scan
    for (Segment segment : segments) {
      if (segment.marker() == JpegSegments.SOS) {
        header = false;
      } else if (segment.isApplicationData()) {
        metadata.read(segment, header);
      }
    }
    if (metadata.profilePartCount > 0 && metadata.profile().isEmpty()) {
      metadata.removed.add(Carrier.ICC);
    }
    return metadata;
  }

  /** Whether a decoder would see a JFIF marker. */
  boolean hasJfif() {
    return jfif;
  }

  /** What of the Exif block that decoders see may stay. */
  KeptExif exif() {
    return keptExif;
  }

  /** Whether a segment is part of content credentials. */
  boolean isContentCredentials(Segment segment) {
    return segment.marker() == JpegSegments.APP11 && starts(segment, JUMBF);
  }

  /** The colour transform of the Adobe marker; -1 where there is none. */
  int adobeTransform() {
    return adobeTransform;
  }

  /** Carriers that the clean image will not hold. */
  Set<Carrier> removed() {
    return removed;
  }

  /** The profile put together from its parts; empty where there is none or parts are missing. */
  Optional<byte[]> profile() {
    if (profilePartCount == 0 || profileBroken) {
      return Optional.empty();
    }
    int size = 0;
    for (int i = 1; i <= profilePartCount; i++) {
      if (profileParts[i] == null) {
        return Optional.empty();
      }
      size += profileParts[i].dataLength() - ICC_HEAD_BYTES;
    }
    ByteBuffer profile = ByteBuffer.allocate(size);
    for (int i = 1; i <= profilePartCount; i++) {
      profile.put(
          image.slice(
              profileParts[i].data() + ICC_HEAD_BYTES,
              profileParts[i].dataLength() - ICC_HEAD_BYTES));
    }
    return Optional.of(profile.array());
  }

  private void read(Segment segment, boolean header) throws BadImage {
    switch (segment.marker()) {
      case JpegSegments.APP0 -> app0(segment, header);
      case JpegSegments.APP1 -> app1(segment, header);
      case JpegSegments.APP2 -> app2(segment, header);
      case JpegSegments.APP11 -> {
        if (!isContentCredentials(segment)) {
          removed.add(Carrier.APPLICATION_DATA);
        } else if (!options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
          removed.add(Carrier.CONTENT_CREDENTIALS);
        }
      }
      case JpegSegments.APP13 -> app13(segment);
      case JpegSegments.APP14 -> app14(segment, header);
      case JpegSegments.COM -> removed.add(Carrier.COMMENT);
      default -> removed.add(Carrier.APPLICATION_DATA);
    }
  }

  private void app0(Segment segment, boolean header) {
    if (starts(segment, JFIF) && segment.dataLength() >= JFIF_BYTES && header) {
      if (segment.dataLength() > JFIF_BYTES) {
        removed.add(Carrier.THUMBNAIL);
      }
      if (jfif) {
        removed.add(Carrier.APPLICATION_DATA);
      }
      jfif = true;
    } else if (starts(segment, JFXX)) {
      removed.add(Carrier.THUMBNAIL);
    } else {
      removed.add(Carrier.APPLICATION_DATA);
    }
  }

  private void app1(Segment segment, boolean header) {
    if (starts(segment, EXIF)) {
      int length = segment.dataLength() - EXIF_HEAD_BYTES;
      if (!exif && header && length > 0) {
        exif = true;
        keptExif = KeptExif.read(image, segment.data() + EXIF_HEAD_BYTES, length);
      }
      if (!isClean(segment, length)) {
        removed.add(Carrier.EXIF);
      }
    } else if (starts(segment, XMP)) {
      removed.add(Carrier.XMP);
    } else {
      removed.add(Carrier.APPLICATION_DATA);
    }
  }

  private boolean isClean(Segment segment, int length) {
    return length > 0
        && image
            .slice(segment.data() + EXIF_HEAD_BYTES, length)
            .equals(ByteBuffer.wrap(keptExif.block(options)));
  }

  /** ICC.1 annex B.4: name, number of this part from 1, number of parts, part. */
  private void app2(Segment segment, boolean header) {
    if (starts(segment, MPF)) {
      removed.add(Carrier.SECOND_IMAGE);
      return;
    }
    if (!starts(segment, ICC) || segment.dataLength() <= ICC_HEAD_BYTES || !header) {
      removed.add(Carrier.APPLICATION_DATA);
      return;
    }
    int number = image.get(segment.data() + 12) & 0xFF;
    int count = image.get(segment.data() + 13) & 0xFF;
    profileBroken |=
        number == 0
            || number > count
            || profilePartCount > 0 && profilePartCount != count
            || profileParts[number] != null;
    profilePartCount = Math.max(count, 1);
    profileParts[number] = segment;
  }

  /** Photoshop image resources: '8BIM', number 0x0404 holds IPTC. */
  private void app13(Segment segment) {
    if (!starts(segment, PHOTOSHOP)) {
      removed.add(Carrier.APPLICATION_DATA);
      return;
    }
    removed.add(Carrier.PHOTOSHOP);
    int end = segment.data() + segment.dataLength();
    for (int at = segment.data(); at + 6 <= end; at++) {
      if (image.getInt(at) == 0x3842494D && image.getShort(at + 4) == 0x0404) {
        removed.add(Carrier.IPTC);
        return;
      }
    }
  }

  /** Adobe TN 5116: name, version, two flags, transform. Of several the last one counts. */
  private void app14(Segment segment, boolean header) throws BadImage {
    if (!starts(segment, ADOBE) || segment.dataLength() < ADOBE_BYTES || !header) {
      removed.add(Carrier.APPLICATION_DATA);
      return;
    }
    int transform = image.get(segment.data() + 11) & 0xFF;
    if (transform > 2) {
      throw BadImage.malformed("JPEG Adobe: transform " + transform + ", must be 0 to 2");
    }
    adobeTransform = transform;
  }

  private boolean starts(Segment segment, byte[] name) {
    return segment.dataLength() >= name.length
        && image.slice(segment.data(), name.length).equals(ByteBuffer.wrap(name));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

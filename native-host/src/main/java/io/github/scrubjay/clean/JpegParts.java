// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.BadImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A clean JPEG taken apart: SOI, application segments, then the coded picture up to EOI. Colour
 * profile (APP2), orientation (APP1) and content credentials (APP11) are kept away from Java's
 * decoder, which would take the profile for an order to convert colours.
 */
final class JpegParts implements Reencoding.Parts {
  private static final int SOI_BYTES = 2;
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int SOF0 = 0xC0;
  private static final int SOF15 = 0xCF;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;

  /** JFIF 1.01: says that three components are YCbCr, for decoders that would guess otherwise. */
  private static final byte[] JFIF = {
    (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private record Segment(int marker, int offset, int length) {}

  private final byte[] jpeg;
  private final List<Segment> application = new ArrayList<>();
  private final List<Segment> tables = new ArrayList<>();

  private JpegParts(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  static JpegParts of(byte[] jpeg) throws BadImage {
    JpegParts parts = new JpegParts(jpeg);
    int at = SOI_BYTES;
    while (at + 4 <= jpeg.length) {
      int marker = parts.u8(at + 1);
      int length = 2 + (parts.u8(at + 2) << 8 | parts.u8(at + 3));
      if (parts.u8(at) != 0xFF || at + length > jpeg.length) {
        break;
      }
      boolean isApplication = marker >= APP0 && marker <= APP15;
      (isApplication ? parts.application : parts.tables).add(new Segment(marker, at, length));
      if (isFrame(marker)) {
        return parts;
      }
      at += length;
    }
    throw BadImage.malformed("re-encoding: JPEG without a frame header");
  }

  private static boolean isFrame(int marker) {
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
  }

  @Override
  public byte[] picture() throws BadImage {
    Segment frame = tables.get(tables.size() - 1);
    int components = u8(frame.offset + 9);
    if (components != 1 && components != 3) {
      throw BadImage.unsupported(
          "re-encoding: JPEG of " + components + " colour components, must be 1 or 3");
    }
    ByteArrayOutputStream picture = start();
    boolean saysColour = false;
    for (Segment segment : application) {
      if (isColourMarker(segment)) {
        write(segment, picture);
        saysColour = true;
      }
    }
    boolean rgb =
        components == 3
            && u8(frame.offset + 10) == 'R'
            && u8(frame.offset + 13) == 'G'
            && u8(frame.offset + 16) == 'B';
    if (!saysColour && !rgb) {
      picture.writeBytes(JFIF);
    }
    writePicture(picture);
    return picture.toByteArray();
  }

  @Override
  public byte[] with(Reencoding.Parts other) {
    ByteArrayOutputStream whole = start();
    for (Segment segment : application) {
      if (isColourMarker(segment)) {
        write(segment, whole);
      }
    }
    JpegParts from = (JpegParts) other;
    for (Segment segment : from.application) {
      if (!isColourMarker(segment)) {
        from.write(segment, whole);
      }
    }
    writePicture(whole);
    return whole.toByteArray();
  }

  /** JFIF and Adobe say how the components make a colour. */
  private static boolean isColourMarker(Segment segment) {
    return segment.marker == APP0 || segment.marker == APP14;
  }

  private ByteArrayOutputStream start() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
    out.write(jpeg, 0, SOI_BYTES);
    return out;
  }

  private void write(Segment segment, ByteArrayOutputStream out) {
    out.write(jpeg, segment.offset, segment.length);
  }

  /** Tables before the frame header, the frame header, and all that follows. */
  private void writePicture(ByteArrayOutputStream out) {
    tables.forEach(segment -> write(segment, out));
    Segment frame = tables.get(tables.size() - 1);
    int rest = frame.offset + frame.length;
    out.write(jpeg, rest, jpeg.length - rest);
  }

  private int u8(int at) {
    return at < jpeg.length ? jpeg[at] & 0xFF : 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Builds Exif blocks (big-endian TIFF): IFD0 with Exif, GPS and thumbnail directories. */
public final class ExifBuilder {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;

  private record Value(int type, int count, byte[] bytes) {}

  private static final class Directory extends TreeMap<Integer, Value> {
    private static final long serialVersionUID = 1L;

    int bytes() {
      int values = 0;
      for (Value value : values()) {
        values += value.bytes.length > 4 ? value.bytes.length : 0;
      }
      return 2 + 12 * size() + 4 + values;
    }

    void write(ByteBuffer tiff, int next) {
      int values = tiff.position() + 2 + 12 * size() + 4;
      tiff.putShort((short) size());
      for (Map.Entry<Integer, Value> entry : entrySet()) {
        Value value = entry.getValue();
        tiff.putShort(entry.getKey().shortValue()).putShort((short) value.type);
        tiff.putInt(value.count);
        if (value.bytes.length <= 4) {
          tiff.put(value.bytes).position(tiff.position() + 4 - value.bytes.length);
        } else {
          tiff.putInt(values);
          tiff.put(values, value.bytes);
          values += value.bytes.length;
        }
      }
      tiff.putInt(next);
      tiff.position(values);
    }
  }

  private final Directory root = new Directory();
  private final Directory exif = new Directory();
  private final Directory gps = new Directory();
  private byte[] thumbnail;

  /** A text in IFD0. */
  public ExifBuilder text(int tag, String text) {
    root.put(tag, ascii(text));
    return this;
  }

  /** A text in the Exif directory. */
  public ExifBuilder exifText(int tag, String text) {
    exif.put(tag, ascii(text));
    return this;
  }

  public ExifBuilder makerNote(byte[] bytes) {
    exif.put(0x927C, new Value(UNDEFINED, bytes.length, bytes));
    return this;
  }

  public ExifBuilder orientation(int orientation) {
    root.put(0x0112, new Value(SHORT, 1, new byte[] {0, (byte) orientation}));
    return this;
  }

  /** Degrees, south and west negative; metres. */
  public ExifBuilder position(double latitude, double longitude, int altitude) {
    gps.put(1, ascii(latitude < 0 ? "S" : "N"));
    gps.put(2, degrees(Math.abs(latitude)));
    gps.put(3, ascii(longitude < 0 ? "W" : "E"));
    gps.put(4, degrees(Math.abs(longitude)));
    gps.put(5, new Value(1, 1, new byte[] {(byte) (altitude < 0 ? 1 : 0)}));
    gps.put(6, rationals(Math.abs(altitude), 1));
    return this;
  }

  public ExifBuilder thumbnail(byte[] jpeg) {
    thumbnail = jpeg.clone();
    return this;
  }

  /** The block from the byte order mark on. */
  public byte[] tiff() {
    Directory second = new Directory();
    if (!exif.isEmpty()) {
      root.put(0x8769, number(0));
    }
    if (!gps.isEmpty()) {
      root.put(0x8825, number(0));
    }
    if (thumbnail != null) {
      second.put(0x0103, new Value(SHORT, 1, new byte[] {0, 6}));
      second.put(0x0201, number(0));
      second.put(0x0202, number(thumbnail.length));
    }
    int exifAt = 8 + root.bytes();
    int gpsAt = exifAt + (exif.isEmpty() ? 0 : exif.bytes());
    int secondAt = gpsAt + (gps.isEmpty() ? 0 : gps.bytes());
    int thumbnailAt = secondAt + (thumbnail == null ? 0 : second.bytes());
    root.computeIfPresent(0x8769, (tag, value) -> number(exifAt));
    root.computeIfPresent(0x8825, (tag, value) -> number(gpsAt));
    second.computeIfPresent(0x0201, (tag, value) -> number(thumbnailAt));

    ByteBuffer tiff = ByteBuffer.allocate(thumbnailAt + (thumbnail == null ? 0 : thumbnail.length));
    tiff.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    root.write(tiff, thumbnail == null ? 0 : secondAt);
    if (!exif.isEmpty()) {
      exif.write(tiff, 0);
    }
    if (!gps.isEmpty()) {
      gps.write(tiff, 0);
    }
    if (thumbnail != null) {
      second.write(tiff, 0);
      tiff.put(thumbnail);
    }
    return tiff.array();
  }

  /** The data of an APP1 segment. */
  public byte[] app1() {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    data.writeBytes(tiff());
    return data.toByteArray();
  }

  private static Value ascii(String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
    return new Value(ASCII, bytes.length, bytes);
  }

  private static Value number(int number) {
    return new Value(LONG, 1, ByteBuffer.allocate(4).putInt(number).array());
  }

  private static Value degrees(double degrees) {
    return rationals((int) Math.round(degrees * 1_000_000), 1_000_000, 0, 1, 0, 1);
  }

  private static Value rationals(int... parts) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * parts.length);
    for (int part : parts) {
      bytes.putInt(part);
    }
    return new Value(RATIONAL, parts.length / 2, bytes.array());
  }
}

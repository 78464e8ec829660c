// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an Exif block (a TIFF without pictures) reveals, maker notes included. */
final class ExifFindings {
  /** Tags that tell something about people, things or times. Tag numbers as in Exif 3.0 and DNG. */
  private static final Map<Integer, FindingKind> KINDS = new TreeMap<>();

  static {
    put(FindingKind.CAPTION, 0x010D, 0x010E, 0x9C9B, 0x9C9F, 0xA436);
    put(FindingKind.CAMERA_MAKE, 0x010F);
    put(FindingKind.CAMERA_MODEL, 0x0110, 0xC614);
    put(FindingKind.SOFTWARE, 0x000B, 0x0131, 0xA439, 0xA43A, 0xA43B, 0xA43C);
    put(FindingKind.TIME_MODIFIED, 0x0132);
    put(FindingKind.ARTIST, 0x013B, 0x9C9D, 0xA437, 0xA438);
    put(FindingKind.DEVICE_HOST, 0x013C);
    put(FindingKind.COPYRIGHT, 0x8298);
    put(FindingKind.TIME_TAKEN, 0x9003, 0x9004);
    put(FindingKind.COMMENT, 0x9286, 0x9C9C);
    put(FindingKind.KEYWORDS, 0x9C9E);
    put(FindingKind.UNIQUE_IMAGE_ID, 0xA420);
    put(FindingKind.OWNER_NAME, 0xA430);
    put(FindingKind.SERIAL_NUMBER, 0xA431, 0xA435, 0xC62F);
    put(FindingKind.LENS, 0xA433, 0xA434);
  }

  /** Tags about the file's shape: no picture is without them and they tell nothing. */
  private static final Set<Integer> SHAPE =
      Set.of(
          0x0001, 0x0002, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0111, 0x0112, 0x0115, 0x0116,
          0x0117, 0x011A, 0x011B, 0x011C, 0x0128, 0x0201, 0x0202, 0x0211, 0x0212, 0x0213, 0x0214,
          0x8769, 0x8825, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005, 0xEA1C);

  private static void put(FindingKind kind, int... tags) {
    for (int tag : tags) {
      KINDS.put(tag, kind);
    }
  }

  private final byte[] tiff;
  private final Findings findings;

  private ExifFindings(byte[] tiff, Findings findings) {
    this.tiff = tiff;
    this.findings = findings;
  }

  /**
   * Reads one block.
   *
   * @param tiff from the byte order mark on
   */
  static void read(byte[] tiff, Ration ration, Findings findings) {
    Metadata metadata = new Metadata();
    try {
      new ExifReader().extract(new RationedReader(tiff, ration), metadata);
    } finally {
      // What was read before an error still tells something.
      new ExifFindings(tiff, findings).report(metadata);
    }
  }

  private void report(Metadata metadata) {
    int others = 0;
    for (Directory directory : metadata.getDirectories()) {
      if (directory instanceof GpsDirectory gps) {
        gps(gps);
      } else if (directory instanceof ExifThumbnailDirectory thumbnail) {
        thumbnail(thumbnail);
      } else if (directory instanceof XmpDirectory xmp) {
        XmpFindings.report(xmp, findings);
      } else if (directory instanceof IptcDirectory iptc) {
        IptcFindings.report(iptc, findings);
      } else if (directory.getClass().getPackageName().endsWith(".makernotes")) {
        MakerNoteFindings.report(directory, findings);
      } else if (directory instanceof ExifDirectoryBase) {
        others += exif(directory);
      }
    }
    if (others > 0) {
      findings.add(FindingKind.OTHER, "Exif", PlainText.count(others, "more value"));
    }
  }

  /** Reports a main directory and says how many of its tags are of no known kind. */
  private int exif(Directory directory) {
    int others = 0;
    for (Tag tag : directory.getTags()) {
      int type = tag.getTagType();
      FindingKind kind = KINDS.get(type);
      if (kind == FindingKind.TIME_TAKEN || kind == FindingKind.TIME_MODIFIED) {
        findings.add(kind, tag.getTagName(), Values.time(text(directory, type)));
      } else if (kind != null) {
        findings.add(kind, tag.getTagName(), text(directory, type));
      } else if (type == ExifDirectoryBase.TAG_MAKERNOTE) {
        byte[] bytes = directory.getByteArray(type);
        if (bytes != null) {
          findings.add(FindingKind.MAKER_NOTE, "MakerNote", PlainText.size(bytes.length));
        }
      } else if (!SHAPE.contains(type)) {
        others++;
      }
    }
    return others;
  }

  private static String text(Directory directory, int type) {
    // The reader's own description decodes the Windows and the comment tags; it hides nothing.
    String text = directory.getDescription(type);
    return text == null ? "" : text.strip();
  }

  private void gps(GpsDirectory gps) {
    position(gps);
    Double altitude = gps.getDoubleObject(GpsDirectory.TAG_ALTITUDE);
    if (altitude != null) {
      Integer below = gps.getInteger(GpsDirectory.TAG_ALTITUDE_REF);
      double metres = below != null && below == 1 ? -altitude : altitude;
      findings.add(FindingKind.GPS_ALTITUDE, "GPS altitude", Values.measure(metres, " m"));
    }
    Double direction = gps.getDoubleObject(GpsDirectory.TAG_IMG_DIRECTION);
    if (direction != null) {
      findings.add(FindingKind.GPS_DIRECTION, "GPS direction", Values.measure(direction, "°"));
    }
    String place = gps.getDescription(GpsDirectory.TAG_AREA_INFORMATION);
    findings.add(FindingKind.PLACE_NAME, "GPS area", place);
    gpsTime(gps);
  }

  private void position(GpsDirectory gps) {
    GeoLocation location = gps.getGeoLocation();
    if (location != null && location.isZero()) {
      return; // what cameras write that know no position
    }
    if (location != null && isOnEarth(location)) {
      findings.add(
          FindingKind.GPS_POSITION,
          "GPS position",
          Values.position(location.getLatitude(), location.getLongitude()));
      return;
    }
    // Half a position, or one that is broken, may still be read by somebody.
    for (int tag : new int[] {GpsDirectory.TAG_LATITUDE, GpsDirectory.TAG_LONGITUDE}) {
      Rational[] degrees = gps.getRationalArray(tag);
      if (degrees != null && Arrays.stream(degrees).anyMatch(part -> !part.isZero())) {
        findings.add(FindingKind.GPS_POSITION, gps.getTagName(tag), gps.getDescription(tag));
      }
    }
  }

  private static boolean isOnEarth(GeoLocation location) {
    return Math.abs(location.getLatitude()) <= 90 && Math.abs(location.getLongitude()) <= 180;
  }

  private void gpsTime(GpsDirectory gps) {
    String date = gps.getString(GpsDirectory.TAG_DATE_STAMP);
    Rational[] clock = gps.getRationalArray(GpsDirectory.TAG_TIME_STAMP);
    if (date == null && clock == null) {
      return;
    }
    String time = date == null ? "" : Values.time(date);
    if (clock != null && clock.length >= 2) {
      time += String.format(" %02d:%02d UTC", clock[0].intValue(), clock[1].intValue());
    }
    findings.add(FindingKind.GPS_TIME, "GPS time", time);
  }

  private void thumbnail(ExifThumbnailDirectory directory) {
    Integer offset = directory.getInteger(ExifThumbnailDirectory.TAG_THUMBNAIL_OFFSET);
    Integer length = directory.getInteger(ExifThumbnailDirectory.TAG_THUMBNAIL_LENGTH);
    if (offset == null || length == null || length == 0) {
      return;
    }
    long end = (long) offset + length;
    String size = offset < 0 ? null : JpegSize.of(tiff, offset, end);
    findings.addPicture(
        FindingKind.THUMBNAIL,
        "Exif thumbnail",
        size == null ? PlainText.size(length) : size,
        tiff,
        offset,
        end);
  }
}

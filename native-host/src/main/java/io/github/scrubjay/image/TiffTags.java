// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tags of a TIFF page that say how its picture is decoded and shown (TIFF 6.0, its supplements,
 * and LERC), with how many values of what kind each may have. All others are metadata.
 */
final class TiffTags {
  static final int NEW_SUBFILE_TYPE = 254;
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int PLANAR = 284;
  static final int DATE_TIME = 306;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int SUB_DIRECTORIES = 330;
  static final int JPEG_TABLES = 347;
  static final int JPEG_STREAM = 513;
  static final int JPEG_STREAM_LENGTH = 514;
  static final int JPEG_RESTART_INTERVAL = 515;
  static final int JPEG_Q_TABLES = 519;
  static final int JPEG_DC_TABLES = 520;
  static final int JPEG_AC_TABLES = 521;
  static final int XMP = 700;
  static final int COPYRIGHT = 33432;
  static final int IPTC = 33723;
  static final int PHOTOSHOP = 34377;
  static final int EXIF = 34665;
  static final int ICC = 34675;
  static final int GPS = 34853;
  static final int CREDENTIALS = 0xCD41;

  private static final Set<Integer> WHOLE = Set.of(1, 3, 4, 6, 8, 9, 16);
  private static final Set<Integer> ANY_NUMBER = Set.of(1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 16);

  /** How many values a page may have, where that depends on the page. */
  private static final int PER_SAMPLE = -1;

  private static final int TWO_PER_SAMPLE = -2;
  private static final int COLOUR_MAP = -3;

  private record Rule(Set<Integer> types, int count) {}

  private static final Map<Integer, Rule> KEPT = new TreeMap<>();

  static {
    put(WHOLE, 1, WIDTH, HEIGHT, COMPRESSION, PHOTOMETRIC, SAMPLES_PER_PIXEL, ROWS_PER_STRIP);
    put(WHOLE, 1, PLANAR, TILE_WIDTH, TILE_HEIGHT);
    put(WHOLE, PER_SAMPLE, BITS_PER_SAMPLE);
    put(WHOLE, 1, 266, 292, 293, 296, 317, 332, 334, 531); // fill order, fax, unit, predictor, inks
    put(WHOLE, PER_SAMPLE, 280, 281, 338, 339); // least and greatest value, extra samples, format
    put(ANY_NUMBER, PER_SAMPLE, 340, 341); // least and greatest value of any format
    put(ANY_NUMBER, 1, 282, 283); // resolution: pixels of faxes are not square
    put(WHOLE, COLOUR_MAP, 301, 320); // transfer function, colour map
    put(ANY_NUMBER, 2, 318); // white point
    put(ANY_NUMBER, 6, 319, 532); // primaries, reference black and white
    put(WHOLE, TWO_PER_SAMPLE, 336); // dot range
    put(ANY_NUMBER, 3, 529); // coefficients of YCbCr
    put(WHOLE, 2, 530, 50674); // subsampling of YCbCr; LERC parameters
  }

  private TiffTags() {}

  private static void put(Set<Integer> types, int count, int... tags) {
    for (int tag : tags) {
      KEPT.put(tag, new Rule(types, count));
    }
  }

  /**
   * Whether an entry tells how the picture is decoded, but not by whole numbers as it must: readers
   * differ about what it says then.
   */
  static boolean isUnreadable(TiffFile.Entry entry) {
    Rule rule = KEPT.get(entry.tag());
    return rule != null
        && rule.types.equals(WHOLE)
        && entry.count() > 0
        && !rule.types.contains(entry.type());
  }

  /** How many values of an entry stay; 0 where it goes. */
  static long keptValues(TiffFile.Entry entry, int samples, int bits) {
    Rule rule = KEPT.get(entry.tag());
    if (rule == null || entry.at() < 0 || !rule.types.contains(entry.type())) {
      return 0;
    }
    long most =
        switch (rule.count) {
          case PER_SAMPLE -> samples;
          case TWO_PER_SAMPLE -> 2L * samples;
          case COLOUR_MAP -> bits <= 16 ? 3L << bits : 0;
          default -> rule.count;
        };
    return Math.min(most, entry.count());
  }

  /** What a tag that goes held. */
  static Carrier carrier(TiffFile.Entry entry) {
    return switch (entry.tag()) {
      case XMP -> Carrier.XMP;
      case IPTC -> Carrier.IPTC;
      case PHOTOSHOP -> Carrier.PHOTOSHOP;
      case EXIF, GPS -> Carrier.EXIF;
      case ICC -> Carrier.ICC;
      case ORIENTATION -> Carrier.ORIENTATION;
      case DATE_TIME -> Carrier.TIME;
      case COPYRIGHT -> Carrier.COPYRIGHT;
      case SUB_DIRECTORIES -> Carrier.SECOND_IMAGE;
      case CREDENTIALS -> Carrier.CONTENT_CREDENTIALS;
      default ->
          entry.type() == TiffFile.ASCII
              ? Carrier.TEXT
              : entry.tag() < 32768 ? Carrier.TECHNICAL : Carrier.APPLICATION_DATA;
    };
  }
}

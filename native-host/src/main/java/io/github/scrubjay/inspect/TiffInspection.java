// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a TIFF (TIFF 6.0) or BigTIFF carries beside its pages: fields of Exif, which a TIFF has of
 * nature, blocks of other kinds in fields, private fields, smaller copies, sub-directories.
 *
 * <p>A broken file is read as far as it goes.
 */
final class TiffInspection {
  private static final int XMP = 700;
  private static final int IPTC = 33723;
  private static final int PHOTOSHOP = 34377;
  private static final int ICC = 34675;
  private static final int CREDENTIALS = 0xCD41;
  private static final int SUB_DIRECTORIES = 330;
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int LAYERS = 37724;

  /**
   * From here on numbers of fields are private; those of Exif and of known blocks are among them.
   */
  private static final int FIRST_PRIVATE = 32768;

  /** Private numbers that are read elsewhere, or say how pixels are coded. */
  private static final Set<Integer> KNOWN =
      Set.of(33432, 34665, 34853, IPTC, PHOTOSHOP, ICC, CREDENTIALS, 50674);

  /** Texts of a BigTIFF; those of a TIFF are read with its Exif. */
  private static final Map<Integer, FindingKind> TEXTS =
      Map.of(
          269, FindingKind.CAPTION,
          270, FindingKind.CAPTION,
          271, FindingKind.CAMERA_MAKE,
          272, FindingKind.CAMERA_MODEL,
          305, FindingKind.SOFTWARE,
          306, FindingKind.TIME_MODIFIED,
          315, FindingKind.ARTIST,
          316, FindingKind.DEVICE_HOST,
          33432, FindingKind.COPYRIGHT);

  private static final int MAX_DIRECTORIES = 1000;
  private static final int MAX_ENTRIES = 20_000;

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final boolean big;
  private final Findings findings;
  private final Blocks blocks;
  private final Set<Long> visited = new HashSet<>();
  private int entries;
  private int reduced;
  private int subDirectories;

  private TiffInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.buffer =
        ByteBuffer.wrap(bytes)
            .order(
                bytes.length > 0 && bytes[0] == 'M'
                    ? ByteOrder.BIG_ENDIAN
                    : ByteOrder.LITTLE_ENDIAN);
    this.big = bytes.length >= 16 && buffer.getShort(2) == 43;
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    TiffInspection inspection = new TiffInspection(bytes, findings);
    if (!inspection.big) { // which the library does not read
      inspection.blocks.exif(bytes);
    }
    inspection.directories();
  }

  private void directories() {
    if (bytes.length < 16) {
      return;
    }
    long next = word(big ? 8 : 4);
    while (next > 0 && visited.size() < MAX_DIRECTORIES && visited.add(next)) {
      next = directory(next);
    }
    if (reduced > 0) {
      findings.add(
          FindingKind.THUMBNAIL, "Smaller copies", PlainText.count(reduced, "smaller copy page"));
    }
    if (subDirectories > 0) {
      findings.add(
          FindingKind.SECOND_IMAGE,
          "Sub-directories",
          PlainText.count(subDirectories, "sub-directory field"));
    }
  }

  /** Reads one directory and returns where the next is; 0 for nowhere. */
  private long directory(long offset) {
    int head = big ? 8 : 2;
    int size = big ? 20 : 12;
    if (offset > bytes.length - head) {
      return 0;
    }
    int at = (int) offset;
    long count = big ? buffer.getLong(at) : buffer.getShort(at) & 0xFFFF;
    long end = at + head + count * size;
    if (count < 0
        || count > MAX_ENTRIES
        || end > bytes.length
        || (entries += count) > MAX_ENTRIES) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      entry(at + head + i * size);
    }
    return end > bytes.length - (big ? 8 : 4) ? 0 : word((int) end);
  }

  private void entry(int at) {
    int tag = buffer.getShort(at) & 0xFFFF;
    int type = buffer.getShort(at + 2) & 0xFFFF;
    long count = big ? buffer.getLong(at + 4) : buffer.getInt(at + 4) & 0xFFFFFFFFL;
    int inline = big ? 8 : 4;
    int value = at + (big ? 12 : 8);
    int size =
        switch (type) {
          case 3, 8 -> 2;
          case 4, 9, 11, 13 -> 4;
          case 5, 10, 12, 16, 17, 18 -> 8;
          default -> 1;
        };
    if (count < 0 || count > bytes.length / size) {
      return;
    }
    long length = count * size;
    long place = length <= inline ? value : word(value);
    if (place < 0 || place > bytes.length - length) {
      return;
    }
    if (tag == NEW_SUBFILE_TYPE && count == 1) {
      reduced += (bytes[(int) place + (type == 4 && isBigEndian() ? 3 : 0)] & 1) != 0 ? 1 : 0;
    } else if (tag == SUB_DIRECTORIES) {
      subDirectories++;
    } else if (big && type == 2 && TEXTS.containsKey(tag)) {
      text(tag, (int) place, (int) Math.min(length, 1000));
    } else {
      block(tag, (int) place, length);
    }
  }

  private void text(int tag, int place, int length) {
    String text = new String(bytes, place, length, StandardCharsets.UTF_8);
    findings.within(
        Carrier.TEXT, length, () -> findings.add(TEXTS.get(tag), "TIFF field " + tag, text));
  }

  private boolean isBigEndian() {
    return buffer.order() == ByteOrder.BIG_ENDIAN;
  }

  private void block(int tag, int place, long length) {
    boolean known = tag == XMP || KNOWN.contains(tag);
    if (!known && (tag < FIRST_PRIVATE || isExif(tag))) {
      return;
    }
    if (length > Ration.BYTES) {
      String size = PlainText.size(length) + ", more than is read";
      findings.unreadable(tag == LAYERS ? "Photoshop layers" : "Field " + tag, size);
      return;
    }
    byte[] data = new byte[(int) length];
    buffer.get(place, data);
    switch (tag) {
      case XMP -> blocks.xmp(data);
      case IPTC -> blocks.iptc(data);
      case PHOTOSHOP -> blocks.photoshop(data);
      case ICC -> blocks.icc(data);
      case CREDENTIALS -> blocks.jumbf(data);
      default -> {
        if (!KNOWN.contains(tag)) {
          privateField(tag, data);
        }
      }
    }
  }

  /** Numbers that Exif gives to fields, which are read with it. */
  private static boolean isExif(int tag) {
    return tag >= 0x8298 && tag <= 0x882F || tag >= 0x9000 && tag <= 0xA500;
  }

  private void privateField(int tag, byte[] data) {
    findings.within(
        Carrier.APPLICATION_DATA,
        data.length,
        () -> {
          String text = new String(data, 0, Math.min(data.length, 300), StandardCharsets.UTF_8);
          boolean isText = data.length > 5 && LooseText.of(data, 0, data.length).length() > 5;
          String size = PlainText.size(data.length);
          findings.add(
              isText ? FindingKind.TEXT : FindingKind.OTHER,
              tag == LAYERS ? "Photoshop layers" : "Private field " + tag,
              isText ? size + ": " + text : size);
        });
  }

  private long word(int at) {
    return big ? buffer.getLong(at) : buffer.getInt(at) & 0xFFFFFFFFL;
  }
}

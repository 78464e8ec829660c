// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Launders colour profiles (ICC.1:2022): the same colours, and nothing of who made the profile,
 * when and for which device.
 *
 * <pre>
 *   header   128 bytes: size, CMM, version, class, colour space, PCS, date, 'acsp', platform, flags,
 *            manufacturer, model, attributes, intent, illuminant, creator, id
 *   tags     count, then (signature, offset, size) each
 *   data     tags may share it
 * </pre>
 *
 * Profiles of well-known spaces are replaced by one of each, see {@link WellKnownProfile}. Of the
 * others' header version, class, spaces and intent stay. Of the tags those of {@link #COLOUR_TAGS}
 * stay byte for byte; descriptions, device names, calibration curves of a screen and private tags
 * go.
 */
final class IccProfile {
  private static final int HEADER_BYTES = 128;
  private static final int ENTRY_BYTES = 12;
  private static final int MAX_TAGS = 100;
  private static final int ACSP = 0x61637370;

  /** Classes of profiles that belong into images. */
  private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac");

  private static final Set<String> SPACES = Set.of("RGB ", "GRAY", "CMYK", "Lab ", "XYZ ", "YCbr");
  private static final Set<String> CONNECTION_SPACES = Set.of("XYZ ", "Lab ");

  /**
   * What turns numbers into colours (ICC.1 9.2). Without one of these the picture looks different.
   */
  private static final Set<String> COLOUR_TAGS =
      Set.of(
          "rXYZ", "gXYZ", "bXYZ", "wtpt", "chad", "rTRC", "gTRC", "bTRC", "kTRC", "A2B0", "A2B1",
          "A2B2", "A2B3", "B2A0", "B2A1", "B2A2", "B2A3", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0",
          "B2D1", "B2D2", "B2D3", "gamt", "cicp");

  /**
   * Types that hold numbers only (ICC.1 10). A colour tag of another type is of no use to a
   * decoder.
   */
  private static final Set<String> NUMBER_TYPES =
      Set.of("XYZ ", "curv", "para", "sf32", "mft1", "mft2", "mAB ", "mBA ", "mpet", "cicp");

  /** The standard wants a description and a copyright; these tell nothing. */
  private static final String DESCRIPTION = "RGB";

  private static final String COPYRIGHT = "CC0";

  private static final byte[] SRGB = canonical(WellKnownProfile.SRGB);

  private record Tag(String name, int offset, int length) {}

  private IccProfile() {}

  /**
   * Makes the clean profile; a clean one comes back as it is.
   *
   * @return empty when it is no profile that a decoder could use: then it decides no colour
   */
  static Optional<byte[]> launder(byte[] profile) {
    ByteBuffer in = ByteBuffer.wrap(profile);
    if (profile.length < HEADER_BYTES + 4 || in.getInt(36) != ACSP) {
      return Optional.empty();
    }
    if (!CLASSES.contains(name(in, 12))
        || !SPACES.contains(name(in, 16))
        || !CONNECTION_SPACES.contains(name(in, 20))) {
      return Optional.empty();
    }
    long declared = in.getInt(0) & 0xFFFFFFFFL;
    if (declared > profile.length || declared < HEADER_BYTES + 4) {
      return Optional.empty();
    }
    List<Tag> tags = colourTags(in, (int) declared);
    if (tags.isEmpty()) {
      return Optional.empty();
    }
    Optional<WellKnownProfile> known = wellKnown(in, tags);
    return Optional.of(known.isPresent() ? canonical(known.get()) : write(in, tags));
  }

  /** Whether a laundered profile says what is meant without one. */
  static boolean isSrgb(byte[] laundered) {
    return Arrays.equals(laundered, SRGB);
  }

  private static Optional<WellKnownProfile> wellKnown(ByteBuffer in, List<Tag> tags) {
    if (!name(in, 12).equals("mntr")
        || !name(in, 16).equals("RGB ")
        || !name(in, 20).equals("XYZ ")) {
      return Optional.empty();
    }
    Map<String, ByteBuffer> data = new HashMap<>();
    for (Tag tag : tags) {
      data.put(tag.name, in.slice(tag.offset, tag.length));
    }
    return WellKnownProfile.of(data);
  }

  /** The one profile that stands for all of a space. */
  private static byte[] canonical(WellKnownProfile known) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[HEADER_BYTES]);
    List<Tag> tags = new ArrayList<>();
    Map<String, Tag> placed = new HashMap<>();
    for (String name : WellKnownProfile.tagNames()) {
      byte[] data = known.tag(name);
      Tag same = name.endsWith("TRC") ? placed.get("rTRC") : null; // curves are one
      Tag tag = new Tag(name, same == null ? bytes.size() : same.offset, data.length);
      if (same == null) {
        bytes.writeBytes(Arrays.copyOf(data, padded(data.length)));
      }
      placed.put(name, tag);
      tags.add(tag);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
    in.put(8, new byte[] {4, 0x20}).put(12, "mntrRGB XYZ ".getBytes(StandardCharsets.US_ASCII));
    return write(in, tags);
  }

  private static List<Tag> colourTags(ByteBuffer in, int size) {
    long count = in.getInt(HEADER_BYTES) & 0xFFFFFFFFL;
    if (count > MAX_TAGS || HEADER_BYTES + 4 + ENTRY_BYTES * count > size) {
      return List.of();
    }
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int entry = HEADER_BYTES + 4 + i * ENTRY_BYTES;
      String name = name(in, entry);
      long offset = in.getInt(entry + 4) & 0xFFFFFFFFL;
      long length = in.getInt(entry + 8) & 0xFFFFFFFFL;
      if (!COLOUR_TAGS.contains(name) || tags.stream().anyMatch(tag -> tag.name.equals(name))) {
        continue;
      }
      if (offset < HEADER_BYTES || length < 8 || offset + length > size) {
        return List.of(); // a decoder can't use this profile
      }
      int exact = exactLength(in, (int) offset, (int) length);
      if (exact > 0) {
        tags.add(new Tag(name, (int) offset, exact));
      }
    }
    return tags;
  }

  /**
   * The length that the data's own type gives it, so that nothing rides behind it; 0 to drop it.
   */
  private static int exactLength(ByteBuffer in, int offset, int length) {
    String type = name(in, offset);
    if (!NUMBER_TYPES.contains(type)) {
      return 0;
    }
    long exact =
        switch (type) {
          case "XYZ " -> 20;
          case "cicp" -> 12;
          case "sf32" -> 8 + 36;
          case "curv" -> length < 12 ? -1 : 12 + 2 * (in.getInt(offset + 8) & 0xFFFFFFFFL);
          case "para" -> length < 12 ? -1 : parametricLength(in.getShort(offset + 8));
          default -> length; // tables, whose parts have offsets of their own
        };
    return exact > 0 && exact <= length ? (int) exact : 0;
  }

  /** ICC.1 table 68: 12 bytes and the parameters of the function type. */
  private static int parametricLength(int functionType) {
    return switch (functionType) {
      case 0 -> 12 + 4;
      case 1 -> 12 + 3 * 4;
      case 2 -> 12 + 4 * 4;
      case 3 -> 12 + 5 * 4;
      case 4 -> 12 + 7 * 4;
      default -> -1;
    };
  }

  private static byte[] write(ByteBuffer in, List<Tag> tags) {
    boolean version4 = in.get(8) >= 4;
    byte[] description = version4 ? unicodeText(DESCRIPTION) : asciiDescription(DESCRIPTION);
    byte[] copyright = version4 ? unicodeText(COPYRIGHT) : asciiText(COPYRIGHT);
    int table = HEADER_BYTES + 4 + ENTRY_BYTES * (tags.size() + 2);
    int size = table + padded(description.length) + padded(copyright.length);
    Map<Long, Integer> placed = new HashMap<>();
    for (Tag tag : tags) {
      if (placed.putIfAbsent(key(tag), size) == null) {
        size += padded(tag.length);
      }
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(0, size);
    copy(in, 8, out, 8, 16); // version, class, colour space, connection space
    out.putShort(10, (short) 0); // nothing rides in the version's reserved bytes
    out.putInt(36, ACSP);
    out.putInt(64, in.getInt(64) & 0xFFFF); // rendering intent
    out.putInt(68, 0xF6D6).putInt(72, 0x10000).putInt(76, 0xD32D); // D50, as every profile has it
    out.position(HEADER_BYTES);
    out.putInt(tags.size() + 2);
    int text = table;
    put(out, "desc", text, description.length);
    put(out, "cprt", text + padded(description.length), copyright.length);
    out.put(table, description);
    out.put(table + padded(description.length), copyright);
    for (Tag tag : tags) {
      int offset = placed.get(key(tag));
      put(out, tag.name, offset, tag.length);
      copy(in, tag.offset, out, offset, tag.length);
      out.putInt(offset + 4, 0); // reserved bytes of every type
    }
    return out.array();
  }

  private static long key(Tag tag) {
    return (long) tag.offset << 32 | tag.length;
  }

  private static void put(ByteBuffer out, String name, int offset, int length) {
    out.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(offset).putInt(length);
  }

  private static void copy(ByteBuffer in, int from, ByteBuffer out, int to, int length) {
    out.put(to, in.array(), from, length);
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  private static String name(ByteBuffer in, int at) {
    return new String(in.array(), at, 4, StandardCharsets.ISO_8859_1);
  }

  /** multiLocalizedUnicodeType with one record, en-US. */
  private static byte[] unicodeText(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    return ByteBuffer.allocate(28 + utf16.length)
        .put("mluc".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .putInt(1)
        .putInt(12)
        .put("enUS".getBytes(StandardCharsets.US_ASCII))
        .putInt(utf16.length)
        .putInt(28)
        .put(utf16)
        .array();
  }

  /** textDescriptionType of ICC.1:2001-04, without its Unicode and Macintosh parts. */
  private static byte[] asciiDescription(String text) {
    byte[] ascii = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + 1);
    return ByteBuffer.allocate(12 + ascii.length + 4 + 4 + 2 + 1 + 67)
        .put("desc".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .putInt(ascii.length)
        .put(ascii)
        .array();
  }

  private static byte[] asciiText(String text) {
    return ByteBuffer.allocate(8 + text.length() + 1)
        .put("text".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks a colour profile (ICC.1:2022) of a clean image: a header without dates, names and ids, and
 * tags that turn numbers into colours, which together cover every byte. A profile that a person
 * chose to keep needs only be one.
 */
final class ProfileWalk {
  private static final int HEADER_BYTES = 128;
  private static final int ENTRY_BYTES = 12;
  private static final int MAX_TAGS = 100;

  /** Tags that decide colours (ICC.1 9.2). */
  private static final Set<String> COLOUR_TAGS =
      Set.of(
          "rXYZ", "gXYZ", "bXYZ", "wtpt", "chad", "rTRC", "gTRC", "bTRC", "kTRC", "A2B0", "A2B1",
          "A2B2", "A2B3", "B2A0", "B2A1", "B2A2", "B2A3", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0",
          "B2D1", "B2D2", "B2D3", "gamt", "cicp");

  /** Tags that the standard requires, with texts of no meaning. */
  private static final Set<String> TEXT_TAGS = Set.of("desc", "cprt");

  /** Data types that hold numbers (ICC.1 10). */
  private static final Set<String> NUMBER_TYPES =
      Set.of("XYZ ", "curv", "para", "sf32", "mft1", "mft2", "mAB ", "mBA ", "mpet", "cicp");

  private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac");
  private static final Set<String> SPACES = Set.of("RGB ", "GRAY", "CMYK", "Lab ", "XYZ ", "YCbr");
  private static final Set<String> CONNECTION_SPACES = Set.of("XYZ ", "Lab ");

  /** D50, the light that every profile is about. */
  private static final byte[] ILLUMINANT = {
    0, 0, (byte) 0xF6, (byte) 0xD6, 0, 1, 0, 0, 0, 0, (byte) 0xD3, 0x2D
  };

  /** The texts that the standard requires, "RGB" and "CC0", in all types that hold them. */
  private static final List<byte[]> NEUTRAL_TEXTS =
      List.of(
          latin1("desc\0\0\0\0\0\0\0\4RGB\0" + "\0".repeat(4 + 4 + 2 + 1 + 67)),
          latin1("text\0\0\0\0CC0\0"),
          latin1("mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS\0\0\0\6\0\0\0\34\0R\0G\0B"),
          latin1("mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS\0\0\0\6\0\0\0\34\0C\0C\0\60"));

  private final ByteBuffer profile;

  private ProfileWalk(byte[] profile) {
    this.profile = ByteBuffer.wrap(profile);
  }

  static void walk(byte[] profile, Options options) throws VerifyFailure {
    new ProfileWalk(profile).walk(options.keeps(Options.Keep.ICC));
  }

  /** Whether a clean profile may have the tag of this number: its four letters, big-endian. */
  static boolean isAllowedTag(int number) {
    String tag =
        new String(ByteBuffer.allocate(4).putInt(number).array(), StandardCharsets.US_ASCII);
    return COLOUR_TAGS.contains(tag) || TEXT_TAGS.contains(tag);
  }

  private void walk(boolean keptAsIs) throws VerifyFailure {
    int size = profile.limit();
    require(size >= HEADER_BYTES + 4 && "acsp".equals(name(36)), "not a profile");
    if (keptAsIs) {
      return;
    }
    require(profile.getInt(0) == size, "of another size than it says");
    zero(4, 8, "CMM");
    zero(10, 12, "version");
    require(CLASSES.contains(name(12)), "class");
    require(SPACES.contains(name(16)), "colour space");
    require(CONNECTION_SPACES.contains(name(20)), "connection space");
    zero(24, 36, "date");
    zero(40, 48, "platform or flags");
    zero(48, 64, "device");
    zero(64, 66, "intent"); // its lower half is the intent, the upper must be zero
    require(Arrays.equals(profile.array(), 68, 80, ILLUMINANT, 0, ILLUMINANT.length), "illuminant");
    zero(80, HEADER_BYTES, "creator or id");
    tags();
  }

  private void tags() throws VerifyFailure {
    int count = profile.getInt(HEADER_BYTES);
    require(count >= 1 && count <= MAX_TAGS, "number of tags");
    int end = HEADER_BYTES + 4 + ENTRY_BYTES * count;
    require(end <= profile.limit(), "cut off");
    TreeMap<Integer, Integer> used = new TreeMap<>();
    for (int entry = HEADER_BYTES + 4; entry < end; entry += ENTRY_BYTES) {
      String tag = name(entry);
      int start = profile.getInt(entry + 4);
      int length = profile.getInt(entry + 8);
      require(
          start >= end && length >= 8 && length <= profile.limit() - start, "tag outside: " + tag);
      if (TEXT_TAGS.contains(tag)) {
        text(tag, start, length);
      } else {
        require(COLOUR_TAGS.contains(tag), "tag " + printable(tag));
        number(tag, start, length);
      }
      used.merge(start, length, Math::max);
    }
    covered(used, end);
  }

  /** What no tag points at must be padding. */
  private void covered(TreeMap<Integer, Integer> used, int tableEnd) throws VerifyFailure {
    int at = tableEnd;
    for (var range : used.entrySet()) {
      if (range.getKey() > at) {
        zero(at, range.getKey(), "bytes between tags");
      }
      at = Math.max(at, range.getKey() + range.getValue());
    }
    zero(at, profile.limit(), "bytes after the tags");
  }

  private void number(String tag, int start, int length) throws VerifyFailure {
    String type = name(start);
    require(NUMBER_TYPES.contains(type), "type of " + tag);
    zero(start + 4, start + 8, "reserved bytes of " + tag);
    long expected =
        switch (type) {
          case "XYZ " -> 20;
          case "cicp" -> 12;
          case "sf32" -> 8 + 36;
          case "curv" -> length < 12 ? -1 : 12 + 2 * (profile.getInt(start + 8) & 0xFFFFFFFFL);
          case "para" -> length < 12 ? -1 : parametricBytes(profile.getShort(start + 8));
          case "mft1" -> length < 48 ? -1 : tableBytes(start, 1, 48, 256, 256);
          case "mft2" ->
              length < 52 ? -1 : tableBytes(start, 2, 52, u16(start + 48), u16(start + 50));
          default -> length; // tables whose parts have offsets of their own, and may share them
        };
    // Tags begin at multiples of four; some writers count the padding in.
    require(length >= expected && length < expected + 4 && expected > 0, "size of " + tag);
    zero(start + (int) expected, start + length, "padding of " + tag);
  }

  /** ICC.1 10.10 and 10.11: a curve for each channel in, a grid, a curve for each channel out. */
  private long tableBytes(int start, int valueBytes, int header, int inEntries, int outEntries) {
    int in = profile.get(start + 8) & 0xFF;
    int out = profile.get(start + 9) & 0xFF;
    double grid = Math.pow(profile.get(start + 10) & 0xFF, in) * out;
    double values = (double) in * inEntries + grid + (double) out * outEntries;
    return header + (long) (valueBytes * values);
  }

  private int u16(int at) {
    return profile.getShort(at) & 0xFFFF;
  }

  /** ICC.1 table 68: parameters of the function types. */
  private static int parametricBytes(int type) {
    return switch (type) {
      case 0 -> 12 + 4;
      case 1 -> 12 + 3 * 4;
      case 2 -> 12 + 4 * 4;
      case 3 -> 12 + 5 * 4;
      case 4 -> 12 + 7 * 4;
      default -> -1;
    };
  }

  private void text(String tag, int start, int length) throws VerifyFailure {
    byte[] text = Arrays.copyOfRange(profile.array(), start, start + length);
    require(
        NEUTRAL_TEXTS.stream().anyMatch(neutral -> Arrays.equals(neutral, text)), "text of " + tag);
  }

  private void zero(int start, int end, String what) throws VerifyFailure {
    byte[] bytes = profile.array();
    require(Arrays.equals(bytes, start, end, new byte[end - start], 0, end - start), what);
  }

  private String name(int at) {
    return new String(profile.array(), at, 4, StandardCharsets.ISO_8859_1);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String printable(String tag) {
    return tag.matches("[A-Za-z0-9 ]{4}") ? tag : "of no valid name";
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("ICC profile: " + what);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an ICC profile (ICC.1:2022) reveals. A profile of a well-known colour space tells nothing;
 * one of a screen, scanner or printer names the device and the day of its calibration.
 */
final class IccFindings {
  private static final int HEADER_BYTES = 128;
  private static final int MAX_TAGS = 200; // real profiles have about 10 to 40

  private static final Pattern WELL_KNOWN =
      Pattern.compile(
          "(?i)\\W*(s ?rgb|adobe ?rgb|compatible with adobe|(image|display|dci|d65)?[- ]?p3\\b|prophoto"
              + "|romm|rec\\.? ?\\d+|bt\\.? ?\\d+|itu-r|generic|apple rgb|colormatch|wide ?gamut"
              + "|gr[ae]y|dot gain|u\\.?s\\.? web|(un)?coated|fogra|iso ?coated|swop|gracol|japan"
              + "|euroscale|artifex|gimp|e-?srgb|lab|xyz|c2|linear).*");

  /** Tags that only calibrated or named devices have: gamma ramps, monitor data, settings. */
  private static final Set<String> DEVICE_TAGS = Set.of("vcgt", "mmod", "meta", "targ", "DevD");

  private final ByteBuffer profile;
  private final Findings findings;

  private IccFindings(byte[] profile, Findings findings) {
    this.profile = ByteBuffer.wrap(profile);
    this.findings = findings;
  }

  static void read(byte[] profile, Findings findings) {
    if (profile.length >= HEADER_BYTES + 4) {
      new IccFindings(profile, findings).read();
    }
  }

  private void read() {
    String description = text("desc");
    Set<String> deviceTags = new HashSet<>(DEVICE_TAGS);
    deviceTags.retainAll(tagNames());
    if (WELL_KNOWN.matcher(description).matches() && deviceTags.isEmpty()) {
      return;
    }
    add("Profile description", description);
    add("Device manufacturer", text("dmnd"));
    add("Device model", text("dmdd"));
    add("Device manufacturer code", code(48));
    add("Device model code", code(52));
    screen();
    if (!deviceTags.isEmpty()) {
      add("Device calibration", PlainText.count(deviceTags.size(), "calibration table"));
    }
    int year = u16(24);
    if (year != 0) {
      add(
          "Profile date",
          String.format("%04d-%02d-%02d %02d:%02d", year, u16(26), u16(28), u16(30), u16(32)));
    }
  }

  /**
   * The very screen: Apple's mmod (maker, model, serial number, each u32, from 8 on) and the
   * dictionary meta (ICC dictType), in which programs copy what the screen says of itself.
   */
  private void screen() {
    int mmod = tag("mmod", 20);
    if (mmod >= 0) {
      int serial = profile.getInt(mmod + 16);
      if (serial != 0) {
        findings.add(
            FindingKind.SERIAL_NUMBER,
            "Screen serial number",
            String.format("%d (0x%08X)", serial & 0xFFFFFFFFL, serial));
      }
    }
    int meta = tag("meta", 16);
    int count = meta < 0 ? 0 : Math.min(Math.max(0, profile.getInt(meta + 8)), MAX_TAGS);
    int entryBytes = meta < 0 ? 0 : profile.getInt(meta + 12);
    for (int i = 0; i < count && entryBytes >= 16 && entryBytes <= 32; i++) {
      int entry = meta + 16 + i * entryBytes;
      if (entry + 16 > profile.limit()) {
        return;
      }
      String key = utf16(meta, entry);
      String value = utf16(meta, entry + 8);
      if (key.toLowerCase(Locale.ROOT).contains("serial")) {
        findings.add(FindingKind.SERIAL_NUMBER, key, value);
      } else if (key.startsWith("EDID_") || key.startsWith("MAPPING_device")) {
        add(key, value);
      }
    }
  }

  /** A string of a dictionary: offset from the tag's start (u32), bytes (u32). */
  private String utf16(int tag, int place) {
    long at = tag + (profile.getInt(place) & 0xFFFFFFFFL);
    return at > profile.limit()
        ? ""
        : string((int) at, profile.getInt(place + 4), StandardCharsets.UTF_16BE);
  }

  /** Where the data of a tag of at least so many bytes begins, or -1. */
  private int tag(String name, int least) {
    for (int tag = 0; tag < tagCount(); tag++) {
      int entry = HEADER_BYTES + 4 + 12 * tag;
      if (entry + 12 > profile.limit()) {
        return -1;
      }
      int at = profile.getInt(entry + 4);
      if (string(entry, 4, StandardCharsets.ISO_8859_1).equals(name)) {
        return at >= 0 && (long) at + least <= profile.limit() ? at : -1;
      }
    }
    return -1;
  }

  private void add(String name, String value) {
    findings.add(FindingKind.COLOUR_PROFILE, name, value);
  }

  private int u16(int at) {
    return profile.getShort(at) & 0xFFFF;
  }

  /** A four-letter code of the header; empty when unset. */
  private String code(int at) {
    String code = string(at, 4, StandardCharsets.ISO_8859_1).strip();
    return code.equalsIgnoreCase("none") ? "" : code;
  }

  private int tagCount() {
    return Math.min(Math.max(0, profile.getInt(HEADER_BYTES)), MAX_TAGS);
  }

  private Set<String> tagNames() {
    Set<String> names = new HashSet<>();
    for (int tag = 0; tag < tagCount(); tag++) {
      names.add(string(HEADER_BYTES + 4 + 12 * tag, 4, StandardCharsets.ISO_8859_1));
    }
    return names;
  }

  /** The first text of a tag of type text, textDescription or multiLocalizedUnicode. */
  private String text(String name) {
    for (int tag = 0; tag < tagCount(); tag++) {
      int entry = HEADER_BYTES + 4 + 12 * tag;
      if (entry + 12 > profile.limit()) {
        return "";
      }
      if (!string(entry, 4, StandardCharsets.ISO_8859_1).equals(name)) {
        continue;
      }
      int at = profile.getInt(entry + 4);
      int length = profile.getInt(entry + 8);
      if (at < 0 || length < 12 || (long) at + length > profile.limit()) {
        return "";
      }
      return switch (string(at, 4, StandardCharsets.ISO_8859_1)) {
        case "text" -> string(at + 8, length - 8, StandardCharsets.ISO_8859_1);
        case "desc" -> string(at + 12, profile.getInt(at + 8), StandardCharsets.ISO_8859_1);
        case "mluc" ->
            length < 28
                ? ""
                : string(
                    at + profile.getInt(at + 24),
                    profile.getInt(at + 20),
                    StandardCharsets.UTF_16BE);
        default -> "";
      };
    }
    return "";
  }

  /** Text at a place that may lie outside: as much of it as there is, at most 1000 bytes. */
  private String string(int at, int length, Charset charset) {
    if (at < 0 || at >= profile.limit() || length <= 0) {
      return "";
    }
    int bytes = Math.min(Math.min(length, 1000), profile.limit() - at);
    String text = new String(profile.array(), at, bytes, charset);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PNG (W3C PNG, third edition) carries beside its picture: signature, chunks (u32 length,
 * type, data, CRC), IEND, and whatever somebody put behind that.
 *
 * <p>A broken file is read as far as it goes.
 */
final class PngInspection {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_OVERHEAD = 12; // length, type and CRC

  /** Chunks that only say how the picture is shown. */
  private static final Set<String> SHAPE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "hIST",
          "pHYs", "acTL", "fcTL", "fdAT", "cICP", "mDCV", "cLLI", "mDCv", "cLLi");

  /** Keywords of text chunks, in lower case; the first that matches decides. */
  private static final Map<Pattern, FindingKind> KEYWORDS = new LinkedHashMap<>();

  static {
    put(
        "parameters|prompt|negative_prompt|workflow|dream|sd-metadata|invokeai.*|generation.*"
            + "|postprocessing|extras|aesthetic.*|seed|fooocus.*|sui_image_params",
        FindingKind.AI_PROMPT);
    put("(exif:)?(author|artist|creator)|by-line", FindingKind.ARTIST);
    put("(exif:)?(copyright|disclaimer|licen[cs]e)", FindingKind.COPYRIGHT);
    put("(exif:)?(title|(image)?description|caption|label|subject)", FindingKind.CAPTION);
    put("(exif:)?(software|creator.?tool)", FindingKind.SOFTWARE);
    put(
        "creation time|(date:)?create(-date)?|exif:datetime(original|digitized)",
        FindingKind.TIME_TAKEN);
    put("(date:)?(modify|timestamp)(-date)?|exif:datetime", FindingKind.TIME_MODIFIED);
    put("(exif:)?make", FindingKind.CAMERA_MAKE);
    put("(exif:)?model", FindingKind.CAMERA_MODEL);
    put("exif:lens(make|model)", FindingKind.LENS);
    put("exif:.*serialnumber", FindingKind.SERIAL_NUMBER);
    put("exif:cameraownername", FindingKind.OWNER_NAME);
    put("exif:imageuniqueid", FindingKind.UNIQUE_IMAGE_ID);
    put("exif:gps(latitude|longitude)", FindingKind.GPS_POSITION);
    put("(exif:host.?computer|hostname)", FindingKind.DEVICE_HOST);
    put("exif:makernote", FindingKind.MAKER_NOTE);
    put("(exif:user)?comment", FindingKind.COMMENT);
    put("(exif|png|jpeg|icc|thumb|photoshop|rdf|xmp|tiff):.*", FindingKind.OTHER);
  }

  private static final Pattern RAW_PROFILE =
      Pattern.compile("\\s*(\\S{1,40})\\s+(\\d{1,9})\\s+([0-9a-fA-F\\s]*)");

  private static void put(String regex, FindingKind kind) {
    KEYWORDS.put(Pattern.compile(regex), kind);
  }

  private final byte[] bytes;
  private final Findings findings;
  private final Blocks blocks;
  private final Inflation inflation = new Inflation();

  private PngInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    new PngInspection(bytes, findings).chunks();
  }

  private void chunks() {
    long at = SIGNATURE_BYTES;
    while (at + CHUNK_OVERHEAD <= bytes.length) {
      int start = (int) at;
      long length = u32(start);
      String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
      int end = (int) Math.min(bytes.length, start + 8 + length);
      if (!SHAPE.contains(type)) {
        chunk(type, start + 8, end);
      }
      at += CHUNK_OVERHEAD + length;
      if (type.equals("IEND")) {
        Trailer.report(bytes, (int) Math.min(bytes.length, at), findings);
        return;
      }
    }
  }

  private void chunk(String type, int start, int end) {
    try {
      switch (type) {
        case "tEXt", "zTXt", "iTXt" -> text(type, start, end);
        case "iCCP" -> profile(start, end);
        case "eXIf" -> blocks.exif(exif(slice(start, end)));
        case "tIME" -> time(start, end);
        case "caBX" -> blocks.jumbf(slice(start, end));
        default ->
            findings.add(
                FindingKind.OTHER, "Chunk " + type, type + ", " + PlainText.size(end - start));
      }
    } catch (IOException e) {
      findings.unreadable("Chunk " + type, e.getMessage());
    }
  }

  /**
   * tEXt: keyword, 0, Latin-1. zTXt: keyword, 0, method 0, zlib. iTXt: keyword, 0, flag, method,
   * language, 0, translated keyword, 0, UTF-8, compressed when the flag is 1.
   */
  private void text(String type, int start, int end) throws IOException {
    int keywordEnd = zero(start, end);
    String keyword = new String(bytes, start, keywordEnd - start, StandardCharsets.ISO_8859_1);
    int at = keywordEnd + 1;
    boolean compressed = type.equals("zTXt");
    Charset charset = StandardCharsets.ISO_8859_1;
    if (compressed) {
      at++;
    } else if (type.equals("iTXt")) {
      compressed = at < end && bytes[at] == 1;
      at = zero(Math.min(zero(Math.min(at + 2, end), end) + 1, end), end) + 1;
      charset = StandardCharsets.UTF_8;
    }
    at = Math.min(at, end);
    byte[] text = compressed ? inflation.of(bytes, at, end) : slice(at, end);
    text(keyword, text, charset);
  }

  private void text(String keyword, byte[] text, Charset charset) throws IOException {
    if (keyword.equals("XML:com.adobe.xmp")) {
      blocks.xmp(text);
    } else if (keyword.startsWith("Raw profile type ")) {
      rawProfile(new String(text, StandardCharsets.ISO_8859_1));
    } else {
      // More than is shown is not needed, and patterns stay quick.
      String value = new String(text, 0, Math.min(text.length, 40_000), charset);
      FindingKind kind = kind(keyword);
      boolean time = kind == FindingKind.TIME_TAKEN || kind == FindingKind.TIME_MODIFIED;
      findings.add(kind, keyword, time ? Values.time(value) : value);
    }
  }

  private static FindingKind kind(String keyword) {
    String lower = keyword.toLowerCase(Locale.ROOT);
    for (Map.Entry<Pattern, FindingKind> kind : KEYWORDS.entrySet()) {
      if (kind.getKey().matcher(lower).matches()) {
        return kind.getValue();
      }
    }
    return FindingKind.TEXT;
  }

  /** ImageMagick's way of storing other blocks: name, length in decimal, hex digits, by lines. */
  private void rawProfile(String text) throws IOException {
    Matcher profile = RAW_PROFILE.matcher(text);
    if (!profile.lookingAt()) {
      throw new IOException("raw profile of unknown shape");
    }
    String hex = profile.group(3).replaceAll("\\s", "");
    byte[] block = HexFormat.of().parseHex(hex, 0, hex.length() / 2 * 2);
    String name = profile.group(1);
    switch (name) {
      case "exif", "EXIF", "APP1", "app1" -> {
        if (startsWith(block, "http://ns.adobe.com/xap/1.0/\0")) {
          blocks.xmp(Arrays.copyOfRange(block, 29, block.length));
        } else {
          blocks.exif(exif(block));
        }
      }
      case "xmp" -> blocks.xmp(block);
      case "iptc", "IPTC", "8bim" -> {
        if (startsWith(block, "8BIM")) {
          blocks.photoshop(block);
        } else if (startsWith(block, "Photoshop 3.0\0")) {
          blocks.photoshop(Arrays.copyOfRange(block, 14, block.length));
        } else {
          blocks.iptc(block);
        }
      }
      case "icc", "icm" -> blocks.icc(block);
      default -> findings.add(FindingKind.OTHER, "Raw profile", name);
    }
  }

  /** Some writers put JPEG's name of the block in front of it. */
  private static byte[] exif(byte[] block) {
    return startsWith(block, "Exif\0\0") ? Arrays.copyOfRange(block, 6, block.length) : block;
  }

  private void profile(int start, int end) throws IOException {
    int nameEnd = zero(start, end);
    blocks.icc(inflation.of(bytes, Math.min(nameEnd + 2, end), end));
  }

  private void time(int start, int end) {
    if (end - start >= 7) {
      findings.add(
          FindingKind.TIME_MODIFIED,
          "tIME",
          String.format(
              "%04d-%02d-%02d %02d:%02d",
              (bytes[start] & 0xFF) << 8 | bytes[start + 1] & 0xFF,
              bytes[start + 2],
              bytes[start + 3],
              bytes[start + 4],
              bytes[start + 5]));
    }
  }

  /** The first 0 in a range, or its end. */
  private int zero(int start, int end) {
    int at = start;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  private byte[] slice(int start, int end) throws IOException {
    if (end - start > Ration.BYTES) {
      throw new IOException(PlainText.size((long) end - start) + ", more than is read");
    }
    return Arrays.copyOfRange(bytes, start, end);
  }

  private long u32(int at) {
    return (bytes[at] & 0xFFL) << 24
        | (bytes[at + 1] & 0xFFL) << 16
        | (bytes[at + 2] & 0xFFL) << 8
        | bytes[at + 3] & 0xFFL;
  }

  private static boolean startsWith(byte[] data, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
    return data.length >= wanted.length
        && Arrays.equals(data, 0, wanted.length, wanted, 0, wanted.length);
  }
}

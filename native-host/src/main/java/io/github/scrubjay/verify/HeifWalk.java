// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static io.github.scrubjay.verify.BoxFile.require;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.BoxFile.Box;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks a clean HEIF file (ISO/IEC 23008-12) from its first byte to its last. Written from the
 * standard, not from the sanitizer: a mistake there must not be repeated here.
 *
 * <pre>
 *   ftyp                    brands that are known
 *   [uuid ...]              content credentials, where a person keeps them
 *   [meta]                  hdlr pitm iloc iinf [iref] iprp [grpl]: pictures, no names
 *   [moov]                  see HeifTrackWalk
 *   mdat                    every byte belongs to a picture, or to Exif that a person keeps
 * </pre>
 */
final class HeifWalk {
  private static final Set<String> BRANDS =
      Set.of(
          "avif", "avis", "avio", "MA1A", "MA1B", "heic", "heix", "heim", "heis", "hevc", "hevx",
          "hevm", "hevs", "mif1", "mif2", "msf1", "miaf", "MiHB", "MiHE", "MiHA", "MiPr", "1pic",
          "tmap", "iso8", "iso9", "isoa");

  private static final Set<String> PICTURES =
      Set.of("hvc1", "av01", "grid", "iovl", "iden", "tmap");

  private static final long CREDENTIALS_HIGH = 0xD8FEC3D61B0E483CL;
  private static final long CREDENTIALS_LOW = 0x92975828877EC481L;

  private final BoxFile file;
  private final Options options;
  private final HeifPropertyWalk properties;
  private final CodedWalk coded;
  private final NavigableMap<Integer, Integer> used = new TreeMap<>();
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Integer, int[]> places = new HashMap<>();
  private final Map<Integer, List<Box>> itemProperties = new HashMap<>();
  private final Map<Integer, Integer> parts = new HashMap<>();

  private HeifWalk(byte[] bytes, Options options) {
    this.file = new BoxFile(bytes);
    this.options = options;
    this.properties = new HeifPropertyWalk(file, options);
    this.coded = new CodedWalk(file);
  }

  static void walk(byte[] heif, Options options) throws VerifyFailure {
    try {
      new HeifWalk(heif, options).walk();
    } catch (IndexOutOfBoundsException e) {
      throw new VerifyFailure("HEIF: cut off", e);
    }
  }

  private void walk() throws VerifyFailure {
    Map<String, Box> boxes =
        file.shaped(0, file.length(), "HEIF", "ftyp", "uuid*", "meta?", "moov?", "mdat");
    brands(boxes.get("ftyp"));
    for (Box box : file.boxes(0, file.length(), "HEIF")) {
      if (box.type().equals("uuid")) {
        require(
            options.keeps(Options.Keep.CONTENT_CREDENTIALS)
                && box.length() > 16
                && file.number(box.start(), 8) == CREDENTIALS_HIGH
                && file.number(box.start() + 8, 8) == CREDENTIALS_LOW,
            "HEIF: uuid must not be there");
      }
    }
    require(boxes.containsKey("meta") || boxes.containsKey("moov"), "HEIF: no picture");
    if (boxes.containsKey("meta")) {
      meta(boxes.get("meta"));
    }
    if (boxes.containsKey("moov")) {
      new HeifTrackWalk(file, properties, used).movie(boxes.get("moov"));
    }
    covered(boxes.get("mdat"));
  }

  private void brands(Box ftyp) throws VerifyFailure {
    require(ftyp.length() >= 12 && ftyp.length() % 4 == 0, "ftyp: of a wrong size");
    require(file.zeros(ftyp.start() + 4, ftyp.start() + 8), "ftyp: a minor version");
    for (int at = ftyp.start(); at < ftyp.end(); at += at == ftyp.start() ? 8 : 4) {
      require(BRANDS.contains(file.letters(at)), "ftyp: unknown brand");
    }
  }

  /** Items and samples, which may share data, fill mdat. */
  private void covered(Box mdat) throws VerifyFailure {
    int at = mdat.start();
    for (Map.Entry<Integer, Integer> range : used.entrySet()) {
      require(range.getKey() >= mdat.start(), "mdat: data before it");
      require(range.getKey() <= at, "mdat: bytes that belong to nothing");
      at = Math.max(at, range.getValue());
    }
    require(at == mdat.end(), "mdat: bytes that belong to nothing");
  }

  private void meta(Box meta) throws VerifyFailure {
    require(meta.length() > 4 && file.number(meta.start(), 4) == 0, "meta: version");
    Map<String, Box> boxes =
        file.shaped(
            meta.start() + 4,
            meta.end(),
            "meta",
            "hdlr",
            "pitm",
            "iloc",
            "iinf",
            "iref?",
            "iprp",
            "grpl?");
    Box hdlr = boxes.get("hdlr");
    require(
        file.text(hdlr.start(), hdlr.end()).equals("\0".repeat(8) + "pict" + "\0".repeat(13)),
        "hdlr: a name, or not of pictures");
    places(boxes.get("iloc"));
    types(boxes.get("iinf"));
    file.size(boxes.get("pitm"), 6);
    require(file.number(boxes.get("pitm").start(), 4) == 0, "pitm: version");
    int primary = file.u16(boxes.get("pitm").start() + 4);
    require(PICTURES.contains(types.getOrDefault(primary, "")), "pitm: not a picture");
    if (boxes.containsKey("iref")) {
      references(boxes.get("iref"));
    }
    properties(boxes.get("iprp"));
    if (boxes.containsKey("grpl")) {
      groups(boxes.get("grpl"));
    }
    require(types.keySet().containsAll(places.keySet()), "iloc: an item that is not there");
    for (Map.Entry<Integer, String> item : types.entrySet()) {
      item(item.getKey(), item.getValue());
    }
  }

  private void places(Box iloc) throws VerifyFailure {
    require(file.number(iloc.start(), 4) == 0, "iloc: version");
    require(file.u16(iloc.start() + 4) == 0x4400, "iloc: widths");
    int count = file.u16(iloc.start() + 6);
    file.size(iloc, 8 + 14 * count);
    for (int at = iloc.start() + 8; at < iloc.end(); at += 14) {
      require(file.u16(at + 2) == 0 && file.u16(at + 4) == 1, "iloc: not one extent in this file");
      long start = file.number(at + 6, 4);
      long end = start + file.number(at + 10, 4);
      require(end <= file.length() && end > start, "iloc: an item outside of the file");
      int[] range = {(int) start, (int) end};
      require(places.put(file.u16(at), range) == null, "iloc: an item twice");
      used.merge(range[0], range[1], Math::max);
    }
  }

  private void types(Box iinf) throws VerifyFailure {
    require(file.number(iinf.start(), 4) == 0, "iinf: version");
    List<Box> boxes = file.boxes(iinf.start() + 6, iinf.end(), "iinf");
    require(file.u16(iinf.start() + 4) == boxes.size(), "iinf: number of entries");
    for (Box infe : boxes) {
      require(infe.type().equals("infe") && infe.length() == 13, "infe: a name");
      require((file.number(infe.start(), 4) & ~1L) == 0x02000000L, "infe: version");
      require(file.u16(infe.start() + 6) == 0, "infe: protected");
      require(file.u8(infe.end() - 1) == 0, "infe: a name");
      String type = file.letters(infe.start() + 8);
      require(
          PICTURES.contains(type) || type.equals("Exif") && mayHoldExif(),
          "infe: an item that must not be there");
      require(types.put(file.u16(infe.start() + 4), type) == null, "iinf: an item twice");
    }
  }

  private boolean mayHoldExif() {
    return options.keeps(Options.Keep.DATE) || options.keeps(Options.Keep.COPYRIGHT);
  }

  private void references(Box iref) throws VerifyFailure {
    require(file.number(iref.start(), 4) == 0, "iref: version");
    for (Box box : file.boxes(iref.start() + 4, iref.end(), "iref")) {
      int from = file.u16(box.start());
      int count = file.u16(box.start() + 2);
      file.size(box, 4 + 2 * count);
      String type = types.getOrDefault(from, "");
      boolean allowed =
          switch (box.type()) {
            case "dimg" -> Set.of("grid", "iovl", "iden", "tmap").contains(type);
            case "auxl", "prem" -> PICTURES.contains(type);
            case "cdsc" -> type.equals("Exif");
            default -> false;
          };
      require(allowed, "iref: a reference that must not be there");
      for (int at = box.start() + 4; at < box.end(); at += 2) {
        require(
            PICTURES.contains(types.getOrDefault(file.u16(at), "")),
            "iref: to something that is no picture");
      }
      if (box.type().equals("dimg")) {
        require(parts.put(from, count) == null, "iref: dimg twice");
      }
    }
  }

  private void properties(Box iprp) throws VerifyFailure {
    Map<String, Box> boxes = file.shaped(iprp.start(), iprp.end(), "iprp", "ipco", "ipma");
    List<Box> list = file.boxes(boxes.get("ipco").start(), boxes.get("ipco").end(), "ipco");
    for (Box box : list) {
      properties.property(box);
    }
    Box ipma = boxes.get("ipma");
    int width = list.size() > 127 ? 2 : 1;
    require(file.number(ipma.start(), 4) == width - 1, "ipma: version");
    Set<Box> needed = new HashSet<>(list);
    int at = ipma.start() + 8;
    for (long entries = file.number(ipma.start() + 4, 4); entries > 0; entries--) {
      require(ipma.end() - at > 3, "ipma: cut off");
      List<Box> uses = new ArrayList<>();
      require(
          PICTURES.contains(types.getOrDefault(file.u16(at), ""))
              && itemProperties.put(file.u16(at), uses) == null,
          "ipma: not of a picture");
      int count = file.u8(at + 2);
      at += 3;
      for (; count > 0; count--) {
        require(ipma.end() - at >= width, "ipma: cut off");
        int index = (int) file.number(at, width) & (width == 1 ? 0x7F : 0x7FFF);
        require(index >= 1 && index <= list.size(), "ipma: a property that is not there");
        uses.add(list.get(index - 1));
        needed.remove(list.get(index - 1));
        at += width;
      }
    }
    require(at == ipma.end(), "ipma: of a wrong size");
    require(needed.isEmpty(), "ipco: a property that nothing has");
  }

  private void groups(Box grpl) throws VerifyFailure {
    for (Box box : file.boxes(grpl.start(), grpl.end(), "grpl")) {
      require(box.type().equals("altr") && file.number(box.start(), 4) == 0, "grpl: of a kind");
      long members = file.number(box.start() + 8, 4);
      require(members >= 2 && members <= types.size(), "altr: number of members");
      file.size(box, 12 + 4 * (int) members);
      require(file.number(box.start() + 4, 4) <= 0x1FFFF, "altr: number");
      for (int at = box.start() + 12; at < box.end(); at += 4) {
        require(types.containsKey((int) file.number(at, 4)), "altr: an item that is not there");
      }
    }
  }

  private void item(int id, String type) throws VerifyFailure {
    int[] place = places.get(id);
    if (type.equals("iden")) {
      require(place == null, "iden: has data");
      return;
    }
    require(place != null, "HEIF: an item without data");
    int start = place[0];
    int end = place[1];
    int partCount = parts.getOrDefault(id, 0);
    switch (type) {
      case "grid" -> {
        int width = numbers(start, "grid");
        require(end - start == 4 + 2 * width, "grid: of a wrong size");
        require(
            (file.u8(start + 2) + 1) * (file.u8(start + 3) + 1) == partCount, "grid: its cells");
      }
      case "iovl" ->
          require(
              end - start == 10 + 2 * numbers(start, "iovl") * (1 + partCount),
              "iovl: of a wrong size");
      case "tmap" -> {
        require(file.zeros(start, start + 5), "tmap: version");
        require((file.u8(start + 5) & 0x3F) == 0, "tmap: flags");
        int channels = (file.u8(start + 5) & 0x80) != 0 ? 3 : 1;
        require(end - start == 22 + 40 * channels, "tmap: of a wrong size");
      }
      case "Exif" -> {
        require(file.number(start, 4) == 0, "Exif: bytes before it");
        Set<Options.Keep> keep = EnumSet.noneOf(Options.Keep.class);
        keep.addAll(options.keep());
        keep.remove(Options.Keep.ORIENTATION); // does not count here
        ExifWalk.walk(file.bytes(), start + 4, end, new Options(keep));
      }
      default -> coded(id, type, start, end);
    }
  }

  private int numbers(int start, String what) throws VerifyFailure {
    require(file.u8(start) == 0 && file.u8(start + 1) <= 1, what + ": version or flags");
    return file.u8(start + 1) == 0 ? 2 : 4;
  }

  private void coded(int id, String type, int start, int end) throws VerifyFailure {
    String wanted = type.equals("hvc1") ? "hvcC" : "av1C";
    for (Box box : itemProperties.getOrDefault(id, List.of())) {
      if (box.type().equals(wanted)) {
        if (type.equals("hvc1")) {
          coded.hevc(start, end, coded.hevcConfiguration(box));
        } else {
          coded.av1(start, end);
        }
        return;
      }
    }
    throw new VerifyFailure("HEIF: a picture without configuration");
  }
}

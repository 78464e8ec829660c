// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.inspect.BoxScan.Box;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the items of a HEIF file reveal (meta, ISO/IEC 14496-12, 8.11): Exif, XMP and others that
 * are no pictures, names, thumbnails, depth maps and further pictures, profiles, descriptions.
 */
final class HeifItemsInspection {
  /** Items that are looked at; a large photo in tiles has some hundreds. */
  private static final int MAX_ITEMS = 20_000;

  /** Names that encoders give to every item of a kind. */
  private static final Set<String> USUAL_NAMES =
      Set.of("", "Color", "Alpha", "Exif", "XMP", "GMap", "HEVC Image", "Image");

  private static final Set<String> PICTURES =
      Set.of("hvc1", "av01", "avc1", "jpeg", "vvc1", "j2k1", "unci", "grid", "iovl", "iden");

  private static final class Item {
    private final String type;
    private final boolean hidden;
    private final String name;
    private final String mime;
    private final List<long[]> extents = new ArrayList<>(); // method, offset, length
    private final List<Box> properties = new ArrayList<>();

    Item(String type, boolean hidden, String name, String mime) {
      this.type = type;
      this.hidden = hidden;
      this.name = name;
      this.mime = mime;
    }
  }

  private final byte[] bytes;
  private final BoxScan scan;
  private final Findings findings;
  private final Blocks blocks;
  private final Map<Long, Item> items = new TreeMap<>();
  private final Map<String, Set<Long>> referring = new HashMap<>();
  private final Set<Long> parts = new HashSet<>();
  private Box idat;
  private long primary = -1;

  HeifItemsInspection(byte[] bytes, Findings findings, Blocks blocks) {
    this.bytes = bytes;
    this.scan = new BoxScan(bytes);
    this.findings = findings;
    this.blocks = blocks;
  }

  /** Reads the boxes in a meta box. */
  void read(int start, int end) {
    List<Box> boxes = scan.in(Math.min(start, end), end);
    for (Box box : boxes) {
      switch (box.type()) {
        case "iinf" -> entries(box);
        case "pitm" -> primary = scan.number(box.start() + 4, bytes[box.start()] == 0 ? 2 : 4);
        case "idat" -> idat = box;
        case "hdlr" -> {
          if (box.length() > 24) {
            findings.add(FindingKind.SOFTWARE, "Handler", scan.text(box.start() + 24, box.end()));
          }
        }
        case "iref" -> references(box);
        case "iloc", "iprp", "dinf", "grpl", "free", "ipro" -> {}
        default -> other(box);
      }
    }
    for (Box box : boxes) {
      if (box.type().equals("iloc")) {
        locations(box);
      } else if (box.type().equals("iprp")) {
        properties(box);
      }
    }
    items.forEach(this::item);
  }

  private void other(Box box) {
    String text = LooseText.of(bytes, box.start(), Math.min(box.end(), box.start() + 300));
    findings.add(
        text.length() > 5 ? FindingKind.TEXT : FindingKind.OTHER,
        "Box " + box.type(),
        text.length() > 5 ? text : PlainText.size(box.length()));
  }

  private void entries(Box iinf) {
    int from = iinf.start() + (bytes[iinf.start()] == 0 ? 6 : 8);
    for (Box infe : scan.in(Math.min(from, iinf.end()), iinf.end())) {
      int version = bytes[infe.start()];
      int idBytes = version == 3 ? 4 : 2;
      int type = infe.start() + 4 + idBytes + 2;
      if (version < 2 || type + 4 > infe.end() || items.size() == MAX_ITEMS) {
        continue;
      }
      String name = scan.text(type + 4, infe.end());
      int mime = type + 4 + name.getBytes(StandardCharsets.UTF_8).length + 1;
      items.put(
          scan.number(infe.start() + 4, idBytes),
          new Item(
              scan.letters(type),
              (bytes[infe.start() + 3] & 1) != 0,
              name,
              mime < infe.end() ? scan.text(mime, infe.end()) : ""));
    }
  }

  private void references(Box iref) {
    int idBytes = bytes[iref.start()] == 0 ? 2 : 4;
    for (Box box : scan.in(Math.min(iref.start() + 4, iref.end()), iref.end())) {
      if (box.length() >= idBytes) {
        referring
            .computeIfAbsent(box.type(), type -> new TreeSet<>())
            .add(scan.number(box.start(), idBytes));
      }
      if (box.type().equals("dimg")) {
        for (int at = box.start() + idBytes + 2; at + idBytes <= box.end(); at += idBytes) {
          parts.add(scan.number(at, idBytes));
        }
      }
    }
  }

  /** iloc: version, widths, then items with their extents; see ISO/IEC 14496-12, 8.11.3. */
  private void locations(Box iloc) {
    int version = bytes[iloc.start()];
    int widths = (int) scan.number(iloc.start() + 4, 2);
    int offset = widths >> 12;
    int length = widths >> 8 & 0xF;
    int base = widths >> 4 & 0xF;
    int index = version == 0 ? 0 : widths & 0xF;
    int idBytes = version < 2 ? 2 : 4;
    int at = iloc.start() + 6;
    long count = scan.number(at, idBytes);
    at += idBytes;
    for (; count > 0 && at + idBytes < iloc.end(); count--) {
      Item item = items.get(scan.number(at, idBytes));
      at += idBytes;
      long method = version == 0 ? 0 : scan.number(at, 2) & 0xF;
      at += version == 0 ? 2 : 4; // with the data reference
      final long start = scan.number(at, base);
      int extents = (int) scan.number(at + base, 2);
      at += base + 2;
      for (; extents > 0 && at < iloc.end(); extents--) {
        at += index;
        if (item != null && item.extents.size() < 100) {
          long from = start + scan.number(at, offset);
          item.extents.add(new long[] {method, from, scan.number(at + offset, length)});
        }
        at += offset + length;
      }
    }
  }

  private void properties(Box iprp) {
    List<Box> list = List.of();
    for (Box box : scan.in(iprp.start(), iprp.end())) {
      if (box.type().equals("ipco")) {
        list = scan.in(box.start(), box.end());
        list.forEach(this::property);
      } else if (box.type().equals("ipma")) {
        associations(box, list);
      }
    }
  }

  private void property(Box box) {
    switch (box.type()) {
      case "colr" -> {
        if (box.length() > 4 && bytes[box.start()] != 'n') {
          blocks.icc(slice(box.start() + 4, box.end()));
        }
      }
      case "udes" -> {
        String text = new String(slice(box.start() + 4, box.end()), StandardCharsets.UTF_8);
        findings.add(FindingKind.CAPTION, "User description", text.replace('\0', ' '));
      }
      case "crtt" -> time(FindingKind.TIME_TAKEN, "Creation time", box);
      case "mdft" -> time(FindingKind.TIME_MODIFIED, "Modification time", box);
      case "uuid" -> other(box);
      default -> {}
    }
  }

  /** Version, flags, microseconds since 1904. */
  private void time(FindingKind kind, String name, Box box) {
    if (box.length() >= 12) {
      long seconds = scan.number(box.start() + 4, 8) / 1_000_000;
      findings.add(kind, name, HeifInspection.time(seconds));
    }
  }

  private void associations(Box ipma, List<Box> list) {
    int idBytes = bytes[ipma.start()] == 0 ? 2 : 4;
    int width = (bytes[ipma.start() + 3] & 1) == 0 ? 1 : 2;
    int at = ipma.start() + 8;
    for (long count = scan.number(at - 4, 4); count > 0 && at < ipma.end(); count--) {
      Item item = items.get(scan.number(at, idBytes));
      at += idBytes;
      for (int uses = bytes[at++] & 0xFF; uses > 0; uses--) {
        int index = (int) scan.number(at, width) & (width == 1 ? 0x7F : 0x7FFF);
        if (item != null && index >= 1 && index <= list.size()) {
          item.properties.add(list.get(index - 1));
        }
        at += width;
      }
    }
  }

  private void item(long id, Item item) {
    if (!USUAL_NAMES.contains(item.name)) {
      findings.add(FindingKind.TEXT, "Item name", item.name);
    }
    switch (item.type) {
      case "Exif" -> {
        byte[] data = data(item);
        if (data.length > 4) {
          long start =
              4
                  + ((data[0] & 0xFFL) << 24
                      | (data[1] & 0xFF) << 16
                      | (data[2] & 0xFF) << 8
                      | data[3] & 0xFF);
          blocks.exif(exif(start < data.length ? (int) start : 4, data));
        }
      }
      case "mime" -> {
        byte[] data = data(item);
        if (item.mime.contains("rdf")) {
          blocks.xmp(data);
        } else {
          data("Item " + item.mime, data);
        }
      }
      case "uri ", "jumb" -> data("Item " + item.type.strip(), data(item));
      default -> picture(id, item);
    }
  }

  private static byte[] exif(int start, byte[] data) {
    boolean named =
        data.length > start + 6
            && new String(data, start, 4, StandardCharsets.US_ASCII).equals("Exif");
    return Arrays.copyOfRange(data, start + (named ? 6 : 0), data.length);
  }

  private void data(String name, byte[] data) {
    String text = LooseText.of(data, 0, Math.min(data.length, 300));
    findings.within(
        Carrier.APPLICATION_DATA,
        data.length,
        () ->
            findings.add(
                text.length() > 5 ? FindingKind.TEXT : FindingKind.OTHER,
                name,
                text.length() > 5 ? text : PlainText.size(data.length)));
  }

  private void picture(long id, Item item) {
    long size = item.extents.stream().mapToLong(extent -> Math.max(0, extent[2])).sum();
    if (referring.getOrDefault("thmb", Set.of()).contains(id)) {
      findings.add(FindingKind.THUMBNAIL, "Thumbnail", shape(item), size);
    } else if (referring.getOrDefault("auxl", Set.of()).contains(id)) {
      auxiliary(item, size);
    } else if (item.type.equals("tmap")) {
      findings.add(FindingKind.SECOND_IMAGE, "Gain map", shape(item), size);
    } else if (id != primary
        && !item.hidden
        && !parts.contains(id)
        && PICTURES.contains(item.type)) {
      findings.add(FindingKind.SECOND_IMAGE, "Further picture", shape(item), size);
    }
  }

  private void auxiliary(Item item, long size) {
    for (Box box : item.properties) {
      if (box.type().equals("auxC")) {
        String kind = scan.text(Math.min(box.start() + 4, box.end()), box.end());
        if (kind.contains("gainmap")) {
          findings.add(FindingKind.SECOND_IMAGE, "Gain map", shape(item), size);
        } else if (kind.endsWith("auxid:2")
            || kind.contains("depth")
            || kind.contains("disparity")) {
          findings.add(FindingKind.SECOND_IMAGE, "Depth map", shape(item), size);
        } else if (!kind.endsWith("alpha") && !kind.endsWith("auxid:1")) {
          findings.add(FindingKind.SECOND_IMAGE, "Auxiliary picture", kind, size);
        }
      }
    }
  }

  /** Width and height. */
  private String shape(Item item) {
    for (Box box : item.properties) {
      if (box.type().equals("ispe") && box.length() >= 12) {
        return scan.number(box.start() + 4, 4) + " x " + scan.number(box.start() + 8, 4);
      }
    }
    return item.type;
  }

  /** The data of an item, as much as is read; empty where they are not in this file. */
  private byte[] data(Item item) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (long[] extent : item.extents) {
      long start = extent[1] + (extent[0] == 1 && idat != null ? idat.start() : 0);
      int left = Ration.BYTES - data.size();
      if (extent[0] <= 1 && start >= 0 && start < bytes.length && extent[2] > 0 && left > 0) {
        long length = Math.min(Math.min(extent[2], bytes.length - start), left);
        data.write(bytes, (int) start, (int) length);
      }
    }
    return data.toByteArray();
  }

  private byte[] slice(int start, int end) {
    int from = Math.min(start, end);
    return Arrays.copyOfRange(bytes, from, Math.min(end, from + Ration.BYTES));
  }
}

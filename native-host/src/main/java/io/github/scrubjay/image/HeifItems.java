// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The items of a HEIF file (ISO/IEC 23008-12 and 14496-12, 8.11): what meta says of them.
 *
 * <pre>
 *   meta   version, flags
 *     hdlr   'pict'
 *     pitm   the item that is shown
 *     iinf   infe: id, protection, type, name        of each item
 *     iref   from, to ...                            by kind: dimg made of, auxl belongs to, ...
 *     iprp   ipco: properties in order; ipma: which of them each item has
 *     iloc, idat   see HeifLocations
 *     grpl   groups of items
 * </pre>
 */
final class HeifItems {
  /**
   * One item.
   *
   * @param mime the content type of items of type mime; empty for others
   */
  record Item(long id, String type, boolean hidden, boolean locked, boolean named, String mime) {}

  /** A reference from one item to others. */
  record Reference(String type, long from, List<Long> to) {}

  /**
   * One use of a property.
   *
   * @param index in ipco, from 0
   * @param essential whether a reader that does not know it must leave the item alone
   */
  record Use(int index, boolean essential) {}

  private final ByteBuffer image;
  private final TreeMap<Long, Item> items = new TreeMap<>();
  private final List<Reference> references = new ArrayList<>();
  private final Map<Long, List<Use>> uses = new HashMap<>();
  private final Map<Long, List<Long>> sources = new HashMap<>();
  private final List<List<Long>> alternatives = new ArrayList<>();
  private List<Box> properties = List.of();
  private long primary = -1;
  private HeifLocations locations;
  private boolean others;

  private HeifItems(ByteBuffer image) {
    this.image = image;
  }

  static HeifItems read(ByteBuffer image, Box meta) throws BadImage {
    HeifItems items = new HeifItems(image);
    items.meta(meta);
    return items;
  }

  private void meta(Box meta) throws BadImage {
    Boxes boxes = inFullBox(meta, "HEIF meta");
    for (Box box : boxes.list()) {
      switch (box.type()) {
        case "hdlr", "pitm", "iinf", "iref", "iprp", "iloc", "idat", "grpl", "dinf" -> {}
        default -> others = true;
      }
    }
    handler(boxes.require("hdlr"));
    Optional<Box> pitm = boxes.find("pitm");
    if (pitm.isPresent()) {
      BoxReader in = new BoxReader(image, pitm.get(), "HEIF pitm");
      int version = version(in, 1, "pitm");
      primary = version == 0 ? in.u16() : in.u32();
    }
    Optional<Box> iinf = boxes.find("iinf");
    if (iinf.isPresent()) {
      entries(iinf.get());
    }
    Optional<Box> iref = boxes.find("iref");
    if (iref.isPresent()) {
      references(iref.get());
    }
    Optional<Box> iprp = boxes.find("iprp");
    if (iprp.isPresent()) {
      properties(iprp.get());
    }
    Optional<Box> grpl = boxes.find("grpl");
    if (grpl.isPresent()) {
      groups(grpl.get());
    }
    locations = HeifLocations.read(image, boxes.find("iloc"), boxes.find("idat"));
  }

  private void handler(Box hdlr) throws BadImage {
    BoxReader in = new BoxReader(image, hdlr, "HEIF hdlr");
    in.skip(8);
    if (in.u32() != 0x70696374) {
      throw BadImage.unsupported("HEIF hdlr: must be pict");
    }
  }

  private Boxes inFullBox(Box box, String what) throws BadImage {
    if (box.bodyLength() < 4 || image.getInt(box.body()) != 0) {
      throw BadImage.malformed(what + ": version and flags, must be 0");
    }
    return Boxes.filling(image, box.body() + 4, box.end(), what);
  }

  private static int version(BoxReader in, int highest, String what) throws BadImage {
    int version = in.u8();
    in.skip(3);
    if (version > highest) {
      throw BadImage.malformed(
          "HEIF " + what + ": version " + version + ", must be 0 to " + highest);
    }
    return version;
  }

  private void entries(Box iinf) throws BadImage {
    BoxReader in = new BoxReader(image, iinf, "HEIF iinf");
    long count = version(in, 1, "iinf") == 0 ? in.u16() : in.u32();
    List<Box> boxes = Boxes.filling(image, in.at(), iinf.end(), "HEIF iinf").list();
    if (count != boxes.size()) {
      throw BadImage.malformed("HEIF iinf: " + boxes.size() + " entries, says " + count);
    }
    for (Box box : boxes) {
      if (box.is("infe")) {
        entry(box);
      }
    }
  }

  private void entry(Box infe) throws BadImage {
    BoxReader in = new BoxReader(image, infe, "HEIF infe");
    int version = in.u8();
    boolean hidden = (in.unsigned(3) & 1) != 0;
    if (version != 2 && version != 3) {
      throw BadImage.unsupported("HEIF infe: version " + version + ", must be 2 or 3");
    }
    long id = version == 2 ? in.u16() : in.u32();
    boolean locked = in.u16() != 0;
    String type = Boxes.type(image, in.at());
    in.skip(4);
    String name = text(in);
    String mime = type.equals("mime") ? text(in) : "";
    Item item = new Item(id, type, hidden, locked, !name.isEmpty(), mime);
    if (items.put(id, item) != null) {
      throw BadImage.malformed("HEIF iinf: an item twice");
    }
  }

  /** A text up to its 0, or to the end; of long ones the beginning. */
  private String text(BoxReader in) throws BadImage {
    StringBuilder text = new StringBuilder();
    while (in.remaining() > 0) {
      int letter = in.u8();
      if (letter == 0) {
        break;
      }
      if (text.length() < 100) {
        text.append((char) letter);
      }
    }
    return text.toString();
  }

  private void references(Box iref) throws BadImage {
    BoxReader in = new BoxReader(image, iref, "HEIF iref");
    int idBytes = version(in, 1, "iref") == 0 ? 2 : 4;
    int total = 0;
    for (Box box : Boxes.filling(image, in.at(), iref.end(), "HEIF iref").list()) {
      BoxReader reference = new BoxReader(image, box, "HEIF iref");
      long from = reference.unsigned(idBytes);
      int count = reference.count(reference.u16(), idBytes);
      total += count;
      if (total > Limits.PARTS) {
        throw BadImage.tooLarge("HEIF iref: more than " + Limits.PARTS + " references");
      }
      List<Long> to = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        to.add(reference.unsigned(idBytes));
      }
      if (box.is("iloc")) {
        sources.put(from, to);
      } else {
        references.add(new Reference(box.type(), from, to));
      }
    }
  }

  private void properties(Box iprp) throws BadImage {
    Boxes boxes = Boxes.filling(image, iprp.body(), iprp.end(), "HEIF iprp");
    Box ipco = boxes.require("ipco");
    properties = Boxes.filling(image, ipco.body(), ipco.end(), "HEIF ipco").list();
    int total = 0;
    for (Box box : boxes.list()) {
      if (box.is("ipma")) {
        total = associations(box, total);
      }
    }
  }

  private int associations(Box ipma, int before) throws BadImage {
    BoxReader in = new BoxReader(image, ipma, "HEIF ipma");
    int total = before;
    int version = in.u8();
    boolean wide = (in.unsigned(3) & 1) != 0;
    if (version > 1) {
      throw BadImage.malformed("HEIF ipma: version " + version + ", must be 0 or 1");
    }
    int entries = in.count(in.u32(), version == 0 ? 3 : 5);
    for (int entry = 0; entry < entries; entry++) {
      long id = version == 0 ? in.u16() : in.u32();
      int count = in.u8();
      total += count;
      if (total > Limits.PARTS) {
        throw BadImage.tooLarge("HEIF ipma: more than " + Limits.PARTS + " uses of properties");
      }
      List<Use> list = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int value = wide ? in.u16() : in.u8();
        int index = value & (wide ? 0x7FFF : 0x7F);
        boolean essential = (value & (wide ? 0x8000 : 0x80)) != 0;
        if (index > properties.size()) {
          throw BadImage.malformed("HEIF ipma: property " + index + " of " + properties.size());
        }
        if (index > 0) { // 0 stands for none
          list.add(new Use(index - 1, essential));
        }
      }
      if (uses.put(id, list) != null) {
        throw BadImage.malformed("HEIF ipma: an item twice");
      }
    }
    return total;
  }

  /** Of the kinds of groups one decides what is shown: altr, the best that a viewer can. */
  private void groups(Box grpl) throws BadImage {
    int total = 0;
    for (Box box : Boxes.filling(image, grpl.body(), grpl.end(), "HEIF grpl").list()) {
      if (!box.is("altr")) {
        others = true;
        continue;
      }
      BoxReader in = new BoxReader(image, box, "HEIF altr");
      in.skip(8); // version, flags, id of the group
      int count = in.count(in.u32(), 4);
      total += count;
      if (total > Limits.PARTS) {
        throw BadImage.tooLarge("HEIF grpl: more than " + Limits.PARTS + " members");
      }
      List<Long> group = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        group.add(in.u32());
      }
      alternatives.add(group);
    }
  }

  /** The items by id. */
  TreeMap<Long, Item> all() {
    return items;
  }

  Optional<Item> primary() {
    return Optional.ofNullable(items.get(primary));
  }

  List<Reference> references() {
    return references;
  }

  /** The properties of an item in their order, which counts. */
  List<Use> uses(Item item) {
    return uses.getOrDefault(item.id, List.of());
  }

  /** The box of a property, by its index from 0. */
  Box property(int index) {
    return properties.get(index);
  }

  int propertyCount() {
    return properties.size();
  }

  /** Groups of items of which a viewer shows one, the best first. */
  List<List<Long>> alternatives() {
    return alternatives;
  }

  /** Whether there are boxes in meta that no picture needs. */
  boolean hasOthers() {
    return others;
  }

  /** The data of an item; empty where it has none. */
  Stretch data(Item item) throws BadImage {
    return locations.of(item.id, sources);
  }
}

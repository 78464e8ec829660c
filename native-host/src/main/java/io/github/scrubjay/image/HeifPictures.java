// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import io.github.scrubjay.image.HeifItems.Item;
import io.github.scrubjay.image.HeifItems.Use;
import io.github.scrubjay.image.HeifProperties.Property;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pictures of a clean HEIF file: meta with the items that stay, numbered from 1 in the order of
 * their ids.
 *
 * <pre>
 *   meta
 *     hdlr   'pict', no name
 *     pitm   the shown picture
 *     iloc   version 0: offset and length of each item in mdat
 *     iinf   infe version 2 of each item, no name
 *     iref   dimg, auxl, prem of each item; cdsc of Exif
 *     iprp   ipco: the properties that are used, each once; ipma
 *     grpl   altr groups of items that stay
 * </pre>
 */
final class HeifPictures {
  /** Items have 16 bits, the highest of which is none. */
  private static final int MAX_ITEMS = 65_000;

  private final ByteBuffer image;
  private final HeifItems items;
  private final HeifSelection selection;
  private final HeifProperties properties;
  private final Options options;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, MediaData.Slot> slots = new HashMap<>();
  private final Map<Long, List<Integer>> associations = new HashMap<>();
  private final Map<HashedProperty, Integer> used = new LinkedHashMap<>();
  private final Set<Carrier> removed = EnumSet.noneOf(Carrier.class);
  private final Set<Carrier> kept = EnumSet.noneOf(Carrier.class);
  private MediaData.Slot exif;

  /** A property by its content. */
  private record HashedProperty(String type, ByteBuffer body) {}

  HeifPictures(ByteBuffer image, HeifItems items, HeifProperties properties, Options options)
      throws BadImage {
    this.image = image;
    this.items = items;
    this.properties = properties;
    this.options = options;
    this.selection = HeifSelection.of(image, items, properties);
    if (selection.kept().size() > MAX_ITEMS) {
      throw BadImage.tooLarge("HEIF: more than " + MAX_ITEMS + " pictures");
    }
    for (long id : selection.kept().keySet()) {
      numbers.put(id, numbers.size() + 1);
    }
    noteRemoved();
  }

  Set<Carrier> removed() {
    return removed;
  }

  Set<Carrier> kept() {
    return kept;
  }

  boolean isToneMapped() {
    return selection.kept().values().stream().anyMatch(item -> item.type().equals("tmap"));
  }

  /** Cleans the data of all items and gives them places. Returns whether anything of them went. */
  boolean addTo(MediaData media, CodedData coded) throws BadImage {
    boolean less = false;
    for (Item item : selection.kept().values()) {
      Stretch data = items.data(item);
      List<Property> clean = properties(item);
      Pieces pieces;
      if (HeifDerived.isDerived(item.type())) {
        pieces = HeifDerived.clean(item.type(), data, selection.parts(item.id()).size());
      } else {
        pieces = coded.clean(data, clean);
        clean = coded.fitting(clean, data, pieces);
      }
      less |= pieces.length() < data.length();
      if (pieces.length() > 0) {
        slots.put(item.id(), media.add(pieces, data.offset()));
      }
      associate(item, clean);
    }
    addExif(media);
    return less;
  }

  /** The clean properties of an item in their order; of each kind that stays as many as it had. */
  private List<Property> properties(Item item) throws BadImage {
    List<Property> list = new ArrayList<>();
    for (Use use : items.uses(item)) {
      properties.clean(items.property(use.index())).ifPresent(list::add);
    }
    return list;
  }

  private void associate(Item item, List<Property> clean) throws BadImage {
    List<Integer> list = new ArrayList<>();
    int next = 0;
    for (Use use : items.uses(item)) {
      if (properties.clean(items.property(use.index())).isEmpty()) {
        continue;
      }
      Property property = clean.get(next++);
      HashedProperty key = new HashedProperty(property.type(), ByteBuffer.wrap(property.body()));
      Integer index = used.get(key);
      if (index == null) {
        index = used.size() + 1;
        used.put(key, index);
      }
      list.add(use.essential() ? -index : index);
      if (property.type().equals("colr") && property.body()[0] != 'n') {
        kept.add(Carrier.ICC);
      }
    }
    associations.put(item.id(), list);
  }

  /** Date and copyright notice, where a person keeps them. Which side is up is told otherwise. */
  private void addExif(MediaData media) throws BadImage {
    for (Item item : items.all().values()) {
      if (!item.type().equals("Exif")) {
        continue;
      }
      Stretch data = items.data(item);
      KeptExif block = BoxedExif.read(data);
      byte[] whole = BoxedExif.write(block, options);
      if (whole.length > 0) {
        kept.addAll(block.kept(options));
        boolean same =
            data.length() == whole.length && Arrays.equals(data.bytes(0, whole.length), whole);
        if (!same) {
          removed.add(Carrier.EXIF);
        }
        Pieces pieces =
            same && data.ranges().size() == 1
                ? new Pieces().keep(data.ranges())
                : new Pieces().insert(whole);
        exif = media.add(pieces, Integer.MAX_VALUE);
      } else {
        removed.add(Carrier.EXIF);
      }
      return; // readers take the first
    }
  }

  private void noteRemoved() throws BadImage {
    int exifs = 0;
    for (Item item : items.all().values()) {
      if (selection.kept().containsKey(item.id())) {
        noteIf(item.named(), Carrier.TEXT);
      } else {
        switch (item.type()) {
          case "Exif" -> noteIf(++exifs > 1, Carrier.EXIF);
          case "mime" ->
              removed.add(item.mime().contains("rdf") ? Carrier.XMP : Carrier.APPLICATION_DATA);
          case "uri ", "xml " -> removed.add(Carrier.APPLICATION_DATA);
          default -> removed.add(isThumbnail(item) ? Carrier.THUMBNAIL : Carrier.SECOND_IMAGE);
        }
      }
    }
    for (int i = 0; i < items.propertyCount(); i++) {
      noteProperty(items.property(i));
    }
    noteIf(items.hasOthers(), Carrier.APPLICATION_DATA);
  }

  private void noteProperty(Box box) {
    switch (box.type()) {
      case "colr" -> {}
      case "crtt", "mdft" -> removed.add(Carrier.TIME);
      case "udes", "altt" -> removed.add(Carrier.TEXT);
      default -> {
        try {
          Optional<Property> clean = properties.clean(box);
          noteIf(
              clean.isEmpty() || clean.get().body().length < box.bodyLength(),
              Carrier.APPLICATION_DATA);
        } catch (BadImage broken) {
          removed.add(Carrier.APPLICATION_DATA); // no item that stays has it
        }
      }
    }
  }

  private boolean isThumbnail(Item item) {
    return items.references().stream()
        .anyMatch(reference -> reference.type().equals("thmb") && reference.from() == item.id());
  }

  private void noteIf(boolean condition, Carrier carrier) {
    if (condition) {
      removed.add(carrier);
    }
  }

  /** Writes meta and returns where in {@code out} which offset is to be put in. */
  Map<Integer, MediaData.Slot> write(BoxWriter out) throws BadImage {
    int meta = out.open("meta", 0, 0);
    HeifMovie.writeHandler(out, "pict");
    int pitm = out.open("pitm", 0, 0);
    out.u16(numbers.get(items.primary().orElseThrow().id()));
    out.close(pitm);
    final Map<Integer, MediaData.Slot> offsets = locations(out);
    entries(out);
    references(out);
    propertiesAndUses(out);
    groups(out);
    out.close(meta);
    return offsets;
  }

  private int exifNumber() {
    return numbers.size() + 1;
  }

  private Map<Integer, MediaData.Slot> locations(BoxWriter out) {
    Map<Integer, MediaData.Slot> offsets = new HashMap<>();
    int iloc = out.open("iloc", 0, 0);
    out.u16(0x4400).u16(slots.size() + (exif == null ? 0 : 1)); // offsets and lengths of 4 bytes
    for (long id : selection.kept().keySet()) {
      if (slots.containsKey(id)) {
        location(out, numbers.get(id), slots.get(id), offsets);
      }
    }
    if (exif != null) {
      location(out, exifNumber(), exif, offsets);
    }
    out.close(iloc);
    return offsets;
  }

  private static void location(
      BoxWriter out, int number, MediaData.Slot slot, Map<Integer, MediaData.Slot> offsets) {
    out.u16(number).u16(0).u16(1); // in this file, one extent
    offsets.put(out.size(), slot);
    out.u32(0).u32(slot.length());
  }

  private void entries(BoxWriter out) {
    int iinf = out.open("iinf", 0, 0);
    out.u16(numbers.size() + (exif == null ? 0 : 1));
    for (Item item : selection.kept().values()) {
      entry(out, numbers.get(item.id()), item.type(), item.hidden());
    }
    if (exif != null) {
      entry(out, exifNumber(), "Exif", true);
    }
    out.close(iinf);
  }

  private static void entry(BoxWriter out, int number, String type, boolean hidden) {
    int infe = out.open("infe", 2, hidden ? 1 : 0);
    out.u16(number).u16(0);
    out.bytes(type.getBytes(StandardCharsets.ISO_8859_1)).u8(0);
    out.close(infe);
  }

  private void references(BoxWriter out) {
    BoxWriter all = new BoxWriter();
    for (Item item : selection.kept().values()) {
      int from = numbers.get(item.id());
      List<Long> parts =
          HeifDerived.isDerived(item.type()) ? selection.parts(item.id()) : List.of();
      reference(all, "dimg", from, parts);
      reference(all, "auxl", from, selection.owners(item.id()));
      reference(all, "prem", from, selection.premultiplied(item.id()));
    }
    if (exif != null) {
      reference(all, "cdsc", exifNumber(), List.of(items.primary().orElseThrow().id()));
    }
    if (all.size() > 0) {
      int iref = out.open("iref", 0, 0);
      out.bytes(all.toByteArray());
      out.close(iref);
    }
  }

  private void reference(BoxWriter out, String type, int from, List<Long> to) {
    if (!to.isEmpty()) {
      int box = out.open(type);
      out.u16(from).u16(to.size());
      to.forEach(id -> out.u16(numbers.get(id)));
      out.close(box);
    }
  }

  private void propertiesAndUses(BoxWriter out) throws BadImage {
    if (used.size() > 0x7FFF) {
      throw BadImage.tooLarge("HEIF: more than 32767 properties");
    }
    boolean wide = used.size() > 0x7F;
    int iprp = out.open("iprp");
    int ipco = out.open("ipco");
    used.keySet().forEach(property -> out.box(property.type, property.body.array()));
    out.close(ipco);
    int ipma = out.open("ipma", 0, wide ? 1 : 0);
    List<Item> with =
        selection.kept().values().stream()
            .filter(item -> !associations.get(item.id()).isEmpty())
            .toList();
    out.u32(with.size());
    for (Item item : with) {
      List<Integer> list = associations.get(item.id());
      out.u16(numbers.get(item.id())).u8(list.size());
      for (int index : list) {
        int value = Math.abs(index) | (index < 0 ? wide ? 0x8000 : 0x80 : 0);
        if (wide) {
          out.u16(value);
        } else {
          out.u8(value);
        }
      }
    }
    out.close(ipma);
    out.close(iprp);
  }

  private void groups(BoxWriter out) {
    BoxWriter all = new BoxWriter();
    int id = exifNumber() + 1;
    for (List<Long> group : items.alternatives()) {
      List<Long> members = group.stream().filter(numbers::containsKey).toList();
      if (members.size() > 1 && new HashSet<>(members).size() == members.size()) {
        int altr = all.open("altr", 0, 0);
        all.u32(id++).u32(members.size());
        members.forEach(member -> all.u32(numbers.get(member)));
        all.close(altr);
      }
    }
    if (all.size() > 0) {
      out.box("grpl", all.toByteArray());
    }
  }

  /** Whether a profile was there that no decoder can use. */
  Optional<Carrier> droppedProfile() {
    return kept.contains(Carrier.ICC) || !hadProfile()
        ? Optional.empty()
        : Optional.of(Carrier.ICC);
  }

  private boolean hadProfile() {
    for (int i = 0; i < items.propertyCount(); i++) {
      Box box = items.property(i);
      if (box.is("colr") && box.bodyLength() > 4 && image.get(box.body()) != 'n') {
        return true;
      }
    }
    return false;
  }
}

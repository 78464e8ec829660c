// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.HeifItems.Item;
import io.github.scrubjay.image.HeifItems.Reference;
import io.github.scrubjay.image.HeifItems.Use;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which items of a HEIF file stay: the picture that is shown, other pictures that viewers offer
 * beside it, what these are made of, and what belongs to them as transparency or gain map.
 * Thumbnails, depth maps, mattes, Exif, XMP and everything unknown go.
 */
final class HeifSelection {
  private static final Set<String> CODED = Set.of("hvc1", "av01");

  /** References of a picture that say nothing about how it is decoded. */
  private static final Set<String> HARMLESS =
      Set.of("dimg", "auxl", "prem", "thmb", "cdsc", "fdel", "eroi");

  /** Pictures of pictures: a turned grid of tiles with a gain map has three levels. */
  private static final int MAX_DEPTH = 8;

  private final ByteBuffer image;
  private final HeifItems items;
  private final HeifProperties properties;
  private final Map<Long, List<Long>> parts = new HashMap<>();
  private final Map<Long, Set<Long>> owners = new HashMap<>();
  private final Map<Long, List<Long>> belongings = new HashMap<>();
  private final Map<Long, Set<Long>> premultiplied = new HashMap<>();
  private final Map<Long, Set<String>> outgoing = new HashMap<>();
  private final Map<Long, Optional<BadImage>> refusals = new HashMap<>();
  private final TreeMap<Long, Item> kept = new TreeMap<>();

  private HeifSelection(ByteBuffer image, HeifItems items, HeifProperties properties) {
    this.image = image;
    this.items = items;
    this.properties = properties;
  }

  /**
   * @throws BadImage when the shown picture can't stay
   */
  static HeifSelection of(ByteBuffer image, HeifItems items, HeifProperties properties)
      throws BadImage {
    HeifSelection selection = new HeifSelection(image, items, properties);
    selection.references();
    selection.select();
    return selection;
  }

  /** The items that stay, by id. */
  TreeMap<Long, Item> kept() {
    return kept;
  }

  /** What an item is made of, in order. */
  List<Long> parts(long id) {
    return parts.getOrDefault(id, List.of());
  }

  /** The pictures that stay and that an item belongs to as transparency or gain map. */
  List<Long> owners(long id) {
    return staying(owners.getOrDefault(id, Set.of()));
  }

  /** The transparencies that stay and that an item's colours are multiplied by. */
  List<Long> premultiplied(long id) {
    return staying(premultiplied.getOrDefault(id, Set.of()));
  }

  private List<Long> staying(Set<Long> ids) {
    return ids.stream().filter(kept::containsKey).sorted().toList();
  }

  private void references() throws BadImage {
    for (Reference reference : items.references()) {
      outgoing.computeIfAbsent(reference.from(), id -> new HashSet<>()).add(reference.type());
      switch (reference.type()) {
        case "dimg" -> {
          if (parts.put(reference.from(), reference.to()) != null) {
            throw BadImage.malformed("HEIF iref: an item is made of others twice");
          }
        }
        case "auxl" -> {
          owners.computeIfAbsent(reference.from(), id -> new HashSet<>()).addAll(reference.to());
          for (long owner : reference.to()) {
            belongings.computeIfAbsent(owner, id -> new ArrayList<>()).add(reference.from());
          }
        }
        case "prem" ->
            premultiplied
                .computeIfAbsent(reference.from(), id -> new HashSet<>())
                .addAll(reference.to());
        default -> {}
      }
    }
  }

  private void select() throws BadImage {
    Item primary =
        items.primary().orElseThrow(() -> BadImage.malformed("HEIF pitm: no picture is shown"));
    keep(primary);
    for (Item item : items.all().values()) {
      if (isOffered(item)) {
        keepIfPossible(item);
      }
    }
  }

  /** Pictures that viewers list: not hidden, no thumbnails, nothing that only belongs to others. */
  private boolean isOffered(Item item) {
    Set<String> references = outgoing.getOrDefault(item.id(), Set.of());
    return !item.hidden()
        && (CODED.contains(item.type()) || HeifDerived.isDerived(item.type()))
        && !references.contains("thmb")
        && !references.contains("auxl");
  }

  private boolean keepIfPossible(Item item) throws BadImage {
    if (refusal(item.id(), 0).isPresent()) {
      return false; // it is not what is shown: it goes
    }
    keep(item);
    return true;
  }

  /** Keeps an item, what it is made of, and what belongs to any of these. */
  private void keep(Item first) throws BadImage {
    Optional<BadImage> refusal = refusal(first.id(), 0);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Deque<Item> todo = new ArrayDeque<>(List.of(first));
    while (!todo.isEmpty()) {
      Item item = todo.remove();
      if (kept.putIfAbsent(item.id(), item) != null) {
        continue;
      }
      if (HeifDerived.isDerived(item.type())) {
        parts(item.id()).forEach(part -> todo.add(items.all().get(part)));
      }
      for (long id : belongings.getOrDefault(item.id(), List.of())) {
        Item belonging = items.all().get(id);
        if (belonging != null && belongs(belonging)) {
          todo.add(belonging);
        }
      }
    }
  }

  private boolean belongs(Item item) throws BadImage {
    String kind = "";
    for (Use use : items.uses(item)) {
      if (items.property(use.index()).is("auxC")) {
        kind = properties.auxiliaryKind(items.property(use.index()));
      }
    }
    boolean alpha = HeifProperties.ALPHA.contains(kind);
    if (!alpha && !HeifProperties.GAIN_MAP.contains(kind)) {
      return false;
    }
    Optional<BadImage> refusal = refusal(item.id(), 0);
    if (alpha && refusal.isPresent()) {
      throw refusal.get(); // without it the picture would look different
    }
    return refusal.isEmpty();
  }

  /** Why an item or what it is made of can't stay. Each item is looked at once. */
  private Optional<BadImage> refusal(long id, int depth) {
    Optional<BadImage> known = refusals.get(id);
    if (known != null) {
      return known;
    }
    // While it is looked at: whoever comes here again came in a circle.
    refusals.put(id, Optional.of(BadImage.malformed("HEIF iref: a picture is made of itself")));
    Optional<BadImage> refusal = Optional.empty();
    try {
      require(id, depth);
    } catch (BadImage refused) {
      refusal = Optional.of(refused);
    }
    refusals.put(id, refusal);
    return refusal;
  }

  private void require(long id, int depth) throws BadImage {
    Item item = items.all().get(id);
    if (item == null) {
      throw BadImage.malformed("HEIF iref: a picture is made of one that is missing");
    }
    if (depth > MAX_DEPTH) {
      throw BadImage.malformed("HEIF iref: pictures of pictures, deeper than " + MAX_DEPTH);
    }
    requirePicture(item);
    if (HeifDerived.isDerived(item.type())) {
      HeifDerived.clean(item.type(), items.data(item), parts(id).size());
      for (long part : parts(id)) {
        Optional<BadImage> refusal = refusal(part, depth + 1);
        if (refusal.isPresent()) {
          throw refusal.get();
        }
      }
    }
  }

  private void requirePicture(Item item) throws BadImage {
    if (!CODED.contains(item.type()) && !HeifDerived.isDerived(item.type())) {
      throw BadImage.unsupported("HEIF: a picture coded in a way that can't be cleaned");
    }
    if (item.locked()) {
      throw BadImage.unsupported("HEIF: a picture that is encrypted");
    }
    for (String reference : outgoing.getOrDefault(item.id(), Set.of())) {
      if (!HARMLESS.contains(reference)) {
        throw BadImage.unsupported("HEIF: a picture that needs another in a way not known");
      }
    }
    boolean configured = false;
    for (Use use : items.uses(item)) {
      Boxes.Box box = items.property(use.index());
      if (use.essential()
          && properties.clean(box).isEmpty()
          && !HeifProperties.UNNEEDED.contains(box.type())) {
        throw BadImage.unsupported("HEIF: a picture with an essential property not known");
      }
      if (box.is("ispe")) {
        requireSize(box);
      }
      configured |= box.is(item.type().equals("hvc1") ? "hvcC" : "av1C");
    }
    if (CODED.contains(item.type()) && !configured) {
      throw BadImage.malformed("HEIF: a picture without its decoder's configuration");
    }
  }

  private void requireSize(Boxes.Box ispe) throws BadImage {
    BoxReader in = new BoxReader(image, ispe, "HEIF ispe");
    in.skip(4);
    long width = in.u32();
    long height = in.u32();
    if (width > Limits.PIXELS || height > Limits.PIXELS || width * height > Limits.PIXELS) {
      throw BadImage.tooLarge("HEIF: more than " + Limits.PIXELS + " pixels");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import io.github.scrubjay.image.HeifProperties.Property;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A track of pictures (ISO/IEC 14496-12, 8.3 to 8.7; ISO/IEC 23008-12, 7).
 *
 * <pre>
 *   trak
 *     tkhd   flags, times, id, duration, layer, group, matrix, width and height
 *     tref   thmb, auxl ...: other tracks
 *     edts   elst: which part is played, and how often
 *     mdia   mdhd: times, ticks a second, duration, language
 *            hdlr: 'pict', or 'auxv' for what belongs to another track
 *            minf  vmhd, dinf
 *                  stbl   stsd: how samples are coded; stts, ctts, stss: when they are shown;
 *                         stsc, stsz, stco or co64: where they are
 * </pre>
 */
final class HeifTrack {
  private static final Set<String> KNOWN =
      Set.of(
          "tkhd", "tref", "edts", "elst", "mdia", "mdhd", "hdlr", "minf", "vmhd", "nmhd", "dinf",
          "stbl", "stsd", "stts", "ctts", "stsc", "stsz", "stco", "co64", "stss");

  /** Visual sample entries (ISO/IEC 14496-12, 12.1.3) are as long before their boxes. */
  private static final int SAMPLE_ENTRY_BYTES = 78;

  private static final int MAX_EDITS = 100;

  /** A header's time fields: version 1 has them in 64 bits. */
  private record Times(int version, int flags, boolean set, long id, long scale, long duration) {}

  private final ByteBuffer image;
  private final HeifProperties properties;
  private Times header;
  private Times media;
  private int layer;
  private int group;
  private byte[] matrix;
  private byte[] size;
  private String handler;
  private String codec;
  private byte[] entrySize;
  private boolean others;
  private boolean named;
  private byte[] edits;
  private List<Long> owners = List.of();
  private List<Long> colours = List.of();
  private boolean thumbnail;
  private String kind = "";
  private final List<Property> entryProperties = new ArrayList<>();
  private HeifSamples samples;

  private HeifTrack(ByteBuffer image, HeifProperties properties) {
    this.image = image;
    this.properties = properties;
  }

  /**
   * Reads a track.
   *
   * @return one whose {@link #isPicture} says whether it can stay
   */
  static HeifTrack read(ByteBuffer image, Box trak, HeifProperties properties) throws BadImage {
    HeifTrack track = new HeifTrack(image, properties);
    track.read(trak);
    return track;
  }

  private void read(Box trak) throws BadImage {
    Boxes boxes = children(trak);
    Boxes mediaBoxes = children(boxes.require("mdia"));
    header(boxes.require("tkhd"));
    media = times(mediaBoxes.require("mdhd"), false);
    handler(mediaBoxes.require("hdlr"));
    Optional<Box> tref = boxes.find("tref");
    if (tref.isPresent()) {
      references(tref.get());
    }
    if (!handler.equals("pict") && !handler.equals("auxv")) {
      return;
    }
    Optional<Box> edts = boxes.find("edts");
    if (edts.isPresent()) {
      Optional<Box> elst = children(edts.get()).find("elst");
      edits = elst.isPresent() ? editList(elst.get()) : null;
    }
    Boxes information = children(mediaBoxes.require("minf"));
    Boxes table = children(information.require("stbl"));
    sampleEntry(table.require("stsd"));
    if (codec != null) {
      samples = HeifSamples.read(image, table);
    }
  }

  /** The boxes in one, noting those that do not stay. */
  private Boxes children(Box box) throws BadImage {
    Boxes boxes = Boxes.filling(image, box.body(), box.end(), "HEIF track");
    others |= boxes.list().stream().anyMatch(child -> !KNOWN.contains(child.type()));
    return boxes;
  }

  private void header(Box tkhd) throws BadImage {
    header = times(tkhd, true);
    BoxReader in = new BoxReader(image, tkhd, "HEIF tkhd");
    in.skip(4 + (header.version == 1 ? 32 : 20) + 8);
    layer = in.u16();
    group = in.u16();
    in.skip(4);
    matrix = HeifMovie.matrix(in.bytes(36));
    size = in.bytes(8);
  }

  /** The fields that tkhd and mdhd begin with; the media's have a scale, the track's an id. */
  private Times times(Box box, boolean ofTrack) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF " + box.type());
    int version = in.u8();
    if (version > 1) {
      throw BadImage.malformed("HEIF " + box.type() + ": version " + version + ", must be 0 or 1");
    }
    int flags = (int) in.unsigned(3) & 0xF;
    int width = version == 1 ? 8 : 4;
    long created = in.unsigned(width);
    long changed = in.unsigned(width);
    boolean set = created != 0 || changed != 0;
    long number = in.u32();
    if (ofTrack) {
      in.skip(4);
    }
    long duration = width == 8 ? in.raw64() : in.u32();
    return new Times(version, flags, set, ofTrack ? number : 0, number, duration);
  }

  private void handler(Box hdlr) throws BadImage {
    BoxReader in = new BoxReader(image, hdlr, "HEIF hdlr");
    in.skip(8);
    handler = Boxes.type(image, in.at());
    in.skip(4);
    in.skip(Math.min(12, in.remaining()));
    named = in.remaining() > 1;
  }

  private void references(Box tref) throws BadImage {
    for (Box box : Boxes.filling(image, tref.body(), tref.end(), "HEIF tref").list()) {
      BoxReader in = new BoxReader(image, box, "HEIF tref");
      int count = in.count(box.bodyLength() / 4, 4);
      List<Long> ids = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        ids.add(in.u32());
      }
      switch (box.type()) {
        case "auxl" -> owners = ids;
        case "prem" -> colours = ids;
        case "thmb" -> thumbnail = true;
        default -> others = true;
      }
    }
  }

  private byte[] editList(Box elst) throws BadImage {
    BoxReader in = new BoxReader(image, elst, "HEIF elst");
    int version = in.u8();
    int flags = (int) in.unsigned(3) & 1;
    int count = in.count(in.u32(), version == 1 ? 20 : 12);
    if (version > 1 || count > MAX_EDITS) {
      throw BadImage.malformed("HEIF elst: version " + version + ", " + count + " entries");
    }
    byte[] entries = in.bytes(count * (version == 1 ? 20 : 12));
    return new BoxWriter()
        .u32((long) version << 24 | flags)
        .u32(count)
        .bytes(entries)
        .toByteArray();
  }

  private void sampleEntry(Box stsd) throws BadImage {
    BoxReader in = new BoxReader(image, stsd, "HEIF stsd");
    in.skip(4);
    long count = in.u32();
    List<Box> entries = Boxes.filling(image, in.at(), stsd.end(), "HEIF stsd").list();
    if (count != 1 || entries.size() != 1) {
      throw BadImage.unsupported("HEIF stsd: " + count + " ways of coding, must be 1");
    }
    Box entry = entries.get(0);
    if (!Set.of("av01", "hvc1", "hev1").contains(entry.type())) {
      return;
    }
    BoxReader fields = new BoxReader(image, entry, "HEIF stsd");
    byte[] head = fields.bytes(SAMPLE_ENTRY_BYTES);
    entrySize = new byte[] {head[24], head[25], head[26], head[27]};
    named |= head[42] != 0;
    for (Box box : Boxes.filling(image, fields.at(), entry.end(), "HEIF sample entry").list()) {
      Optional<Property> clean = properties.clean(box);
      clean.ifPresent(entryProperties::add);
      others |= clean.isEmpty();
      if (box.is("auxi")) {
        kind = properties.auxiliaryKind(box);
      }
    }
    codec = entry.type();
  }

  long id() {
    return header.id;
  }

  /** Whether it holds pictures that can be cleaned. */
  boolean isPicture() {
    return codec != null && !thumbnail;
  }

  /** Whether it is for sound, films or text rather than pictures. */
  boolean isOfAnotherKind() {
    return !handler.equals("pict") && !handler.equals("auxv");
  }

  boolean isTransparency() {
    return HeifProperties.ALPHA.contains(kind);
  }

  /** The tracks that it belongs to; none for one that is shown. */
  List<Long> owners() {
    return owners;
  }

  boolean isThumbnail() {
    return thumbnail;
  }

  boolean hasTimes() {
    return header.set || media.set;
  }

  boolean hasName() {
    return named;
  }

  boolean hasOthers() {
    return others;
  }

  HeifSamples samples() {
    return samples;
  }

  List<Property> properties() {
    return entryProperties;
  }

  /**
   * Writes the clean track.
   *
   * @param numbers the new ids of the tracks that stay, by their old ones, in order
   * @param sizes of the clean samples
   * @return where in {@code out} the offset of the first sample is to be put in
   */
  int write(BoxWriter out, List<Long> numbers, List<Integer> sizes) {
    final int trak = out.open("trak");
    int tkhd = out.open("tkhd", header.version, header.flags);
    int width = header.version == 1 ? 8 : 4;
    out.zeros(2 * width).u32(1L + numbers.indexOf(header.id)).zeros(4);
    out.number(header.duration, width).zeros(8);
    out.u16(layer).u16(group).zeros(4).bytes(matrix).bytes(size);
    out.close(tkhd);
    references(out, numbers);
    if (edits != null) {
      int edts = out.open("edts");
      out.box("elst", edits);
      out.close(edts);
    }
    final int mdia = out.open("mdia");
    int mdhd = out.open("mdhd", media.version, 0);
    width = media.version == 1 ? 8 : 4;
    out.zeros(2 * width).u32(media.scale).number(media.duration, width);
    out.u16(0x55C4).zeros(2); // "und": no language
    out.close(mdhd);
    HeifMovie.writeHandler(out, handler);
    final int minf = out.open("minf");
    int vmhd = out.open("vmhd", 0, 1);
    out.zeros(8);
    out.close(vmhd);
    int dinf = out.open("dinf");
    int dref = out.open("dref", 0, 0);
    out.u32(1);
    int url = out.open("url ", 0, 1); // in this file
    out.close(url);
    out.close(dref);
    out.close(dinf);
    final int stbl = out.open("stbl");
    sampleEntry(out);
    int offset = samples.write(out, sizes);
    out.close(stbl);
    out.close(minf);
    out.close(mdia);
    out.close(trak);
    return offset;
  }

  private void references(BoxWriter out, List<Long> numbers) {
    List<Long> of = owners.stream().filter(numbers::contains).toList();
    List<Long> by = colours.stream().filter(numbers::contains).toList();
    if (of.isEmpty() && by.isEmpty()) {
      return;
    }
    int tref = out.open("tref");
    reference(out, "auxl", of, numbers);
    reference(out, "prem", by, numbers);
    out.close(tref);
  }

  private static void reference(BoxWriter out, String type, List<Long> ids, List<Long> numbers) {
    if (!ids.isEmpty()) {
      int box = out.open(type);
      ids.forEach(id -> out.u32(1L + numbers.indexOf(id)));
      out.close(box);
    }
  }

  private void sampleEntry(BoxWriter out) {
    int stsd = out.open("stsd", 0, 0);
    out.u32(1);
    int entry = out.open(codec);
    out.zeros(6).u16(1).zeros(16).bytes(entrySize);
    out.u32(0x480000).u32(0x480000).zeros(4).u16(1); // 72 dpi, one picture a sample
    out.zeros(32).u16(0x18).u16(0xFFFF); // no name, colour
    for (Property property : entryProperties) {
      out.box(property.type(), property.body());
    }
    out.close(entry);
    out.close(stsd);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes HEIF files of chosen items, properties, references, tracks and boxes. */
public final class HeifBuilder {
  public static final String ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
  public static final String GAIN_MAP = "urn:com:photo:aux:hdrgainmap";

  /** A picture that no test decodes: a unit of type IDR with some bytes in it. */
  public static final byte[] HEVC = unit(0x26, "HEVCPICTUREDATA");

  /** Likewise: a delimiter, a sequence header and a frame. */
  public static final byte[] AV1 =
      JpegBuilder.concat(new byte[] {0x12, 0}, obu(1, "SEQUENCE"), obu(6, "AV1FRAME"));

  private record Item(
      int id, String type, boolean hidden, String name, byte[] data, int method, int parts) {}

  private record Property(String type, byte[] body) {}

  private final String[] brands;
  private final List<Item> items = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();
  private final Map<Integer, List<Integer>> uses = new LinkedHashMap<>();
  private final ByteArrayOutputStream references = new ByteArrayOutputStream();
  private final ByteArrayOutputStream inMeta = new ByteArrayOutputStream();
  private final ByteArrayOutputStream beforeData = new ByteArrayOutputStream();
  private final ByteArrayOutputStream trailer = new ByteArrayOutputStream();
  private HeifMovieBuilder movie;
  private byte[] loose = new byte[0];
  private int locationVersion;

  private HeifBuilder(String... brands) {
    this.brands = brands;
  }

  /** A file with these brands, the first of which is the major one, and no item. */
  public static HeifBuilder empty(String... brands) {
    return new HeifBuilder(brands);
  }

  /** One HEVC picture of 4 x 2 pixels, item 1. */
  public static HeifBuilder heic() {
    return empty("heic", "mif1").picture(1, "hvc1", HEVC);
  }

  /** One AV1 picture of 4 x 2 pixels, item 1. */
  public static HeifBuilder avif() {
    return empty("avif", "mif1", "miaf").picture(1, "av01", AV1);
  }

  /** A coded picture with size and configuration. */
  public HeifBuilder picture(int id, String type, byte[] data) {
    item(id, type, data);
    property(id, false, "ispe", new BoxWriter().u32(0).u32(4).u32(2).toByteArray());
    return type.equals("hvc1")
        ? property(id, true, "hvcC", hevcConfiguration())
        : property(id, true, "av1C", new byte[] {(byte) 0x81, 0, 0, 0});
  }

  public HeifBuilder item(int id, String type, byte[] data) {
    items.add(new Item(id, type, false, "", data, 0, 1));
    return this;
  }

  /** As the last item, but hidden from lists of pictures. */
  public HeifBuilder hidden() {
    Item item = items.remove(items.size() - 1);
    items.add(new Item(item.id, item.type, true, item.name, item.data, item.method, item.parts));
    return this;
  }

  /** Gives the last item a name. For items of type mime a content type may follow a 0. */
  public HeifBuilder named(String name) {
    Item item = items.remove(items.size() - 1);
    items.add(new Item(item.id, item.type, item.hidden, name, item.data, item.method, item.parts));
    return this;
  }

  /**
   * Puts the last item elsewhere.
   *
   * @param method 0 in the file, 1 in idat, 2 in the item that {@code iloc} refers to
   * @param parts extents it is cut into
   */
  public HeifBuilder located(int method, int parts) {
    Item item = items.remove(items.size() - 1);
    items.add(new Item(item.id, item.type, item.hidden, item.name, item.data, method, parts));
    locationVersion = Math.max(locationVersion, method > 0 ? 1 : 0);
    return this;
  }

  public HeifBuilder property(int id, boolean essential, String type, byte[] body) {
    properties.add(new Property(type, body));
    uses.computeIfAbsent(id, key -> new ArrayList<>())
        .add(properties.size() | (essential ? 0x8000 : 0));
    return this;
  }

  public HeifBuilder auxiliary(int id, int owner, String kind) {
    property(id, true, "auxC", JpegBuilder.concat(new byte[4], JpegBuilder.latin1(kind + "\0")));
    return reference("auxl", id, owner);
  }

  public HeifBuilder reference(String type, int from, int... to) {
    BoxWriter out = new BoxWriter();
    int box = out.open(type);
    out.u16(from).u16(to.length);
    for (int id : to) {
      out.u16(id);
    }
    out.close(box);
    references.writeBytes(out.toByteArray());
    return this;
  }

  /** A box in meta, behind the usual ones. */
  public HeifBuilder inMeta(byte[] box) {
    inMeta.writeBytes(box);
    return this;
  }

  /** A box before mdat. */
  public HeifBuilder box(String type, byte[] body) {
    beforeData.writeBytes(boxBytes(type, body));
    return this;
  }

  public HeifBuilder movie(HeifMovieBuilder tracks) {
    movie = tracks;
    return this;
  }

  /** Bytes in mdat that no item has. */
  public HeifBuilder loose(byte[] bytes) {
    loose = bytes;
    return this;
  }

  /** Bytes behind the last box. */
  public HeifBuilder trailer(byte[] bytes) {
    trailer.writeBytes(bytes);
    return this;
  }

  public byte[] build() {
    int before = head(0).length + 8;
    BoxWriter out = new BoxWriter();
    out.bytes(head(before));
    int mdat = out.open("mdat");
    for (Item item : items) {
      if (item.method == 0) {
        out.bytes(item.data);
      }
    }
    if (movie != null) {
      out.bytes(movie.data());
    }
    out.bytes(loose);
    out.close(mdat);
    return out.bytes(trailer.toByteArray()).toByteArray();
  }

  private byte[] head(int dataStart) {
    BoxWriter out = new BoxWriter();
    int ftyp = out.open("ftyp");
    out.bytes(JpegBuilder.latin1(brands[0])).u32(0);
    for (String brand : brands) {
      out.bytes(JpegBuilder.latin1(brand));
    }
    out.close(ftyp);
    int samples = dataStart;
    if (!items.isEmpty()) {
      meta(out, dataStart);
      samples += items.stream().filter(i -> i.method == 0).mapToInt(i -> i.data.length).sum();
    }
    if (movie != null) {
      out.bytes(movie.box(samples));
    }
    return out.bytes(beforeData.toByteArray()).toByteArray();
  }

  private void meta(BoxWriter out, int dataStart) {
    int meta = out.open("meta", 0, 0);
    HeifMovie.writeHandler(out, "pict");
    int pitm = out.open("pitm", 0, 0);
    out.u16(items.get(0).id);
    out.close(pitm);
    byte[] idat = locations(out, dataStart);
    int iinf = out.open("iinf", 0, 0);
    out.u16(items.size());
    for (Item item : items) {
      int infe = out.open("infe", 2, item.hidden ? 1 : 0);
      out.u16(item.id).u16(0).bytes(JpegBuilder.latin1(item.type + item.name + "\0"));
      out.close(infe);
    }
    out.close(iinf);
    if (references.size() > 0) {
      int iref = out.open("iref", 0, 0);
      out.bytes(references.toByteArray());
      out.close(iref);
    }
    properties(out);
    if (idat.length > 0) {
      out.box("idat", idat);
    }
    out.bytes(inMeta.toByteArray());
    out.close(meta);
  }

  /** Writes iloc and returns what belongs into idat. */
  private byte[] locations(BoxWriter out, int dataStart) {
    ByteArrayOutputStream idat = new ByteArrayOutputStream();
    List<Item> located = items.stream().filter(item -> item.data.length > 0).toList();
    int iloc = out.open("iloc", locationVersion, 0);
    out.u16(locationVersion == 0 ? 0x4400 : 0x4404).u16(located.size());
    int inFile = dataStart;
    for (Item item : located) {
      out.u16(item.id);
      if (locationVersion > 0) {
        out.u16(item.method);
      }
      out.u16(0).u16(item.parts);
      int at =
          switch (item.method) {
            case 0 -> inFile;
            case 1 -> idat.size();
            default -> 0;
          };
      int left = item.data.length;
      for (int part = item.parts; part > 0; part--) {
        int length = left / part;
        if (locationVersion > 0) {
          out.u32(1);
        }
        out.u32(at).u32(length);
        at += length;
        left -= length;
      }
      if (item.method == 0) {
        inFile += item.data.length;
      } else if (item.method == 1) {
        idat.writeBytes(item.data);
      }
    }
    out.close(iloc);
    return idat.toByteArray();
  }

  private void properties(BoxWriter out) {
    int iprp = out.open("iprp");
    int ipco = out.open("ipco");
    properties.forEach(property -> out.box(property.type, property.body));
    out.close(ipco);
    int ipma = out.open("ipma", 0, 0);
    out.u32(uses.size());
    uses.forEach(
        (id, list) -> {
          out.u16(id).u8(list.size());
          list.forEach(use -> out.u8((use & 0x7F) | (use >= 0x8000 ? 0x80 : 0)));
        });
    out.close(ipma);
    out.close(iprp);
  }

  public static byte[] boxBytes(String type, byte[] body) {
    BoxWriter out = new BoxWriter();
    out.box(type, body);
    return out.toByteArray();
  }

  /** A HEVC unit behind its length: the header's first byte, then a text. */
  public static byte[] unit(int head, String text) {
    byte[] payload = JpegBuilder.latin1(text);
    return new BoxWriter().u32(2L + payload.length).u8(head).u8(1).bytes(payload).toByteArray();
  }

  /** An AV1 unit with its size. */
  public static byte[] obu(int type, String text) {
    byte[] payload = JpegBuilder.latin1(text);
    return new BoxWriter().u8(type << 3 | 2).u8(payload.length).bytes(payload).toByteArray();
  }

  /** hvcC with one parameter set of each kind. */
  static byte[] hevcConfiguration(byte[]... more) {
    BoxWriter out = new BoxWriter();
    out.u8(1).zeros(12).u16(0xF000).u8(0xFC).u8(0xFC).u8(0xF8).u8(0xF8).zeros(2).u8(0x0F);
    out.u8(3 + more.length);
    for (int type = 32; type <= 34; type++) {
      byte[] set = {(byte) (type << 1), 1, 7};
      out.u8(0x80 | type).u16(1).u16(set.length).bytes(set);
    }
    for (byte[] array : more) {
      out.bytes(array);
    }
    return out.toByteArray();
  }

  static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What properties of pictures stay (ISO/IEC 23008-12, 6.5; AVIF 1.1; also in the sample entries of
 * tracks), each in the one form that says the same with nothing beside it.
 */
final class HeifProperties {
  /** A clean property. */
  record Property(String type, byte[] body) {}

  /** Properties of a fixed size. Extra bytes behind it go. */
  private static final Map<String, Integer> SIZES =
      Map.ofEntries(
          Map.entry("ispe", 12), // width and height
          Map.entry("pasp", 8), // shape of a pixel
          Map.entry("clap", 32), // what part is shown
          Map.entry("irot", 1), // turned
          Map.entry("imir", 1), // mirrored
          Map.entry("iscl", 12), // scaled
          Map.entry("rloc", 12), // place in a larger picture
          Map.entry("lsel", 2), // which layer
          Map.entry("a1op", 1), // which operating point
          Map.entry("clli", 4), // brightest light
          Map.entry("mdcv", 24), // the screen it was made on
          Map.entry("amve", 8), // the light it was made in
          Map.entry("ndwt", 8), // how bright white is
          Map.entry("ccst", 8)); // how pictures of a track refer to each other

  /** Those of {@link #SIZES} that begin with version 0. */
  private static final Set<String> VERSIONED = Set.of("ispe", "iscl", "rloc", "ndwt");

  /**
   * What goes even where it claims to be essential: properties that only describe, profiles that no
   * decoder can use, names of auxiliary pictures of a kind that goes.
   */
  static final Set<String> UNNEEDED =
      Set.of(
          "crtt", "mdft", "udes", "altt", "aebr", "wbbr", "fobr", "afbr", "dobr", "pano", "cmin",
          "cmex", "colr", "auxC");

  /** Belongs to a picture as its transparency. */
  static final Set<String> ALPHA =
      Set.of(
          "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
          "urn:mpeg:hevc:2015:auxid:1",
          "urn:mpeg:avc:2015:auxid:1");

  /** Belongs to a picture as what screens of a wide range of brightness add to it. */
  static final Set<String> GAIN_MAP =
      Set.of("urn:com:photo:aux:hdrgainmap", "urn:com:apple:photo:2020:aux:hdrgainmap");

  /** A property as it was found: thousands of items may use the same one. */
  private record Found(Optional<Property> clean, BadImage refusal) {}

  private final ByteBuffer image;
  private final Options options;
  private final Map<Integer, Found> found = new HashMap<>();

  HeifProperties(ByteBuffer image, Options options) {
    this.image = image;
    this.options = options;
  }

  /**
   * The clean form.
   *
   * @return empty when it does not stay
   */
  Optional<Property> clean(Box box) throws BadImage {
    Found known = found.get(box.offset());
    if (known == null) {
      known = read(box);
      found.put(box.offset(), known);
    }
    if (known.refusal != null) {
      throw known.refusal;
    }
    return known.clean;
  }

  private Found read(Box box) {
    try {
      byte[] body =
          switch (box.type()) {
            case "hvcC" -> HevcData.configuration(image, box);
            case "av1C" -> Av1Data.configuration(image, box);
            case "colr" -> colour(box);
            case "pixi" -> depths(box);
            case "auxC", "auxi" -> auxiliaryBody(box);
            case "a1lx" -> layers(box);
            default -> SIZES.containsKey(box.type()) ? fixed(box) : null;
          };
      return new Found(
          Optional.ofNullable(body).map(bytes -> new Property(box.type(), bytes)), null);
    } catch (BadImage refusal) {
      return new Found(Optional.empty(), refusal);
    }
  }

  private byte[] fixed(Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF " + box.type());
    byte[] body = in.bytes(SIZES.get(box.type()));
    if (VERSIONED.contains(box.type()) && ByteBuffer.wrap(body).getInt() != 0) {
      throw BadImage.malformed("HEIF " + box.type() + ": version and flags, must be 0");
    }
    switch (box.type()) {
      case "irot" -> body[0] &= 3;
      case "imir" -> body[0] &= 1;
      case "ccst" -> {
        ByteBuffer.wrap(body).putInt(0, 0).put(5, (byte) 0).putShort(6, (short) 0);
      }
      default -> {}
    }
    return body;
  }

  /** nclx: three numbers and a bit. prof, rICC: a profile. Other kinds are for films. */
  private byte[] colour(Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF colr");
    byte[] kind = in.bytes(4);
    switch (new String(kind, StandardCharsets.ISO_8859_1)) {
      case "nclx" -> {
        byte[] numbers = in.bytes(7);
        numbers[6] &= (byte) 0x80;
        return new BoxWriter().bytes(kind).bytes(numbers).toByteArray();
      }
      case "prof", "rICC" -> {
        byte[] profile = in.bytes(in.remaining());
        Optional<byte[]> clean =
            options.keeps(Options.Keep.ICC) ? Optional.of(profile) : IccProfile.launder(profile);
        return clean
            .map(bytes -> new BoxWriter().bytes(kind).bytes(bytes).toByteArray())
            .orElse(null);
      }
      default -> {
        return null;
      }
    }
  }

  /**
   * Bits of each channel, and with flag 1 how channels are sampled: for each flags, and a byte
   * where bit 1 is set. Names of channels (bit 0) are text: the second part goes where there are
   * any.
   */
  private byte[] depths(Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF pixi");
    long versionAndFlags = in.u32();
    if (versionAndFlags > 1) {
      throw BadImage.malformed("HEIF pixi: version and flags, must be 0 or 1");
    }
    int channels = in.u8();
    byte[] bits = in.bytes(channels);
    BoxWriter sampling = new BoxWriter();
    boolean named = versionAndFlags == 0;
    for (int channel = 0; channel < channels && !named; channel++) {
      int flags = in.u8();
      named = (flags & 1) != 0;
      sampling.u8(flags);
      if ((flags & 2) != 0) {
        sampling.u8(in.u8());
      }
    }
    BoxWriter out = new BoxWriter().u32(named ? 0 : 1).u8(channels).bytes(bits);
    return (named ? out : out.bytes(sampling.toByteArray())).toByteArray();
  }

  /** What an auxiliary picture is; what else its maker says of it goes. */
  private byte[] auxiliaryBody(Box box) throws BadImage {
    String kind = auxiliaryKind(box);
    if (!ALPHA.contains(kind) && !GAIN_MAP.contains(kind)) {
      return null;
    }
    byte[] letters = kind.getBytes(StandardCharsets.ISO_8859_1);
    return new BoxWriter().u32(0).bytes(letters).u8(0).toByteArray();
  }

  /** The name in a box of type auxC or auxi. */
  String auxiliaryKind(Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF auxC");
    in.skip(4);
    StringBuilder kind = new StringBuilder();
    int letter = in.remaining() > 0 ? in.u8() : 0;
    while (letter != 0 && kind.length() < 100) {
      kind.append((char) letter);
      letter = in.remaining() > 0 ? in.u8() : 0;
    }
    return kind.toString();
  }

  /** AVIF 2.3.2.3: a flag for wide numbers, then the sizes of three layers. */
  private byte[] layers(Box box) throws BadImage {
    BoxReader in = new BoxReader(image, box, "AVIF a1lx");
    int wide = in.u8() & 1;
    return new BoxWriter().u8(wide).bytes(in.bytes(wide == 0 ? 6 : 12)).toByteArray();
  }
}

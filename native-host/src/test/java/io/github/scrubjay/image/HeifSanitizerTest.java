// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeifSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();

  /** Exif in an item: how far away the block is, then the block. */
  private static final byte[] EXIF = JpegBuilder.concat(new byte[4], Orientation.block(6), SECRET);

  private static final byte[] CREDENTIALS =
      JpegBuilder.concat(
          HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481"), new byte[4], SECRET);

  private record Dirty(String name, HeifBuilder heif, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static HeifBuilder heic() {
    return HeifBuilder.heic();
  }

  private static HeifBuilder avif() {
    return HeifBuilder.avif();
  }

  private static byte[] full(byte[] body) {
    return JpegBuilder.concat(new byte[4], body);
  }

  private static byte[] box(String type, byte[] body) {
    return HeifBuilder.boxBytes(type, body);
  }

  private static HeifBuilder withPicture(byte[] data) {
    return HeifBuilder.empty("heic", "mif1").picture(1, "hvc1", data);
  }

  private static byte[] hevcAnd(byte[]... units) {
    return JpegBuilder.concat(JpegBuilder.concat(units), HeifBuilder.HEVC);
  }

  private static HeifBuilder av1And(byte[]... units) {
    return HeifBuilder.empty("avif")
        .picture(1, "av01", JpegBuilder.concat(HeifBuilder.AV1, JpegBuilder.concat(units)));
  }

  private static HeifBuilder sequence(HeifMovieBuilder movie) {
    return HeifBuilder.empty("avis", "msf1", "mif1")
        .picture(1, "av01", HeifBuilder.AV1)
        .movie(movie);
  }

  private static HeifMovieBuilder pictures() {
    return HeifMovieBuilder.pictures();
  }

  static List<Dirty> carriers() {
    byte[] configuration =
        HeifBuilder.hevcConfiguration(
            JpegBuilder.concat(
                new byte[] {39, 0, 1, 0, (byte) (2 + SECRET.length), 0x4E, 1}, SECRET));
    return List.of(
        new Dirty("Exif", heic().item(2, "Exif", EXIF).reference("cdsc", 2, 1), Carrier.EXIF),
        new Dirty(
            "XMP", avif().item(2, "mime", SECRET).named("\0application/rdf+xml"), Carrier.XMP),
        new Dirty("another mime item", heic().item(2, "mime", SECRET), Carrier.APPLICATION_DATA),
        new Dirty("a uri item", heic().item(2, "uri ", SECRET), Carrier.APPLICATION_DATA),
        new Dirty("an item in idat", heic().item(2, "Exif", EXIF).located(1, 1), Carrier.EXIF),
        new Dirty(
            "an item of an unknown type", heic().item(2, "abcd", SECRET), Carrier.SECOND_IMAGE),
        new Dirty(
            "a thumbnail",
            heic()
                .picture(2, "hvc1", HeifBuilder.unit(0x26, "PLANTEDSECRET"))
                .reference("thmb", 2, 1),
            Carrier.THUMBNAIL),
        new Dirty(
            "a depth map",
            heic()
                .picture(2, "hvc1", HeifBuilder.unit(0x26, "PLANTEDSECRET"))
                .auxiliary(2, 1, "urn:mpeg:hevc:2015:auxid:2"),
            Carrier.SECOND_IMAGE),
        new Dirty(
            "a matte",
            heic()
                .picture(2, "hvc1", HeifBuilder.unit(0x26, "PLANTEDSECRET"))
                .auxiliary(2, 1, "urn:com:apple:photo:2019:aux:semanticskinmatte"),
            Carrier.SECOND_IMAGE),
        new Dirty(
            "a hidden picture",
            heic().picture(2, "hvc1", HeifBuilder.unit(0x26, "PLANTEDSECRET")).hidden(),
            Carrier.SECOND_IMAGE),
        new Dirty("a name", heic().named("PLANTEDSECRET"), Carrier.TEXT),
        new Dirty("a description", heic().property(1, false, "udes", full(SECRET)), Carrier.TEXT),
        new Dirty(
            "an essential description",
            heic().property(1, true, "udes", full(SECRET)),
            Carrier.TEXT),
        new Dirty("a date", heic().property(1, false, "crtt", full(SECRET)), Carrier.TIME),
        new Dirty(
            "a private property",
            heic().property(1, false, "uuid", SECRET),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a property that nothing has",
            heic().property(9, false, "abcd", SECRET),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a profile that is none",
            heic()
                .property(1, false, "colr", JpegBuilder.concat(JpegBuilder.latin1("prof"), SECRET)),
            Carrier.ICC),
        new Dirty("a box in meta", heic().inMeta(box("uuid", SECRET)), Carrier.APPLICATION_DATA),
        new Dirty("a uuid box", heic().box("uuid", SECRET), Carrier.APPLICATION_DATA),
        new Dirty(
            "content credentials", heic().box("uuid", CREDENTIALS), Carrier.CONTENT_CREDENTIALS),
        new Dirty("a free box", avif().box("free", SECRET), Carrier.PADDING),
        new Dirty("a skip box", avif().box("skip", SECRET), Carrier.PADDING),
        new Dirty("an unknown box", avif().box("abcd", SECRET), Carrier.APPLICATION_DATA),
        new Dirty("a video of a motion photo", heic().box("mpvd", SECRET), Carrier.VIDEO),
        new Dirty("bytes after the last box", heic().trailer(SECRET), Carrier.TRAILER),
        new Dirty(
            "a message of the encoder",
            withPicture(hevcAnd(HeifBuilder.unit(0x4E, "\5\15PLANTEDSECRET\200"))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a message behind one on brightness",
            withPicture(hevcAnd(HeifBuilder.unit(0x4E, "\220\4abcd\5\15PLANTEDSECRET\200"))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a message after the picture",
            withPicture(
                JpegBuilder.concat(HeifBuilder.HEVC, HeifBuilder.unit(0x50, "PLANTEDSECRET"))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "an unspecified unit",
            withPicture(hevcAnd(HeifBuilder.unit(0x7E, "PLANTEDSECRET"))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a message in the configuration",
            HeifBuilder.empty("heic")
                .item(1, "hvc1", HeifBuilder.HEVC)
                .property(1, true, "hvcC", configuration),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "private metadata of AV1",
            av1And(HeifBuilder.obu(5, "\4\265PLANTEDSECRET\200")),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "padding of AV1",
            av1And(HeifBuilder.obu(15, "PLANTEDSECRET\200")),
            Carrier.APPLICATION_DATA),
        new Dirty("dates of a sequence", sequence(pictures().clock(0x504C414EL)), Carrier.TIME),
        new Dirty(
            "dates of a sequence in 64 bits",
            sequence(pictures().clock(0x504C414EL).longTimes()),
            Carrier.TIME),
        new Dirty("names in a sequence", sequence(pictures().named("PLANTEDSECRET")), Carrier.TEXT),
        new Dirty(
            "user data of a sequence",
            sequence(pictures().inMovie(box("udta", SECRET))),
            Carrier.TEXT),
        new Dirty(
            "user data of a track",
            sequence(pictures().inTrack(box("udta", SECRET))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "metadata of a track",
            sequence(pictures().inTrack(box("meta", full(SECRET)))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "metadata in a sample",
            sequence(
                pictures()
                    .sample(
                        JpegBuilder.concat(
                            HeifBuilder.AV1, HeifBuilder.obu(5, "\4\265PLANTEDSECRET\200")))),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a sound track", sequence(pictures().track(2, "soun", "mp4a", "", "")), Carrier.VIDEO),
        new Dirty(
            "a thumbnail track",
            sequence(
                pictures()
                    .track(2, "pict", "av01", "", "thmb")
                    .sample(HeifBuilder.obu(6, "PLANTEDSECRET"))),
            Carrier.THUMBNAIL),
        new Dirty(
            "a depth track",
            sequence(
                pictures()
                    .track(2, "auxv", "av01", "urn:mpeg:hevc:2015:auxid:2", "auxl")
                    .sample(HeifBuilder.obu(6, "PLANTEDSECRET"))),
            Carrier.SECOND_IMAGE),
        new Dirty(
            "tracks beside a still picture",
            heic().movie(pictures().sample(HeifBuilder.obu(6, "PLANTEDSECRET"))),
            Carrier.VIDEO));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrierAndKeepsThePicture(Dirty dirty) throws Exception {
    byte[] image = dirty.heif.build();
    byte[] clean = checked(image);
    assertThat(Cleaned.edits(image).removed()).contains(dirty.carrier);
    assertThat(HeifBuilder.text(clean)).containsPattern("HEVCPICTUREDATA|SEQUENCE.*AV1FRAME");
  }

  /** Clean, and everything that holds for every clean file. */
  private static byte[] checked(byte[] image) throws BadImage {
    return checked(image, Options.DEFAULT);
  }

  private static byte[] checked(byte[] image, Options options) throws BadImage {
    byte[] clean = Cleaned.edits(image, options).apply(ByteBuffer.wrap(image));
    Cleaned.assertNoSecret(clean);
    assertThat(HeifBuilder.text(clean)).doesNotContain("PLAN");
    Edits again = Cleaned.edits(clean, options);
    assertThat(again.isIdentity(ByteBuffer.wrap(clean))).as("clean is left as it is").isTrue();
    assertThat(again.removed()).isEmpty();
    return clean;
  }

  @Test
  void leavesUnusedBytesOfTheDataBehind() throws Exception {
    checked(heic().loose(SECRET).build());
  }

  static List<Map.Entry<String, byte[]>> unchanged() {
    byte[] number = {0, 0, 0, 1};
    return List.of(
        Map.entry("irot", new byte[] {3}),
        Map.entry("imir", new byte[] {1}),
        Map.entry("clap", new byte[32]),
        Map.entry("pasp", new byte[8]),
        Map.entry("iscl", JpegBuilder.concat(new byte[4], number, number)),
        Map.entry("clli", number),
        Map.entry("mdcv", new byte[24]),
        Map.entry("pixi", new byte[] {0, 0, 0, 0, 3, 8, 8, 8}),
        Map.entry("pixi", new byte[] {0, 0, 0, 1, 1, 8, 2, 32}),
        Map.entry("colr", JpegBuilder.latin1("nclx\0\14\0\15\0\6\200")));
  }

  @ParameterizedTest
  @MethodSource("unchanged")
  void keepsPropertiesThatDecideWhatIsShown(Map.Entry<String, byte[]> property) throws Exception {
    byte[] clean =
        checked(heic().property(1, true, property.getKey(), property.getValue()).build());
    byte[] box = box(property.getKey(), property.getValue());
    assertThat(HeifBuilder.text(clean)).contains(HeifBuilder.text(box));
    assertThat(Cleaned.edits(clean).removed()).isEmpty();
  }

  static List<List<Object>> reduced() {
    return List.of(
        List.of("irot", new byte[] {(byte) 0xFD}, new byte[] {1}),
        List.of("clli", JpegBuilder.concat(new byte[4], SECRET), new byte[4]),
        List.of(
            "pixi",
            JpegBuilder.concat(new byte[] {0, 0, 0, 1, 1, 8, 1}, SECRET),
            new byte[] {0, 0, 0, 0, 1, 8}),
        List.of(
            "colr",
            JpegBuilder.latin1("nclx\0\14\0\15\0\6\377PLANTEDSECRET"),
            JpegBuilder.latin1("nclx\0\14\0\15\0\6\200")));
  }

  @ParameterizedTest
  @MethodSource("reduced")
  void nothingRidesInOrBehindAProperty(List<Object> property) throws Exception {
    String type = (String) property.get(0);
    byte[] clean = checked(heic().property(1, false, type, (byte[]) property.get(1)).build());
    assertThat(HeifBuilder.text(clean))
        .contains(HeifBuilder.text(box(type, (byte[]) property.get(2))));
  }

  @Test
  void launderesProfiles() throws Exception {
    byte[] profile = JpegBuilder.concat(JpegBuilder.latin1("prof"), IccBuilder.display().build());
    byte[] image = heic().property(1, false, "colr", profile).build();
    assertThat(HeifBuilder.text(checked(image))).contains("colrprof").contains("acsp");
    assertThat(Cleaned.edits(image).kept()).containsExactly(Carrier.ICC);
    byte[] kept =
        Cleaned.edits(image, new Options(EnumSet.of(Options.Keep.ICC)))
            .apply(ByteBuffer.wrap(image));
    assertThat(HeifBuilder.text(kept)).contains(HeifBuilder.text(profile));
  }

  @Test
  void keepsTransparencyAndWhatIsMultipliedByIt() throws Exception {
    byte[] clean =
        checked(
            avif()
                .picture(7, "av01", HeifBuilder.obu(6, "ALPHAFRAME"))
                .auxiliary(7, 1, HeifBuilder.ALPHA)
                .reference("prem", 1, 7)
                .build());
    assertThat(HeifBuilder.text(clean))
        .contains("ALPHAFRAME", "auxl\0\2\0\1\0\1", "prem\0\1\0\1\0\2", HeifBuilder.ALPHA);
  }

  @Test
  void aTransparencyThatCantBeKeptRefusesThePicture() {
    HeifBuilder heif = avif().item(2, "abcd", SECRET).auxiliary(2, 1, HeifBuilder.ALPHA);
    assertThatThrownBy(() -> Cleaned.of(heif.build())).isInstanceOf(BadImage.class);
  }

  private static byte[] toneMap(int extra) {
    return new BoxWriter()
        .u8(0)
        .u16(0)
        .u16(extra > 0 ? 7 : 0)
        .u8(0x40)
        .zeros(56)
        .bytes(Arrays.copyOf(SECRET, extra))
        .toByteArray();
  }

  @Test
  void keepsGainMapsWithTheirNumbersAlone() throws Exception {
    byte[] clean =
        checked(
            HeifBuilder.empty("avif", "mif1", "tmap")
                .picture(1, "av01", HeifBuilder.AV1)
                .picture(2, "av01", HeifBuilder.obu(6, "GAINFRAME"))
                .hidden()
                .item(3, "tmap", toneMap(SECRET.length))
                .reference("dimg", 3, 1, 2)
                .inMeta(
                    box(
                        "grpl",
                        box(
                            "altr",
                            new BoxWriter().u32(0).u32(99).u32(2).u32(3).u32(1).toByteArray())))
                .build());
    assertThat(HeifBuilder.text(clean))
        .contains("GAINFRAME", "tmap", "dimg\0\3\0\2\0\1\0\2", "altr")
        .contains(HeifBuilder.text(toneMap(0)));
  }

  @Test
  void keepsAuxiliaryGainMaps() throws Exception {
    byte[] clean =
        checked(
            avif()
                .picture(2, "av01", HeifBuilder.obu(6, "GAINFRAME"))
                .auxiliary(2, 1, HeifBuilder.GAIN_MAP)
                .item(3, "mime", SECRET)
                .reference("cdsc", 3, 2)
                .build());
    assertThat(HeifBuilder.text(clean)).contains("GAINFRAME", HeifBuilder.GAIN_MAP);
  }

  /** Items 1 (made of 2 and 3), 2, 3. */
  private static HeifBuilder composed(String type, byte[] data) {
    return HeifBuilder.empty("heic", "mif1")
        .item(1, type, data)
        .property(1, false, "ispe", new BoxWriter().u32(0).u32(8).u32(2).toByteArray())
        .picture(2, "hvc1", HeifBuilder.HEVC)
        .hidden()
        .picture(3, "hvc1", HeifBuilder.unit(0x26, "SECONDTILE"))
        .hidden()
        .reference("dimg", 1, 2, 3);
  }

  private static byte[] grid(byte[] behind) {
    return JpegBuilder.concat(new byte[] {0, 0, 0, 1, 0, 8, 0, 2}, behind);
  }

  @Test
  void keepsGridsAndOverlaysAndWhatTheyAreMadeOf() throws Exception {
    byte[] overlay =
        new BoxWriter().u8(0).u8(0).zeros(8).u16(8).u16(2).zeros(4).u16(4).u16(0).toByteArray();
    Map<String, byte[]> kinds = Map.of("grid", grid(SECRET), "iovl", overlay);
    for (Map.Entry<String, byte[]> kind : kinds.entrySet()) {
      byte[] clean = checked(composed(kind.getKey(), kind.getValue()).build());
      assertThat(HeifBuilder.text(clean))
          .contains("HEVCPICTUREDATA", "SECONDTILE", "dimg\0\1\0\2\0\2\0\3");
    }
    byte[] turned =
        checked(
            HeifBuilder.empty("heic")
                .item(1, "iden", new byte[0])
                .property(1, true, "irot", new byte[] {1})
                .picture(2, "hvc1", HeifBuilder.HEVC)
                .reference("dimg", 1, 2)
                .build());
    assertThat(HeifBuilder.text(turned)).contains("iden", "irot\1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void findsDataInTheFileInIdatAndInOtherItems(int method) throws Exception {
    HeifBuilder heif =
        HeifBuilder.empty("heic").picture(1, "hvc1", HeifBuilder.HEVC).located(method, 3);
    if (method == 2) {
      heif.item(5, "abcd", JpegBuilder.concat(HeifBuilder.HEVC, SECRET)).reference("iloc", 1, 5);
    }
    assertThat(checked(heif.build())).isEqualTo(checked(withPicture(HeifBuilder.HEVC, "heic")));
  }

  private static byte[] withPicture(byte[] data, String brand) {
    return HeifBuilder.empty(brand).picture(1, "hvc1", data).build();
  }

  @Test
  void keepsMessagesOnBrightnessInHevcAndAv1() throws Exception {
    byte[] message = HeifBuilder.unit(0x4E, "\220\4\0\1\0\1\200");
    byte[] clean = checked(withPicture(hevcAnd(message)).build());
    assertThat(HeifBuilder.text(clean)).contains(HeifBuilder.text(message));
    byte[] metadata = HeifBuilder.obu(5, "\1\0\1\0\1\200");
    assertThat(HeifBuilder.text(checked(av1And(metadata).build())))
        .contains(HeifBuilder.text(metadata));
  }

  @Test
  void sizesOfLayersFollowWhatIsTakenOutOfThem() throws Exception {
    byte[] secret = HeifBuilder.obu(15, "PLANTEDSECRET");
    byte[] first = JpegBuilder.concat(HeifBuilder.AV1, secret);
    byte[] sizes = new BoxWriter().u8(0).u16(first.length).zeros(4).toByteArray();
    byte[] clean =
        checked(
            HeifBuilder.empty("avif")
                .picture(1, "av01", JpegBuilder.concat(first, HeifBuilder.obu(6, "SECONDLAYER")))
                .property(1, false, "a1lx", sizes)
                .build());
    byte[] expected = new BoxWriter().u8(0).u16(HeifBuilder.AV1.length).zeros(4).toByteArray();
    assertThat(HeifBuilder.text(clean))
        .contains(HeifBuilder.text(box("a1lx", expected)), "SECONDLAYER");
  }

  @Test
  void keepsSequencesWithTheirTransparency() throws Exception {
    byte[] clean =
        checked(
            sequence(pictures().longOffsets().track(5, "auxv", "av01", HeifBuilder.ALPHA, "auxl"))
                .build());
    assertThat(HeifBuilder.text(clean))
        .contains("TRACK1", "TRACK5", "elst", "tref\0\0\0\14auxl\0\0\0\1", "auxi")
        .doesNotContain("co64");
  }

  @Test
  void dataThatAnItemAndASampleShareStayOnce() throws Exception {
    HeifBuilder shared =
        HeifBuilder.empty("avis", "mif1")
            .picture(1, "av01", HeifBuilder.AV1)
            .movie(pictures().sample(HeifBuilder.AV1));
    byte[] once = checked(shared.build());
    // As encoders write it: the item's place is that of the first sample.
    byte[] image = shared.build();
    int first = HeifBuilder.text(image).indexOf("mdat") + 4;
    int place = HeifBuilder.text(image).indexOf("iloc") + 4 + 4 + 4 + 6;
    assertThat(ByteBuffer.wrap(image).getInt(place)).isEqualTo(first);
    ByteBuffer.wrap(image).putInt(place, first + HeifBuilder.AV1.length);
    assertThat(checked(image)).hasSize(once.length - HeifBuilder.AV1.length);
  }

  @Test
  void keepsDateAndCopyrightOnRequestButNoOrientation() throws Exception {
    byte[] tiff =
        new BoxWriter()
            .bytes(JpegBuilder.latin1("MM\0*"))
            .u32(8)
            .u16(3)
            .bytes(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0})
            .bytes(new byte[] {1, 0x32, 0, 2, 0, 0, 0, 20, 0, 0, 0, 50})
            .bytes(new byte[] {(byte) 0x82, (byte) 0x98, 0, 2, 0, 0, 0, 4})
            .bytes(JpegBuilder.latin1("Ada\0"))
            .u32(0)
            .bytes(JpegBuilder.latin1("2026:05:01 14:03:22\0"))
            .bytes(SECRET)
            .toByteArray();
    byte[] item = JpegBuilder.concat(new byte[] {0, 0, 0, 6}, JpegBuilder.latin1("Exif\0\0"), tiff);
    byte[] image = heic().item(2, "Exif", item).reference("cdsc", 2, 1).build();
    assertThat(HeifBuilder.text(checked(image))).doesNotContain("Exif", "2026", "Ada");
    Options all =
        new Options(
            EnumSet.of(Options.Keep.ORIENTATION, Options.Keep.DATE, Options.Keep.COPYRIGHT));
    assertThat(HeifBuilder.text(checked(image, all)))
        .contains("Exif", "2026:05:01 14:03:22", "Ada\0", "cdsc\0\2\0\1\0\1")
        .doesNotContain("\1\22\0\3");
    assertThat(Cleaned.edits(image, all).kept()).containsExactly(Carrier.TIME, Carrier.COPYRIGHT);
  }

  @Test
  void keepsContentCredentialsOnRequest() throws Exception {
    byte[] image = heic().box("uuid", CREDENTIALS).box("uuid", SECRET).build();
    Options options = new Options(EnumSet.of(Options.Keep.CONTENT_CREDENTIALS));
    Edits edits = Cleaned.edits(image, options);
    byte[] clean = edits.apply(ByteBuffer.wrap(image));
    assertThat(edits.kept()).containsExactly(Carrier.CONTENT_CREDENTIALS);
    assertThat(HeifBuilder.text(clean)).contains(HeifBuilder.text(CREDENTIALS));
    assertThat(HeifBuilder.text(clean).split("PLANTEDSECRET", -1)).hasSize(2);
    assertThat(Cleaned.edits(clean, options).isIdentity(ByteBuffer.wrap(clean))).isTrue();
  }

  @Test
  void otherPicturesThatViewersOfferStay() throws Exception {
    byte[] clean =
        checked(heic().picture(5, "hvc1", HeifBuilder.unit(0x26, "SECONDPICTURE")).build());
    assertThat(HeifBuilder.text(clean)).contains("SECONDPICTURE");
  }

  @Test
  void brandsDecideTheFormatAndUnknownOnesGo() throws Exception {
    for (String brand : List.of("heic", "heix", "mif1", "msf1")) {
      byte[] image = HeifBuilder.empty("PLAN", brand).picture(1, "hvc1", HeifBuilder.HEVC).build();
      assertThat(Sanitizers.forImage(ByteBuffer.wrap(image)).format().name()).isEqualTo("heic");
      checked(image);
    }
    byte[] image = avif().build();
    assertThat(Sanitizers.forImage(ByteBuffer.wrap(image)).format().name()).isEqualTo("avif");
    byte[] video = HeifBuilder.empty("isom", "mp42").picture(1, "hvc1", HeifBuilder.HEVC).build();
    assertThatThrownBy(() -> Cleaned.of(video))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.UNSUPPORTED));
  }

  static List<Map.Entry<String, byte[]>> refused() {
    byte[] meta = heic().build();
    int size = HeifBuilder.text(meta).indexOf("meta") - 4;
    ByteBuffer.wrap(meta).putInt(size, 0);
    byte[] noDecoder = HeifBuilder.empty("heic").item(1, "hvc1", HeifBuilder.HEVC).build();
    return List.of(
        Map.entry(
            "a picture made of itself",
            HeifBuilder.empty("heic")
                .item(1, "grid", grid(new byte[0]))
                .reference("dimg", 1, 1, 1)
                .build()),
        Map.entry(
            "pictures made of each other",
            HeifBuilder.empty("heic")
                .item(1, "iden", new byte[0])
                .item(2, "iden", new byte[0])
                .reference("dimg", 1, 2)
                .reference("dimg", 2, 1)
                .build()),
        Map.entry(
            "a missing tile",
            HeifBuilder.empty("heic")
                .item(1, "grid", grid(new byte[0]))
                .reference("dimg", 1, 2, 3)
                .build()),
        Map.entry(
            "too few tiles",
            HeifBuilder.empty("heic")
                .item(1, "grid", grid(new byte[0]))
                .picture(2, "hvc1", HeifBuilder.HEVC)
                .reference("dimg", 1, 2)
                .build()),
        Map.entry(
            "an item that is in itself", heic().located(2, 1).reference("iloc", 1, 1).build()),
        Map.entry(
            "an unknown essential property", heic().property(1, true, "abcd", SECRET).build()),
        Map.entry(
            "a picture of an unknown kind",
            HeifBuilder.empty("heic").item(1, "jpeg", SECRET).build()),
        Map.entry("a picture without configuration", noDecoder),
        Map.entry("data that are no picture", withPicture(SECRET).build()),
        Map.entry("messages alone", withPicture(HeifBuilder.unit(0x4E, "\220\4abcd\200")).build()),
        Map.entry("a reference of an unknown kind", heic().reference("abcd", 1, 1).build()),
        Map.entry("a second meta", heic().box("meta", new byte[4]).build()),
        Map.entry("a meta of open size", meta),
        Map.entry(
            "a sequence without tracks",
            HeifBuilder.empty("avis").picture(1, "av01", HeifBuilder.AV1).build()),
        Map.entry("no item", HeifBuilder.empty("heic").build()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatCouldNotBeShownForSure(Map.Entry<String, byte[]> refused) {
    assertThatThrownBy(() -> Cleaned.of(refused.getValue())).isInstanceOf(BadImage.class);
  }

  @Test
  void tablesOfAMillionEntriesAreRefused() {
    int entries = 1_000_000;
    BoxWriter iloc = new BoxWriter().u32(0x02000000).u16(0).u32(entries).zeros(entries * 10);
    byte[] meta =
        new BoxWriter()
            .u32(0)
            .bytes(box("hdlr", JpegBuilder.latin1("\0\0\0\0\0\0\0\0pict" + "\0".repeat(13))))
            .bytes(box("iloc", iloc.toByteArray()))
            .toByteArray();
    byte[] image = HeifBuilder.empty("heic").box("meta", meta).build();
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void aPictureOfGiganticSizeIsRefused() {
    byte[] size = new BoxWriter().u32(0).u32(100_000).u32(100_000).toByteArray();
    assertThatThrownBy(() -> Cleaned.of(heic().property(1, false, "ispe", size).build()))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void holdsUnderDamage() {
    Cleaned.assertHoldsUnderDamage(
        composed("grid", grid(new byte[0]))
            .property(
                1,
                false,
                "colr",
                JpegBuilder.concat(JpegBuilder.latin1("prof"), IccBuilder.display().build()))
            .picture(4, "hvc1", hevcAnd(HeifBuilder.unit(0x4E, "\5\15PLANTEDSECRET\200")))
            .auxiliary(4, 1, "urn:mpeg:hevc:2015:auxid:1")
            .item(5, "Exif", EXIF)
            .item(6, "mime", SECRET)
            .named("PLANTEDSECRET\0application/rdf+xml")
            .property(1, false, "udes", full(SECRET))
            .box("uuid", SECRET)
            .trailer(SECRET)
            .build());
  }

  @Test
  void sequencesHoldUnderDamage() {
    Cleaned.assertHoldsUnderDamage(
        sequence(
                pictures()
                    .named("PLANTEDSECRET")
                    .inTrack(box("udta", SECRET))
                    .track(2, "auxv", "av01", HeifBuilder.ALPHA, "auxl")
                    .inMovie(box("udta", SECRET)))
            .build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebpSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();
  private static final byte[] NONE = {};

  private record Dirty(String name, WebpBuilder webp, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static WebpBuilder extended(int flags) {
    return WebpBuilder.extended(flags);
  }

  private static byte[] exif(int orientation) {
    return JpegBuilder.concat(Orientation.block(orientation), SECRET);
  }

  static List<Dirty> carriers() {
    byte[] vp8l = WebpBuilder.lossless().build();
    byte[] picture = Arrays.copyOfRange(vp8l, 12, vp8l.length);
    WebpBuilder frames = WebpBuilder.animated(2, NONE);
    return List.of(
        new Dirty("Exif", extended(8).lossyPicture().chunk("EXIF", exif(1)), Carrier.EXIF),
        new Dirty(
            "Exif with JPEG's name",
            extended(8)
                .lossyPicture()
                .chunk("EXIF", JpegBuilder.concat(JpegBuilder.latin1("Exif\0\0"), exif(6))),
            Carrier.EXIF),
        new Dirty("XMP", extended(4).lossyPicture().chunk("XMP ", SECRET), Carrier.XMP),
        new Dirty(
            "XMP of another name",
            extended(4).lossyPicture().chunk("XMP\0", SECRET),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "an unknown chunk before the picture",
            extended(0).chunk("JANE", SECRET).lossyPicture(),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a chunk behind a simple picture",
            WebpBuilder.lossy().chunk("ICMT", SECRET),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "content credentials",
            extended(0).lossyPicture().chunk("C2PA", SECRET),
            Carrier.CONTENT_CREDENTIALS),
        new Dirty(
            "a broken profile", extended(0x20).chunk("ICCP", SECRET).lossyPicture(), Carrier.ICC),
        new Dirty(
            "a second picture",
            extended(0).lossyPicture().chunk("VP8 ", SECRET),
            Carrier.SECOND_IMAGE),
        new Dirty(
            "a frame beside a still picture",
            extended(0).lossyPicture().chunk("ANMF", SECRET),
            Carrier.SECOND_IMAGE),
        new Dirty(
            "bytes behind raw alpha", extended(0x10).alpha(SECRET).lossyPicture(), Carrier.TRAILER),
        new Dirty(
            "bytes behind the animation control",
            extended(2).chunk("ANIM", JpegBuilder.concat(new byte[6], SECRET)).frame(0, picture),
            Carrier.TRAILER),
        new Dirty("a chunk in a frame", WebpBuilder.animated(2, SECRET), Carrier.APPLICATION_DATA),
        new Dirty("bytes after the end", WebpBuilder.lossless().trailer(SECRET), Carrier.TRAILER),
        new Dirty("bytes after an animation", frames.trailer(SECRET), Carrier.TRAILER));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Dirty dirty) throws Exception {
    byte[] image = dirty.webp.build();
    assertThat(new String(image, StandardCharsets.ISO_8859_1)).contains("PLANTEDSECRET");
    byte[] clean = Cleaned.settled(image);
    assertThat(Cleaned.edits(image).removed()).contains(dirty.carrier);
    List<ByteBuffer> pictures = WebpBuilder.pictures(clean);
    assertThat(WebpBuilder.pictures(image).subList(0, pictures.size())).isEqualTo(pictures);
  }

  static List<WebpBuilder> cleanImages() {
    return List.of(
        WebpBuilder.lossy(),
        WebpBuilder.lossless(),
        extended(0x10).alpha(NONE).lossyPicture(),
        extended(0x10).losslessPicture(false),
        extended(8).lossyPicture().chunk("EXIF", Orientation.block(6)),
        extended(2 | 0x10).chunk("ANIM", new byte[6]).frame(3, vp8l()));
  }

  private static byte[] vp8l() {
    byte[] webp = WebpBuilder.lossless().build();
    return Arrays.copyOfRange(webp, 12, webp.length);
  }

  @ParameterizedTest
  @MethodSource("cleanImages")
  void aCleanImageIsLeftAsItIs(WebpBuilder clean) throws Exception {
    byte[] image = clean.build();
    assertThat(Cleaned.edits(image).isIdentity(ByteBuffer.wrap(image))).isTrue();
  }

  @Test
  void anExtendedImageWithNothingBesideThePictureBecomesASimpleOne() throws Exception {
    assertThat(Cleaned.settled(extended(4).lossyPicture().chunk("XMP ", SECRET).build()))
        .isEqualTo(WebpBuilder.lossy().build());
    assertThat(Cleaned.settled(extended(0).losslessPicture(false).build()))
        .isEqualTo(WebpBuilder.lossless().build());
    assertThat(Cleaned.settled(extended(0x10).losslessPicture(true).build()))
        .hasSize(12 + 8 + 13 + 1);
  }

  @Test
  void staysExtendedWhereTheFlagsAndThePictureDifferAboutTransparency() throws Exception {
    for (WebpBuilder webp :
        List.of(
            extended(0x10).lossyPicture(),
            extended(0x10).losslessPicture(false),
            extended(0).losslessPicture(true))) {
      byte[] image = webp.build();
      assertThat(Cleaned.settled(image)).isEqualTo(image);
    }
  }

  @Test
  void clearsReservedBitsAndTheFlagsOfWhatIsGone() throws Exception {
    WebpBuilder dirty = extended(0xFD).alpha(NONE).lossyPicture().chunk("XMP ", SECRET);
    byte[] image = dirty.build();
    image[21] = 77; // reserved bytes of VP8X
    assertThat(Cleaned.settled(image)).isEqualTo(extended(0x10).alpha(NONE).lossyPicture().build());
    byte[] animated = extended(2).chunk("ANIM", new byte[6]).frame(0xFF, vp8l()).build();
    assertThat(Cleaned.settled(animated))
        .isEqualTo(extended(2).chunk("ANIM", new byte[6]).frame(3, vp8l()).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationSurvivesAloneAndOnlyWhereItMatters(int orientation) throws Exception {
    byte[] image = extended(8).lossyPicture().chunk("EXIF", exif(orientation)).build();
    byte[] expected =
        orientation == 1
            ? WebpBuilder.lossy().build()
            : extended(8).lossyPicture().chunk("EXIF", Orientation.block(orientation)).build();
    assertThat(Cleaned.settled(image)).isEqualTo(expected);
    Edits none = Cleaned.edits(image, new Options(Set.of()));
    assertThat(none.apply(ByteBuffer.wrap(image))).isEqualTo(WebpBuilder.lossy().build());
  }

  @Test
  void whatNoFlagAnnouncesStaysUnannounced() throws Exception {
    byte[] clean = Cleaned.settled(extended(0).lossyPicture().chunk("EXIF", exif(6)).build());
    assertThat(clean)
        .isEqualTo(extended(0).lossyPicture().chunk("EXIF", Orientation.block(6)).build());
  }

  @Test
  void theColourProfileIsLaunderedAndKeptOrStaysByteForByteOnRequest() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = extended(0x20).chunk("ICCP", profile).lossyPicture().build();
    byte[] clean = Cleaned.settled(image);
    assertThat(clean)
        .isEqualTo(
            extended(0x20)
                .chunk("ICCP", IccProfile.launder(profile).orElseThrow())
                .lossyPicture()
                .build());
    assertThat(Cleaned.edits(image).kept()).containsExactly(Carrier.ICC);
    Edits kept = Cleaned.edits(image, new Options(EnumSet.of(Options.Keep.ICC)));
    assertThat(kept.isIdentity(ByteBuffer.wrap(image))).isTrue();
  }

  @Test
  void metadataBeforeThePictureMovesBehindIt() throws Exception {
    byte[] image = extended(8).chunk("EXIF", exif(3)).lossyPicture().build();
    assertThat(Cleaned.settled(image))
        .isEqualTo(extended(8).lossyPicture().chunk("EXIF", Orientation.block(3)).build());
  }

  static List<Map.Entry<String, byte[]>> broken() {
    byte[] hidden = WebpBuilder.lossy().build();
    hidden[20] &= ~0x10;
    byte[] version = WebpBuilder.lossless().build();
    version[24] |= (byte) 0x80;
    return List.of(
        Map.entry("a size beyond the end", WebpBuilder.lossy().sizeError(2).build()),
        Map.entry("a size that cuts the picture", WebpBuilder.lossy().sizeError(-3).build()),
        Map.entry("no picture", extended(0).chunk("XMP ", SECRET).build()),
        Map.entry("an unknown first chunk", new WebpBuilder().chunk("JUNK", SECRET).build()),
        Map.entry(
            "alpha for a lossless picture", extended(0).alpha(NONE).losslessPicture(true).build()),
        Map.entry("alpha cut off", extended(0).chunk("ALPH", new byte[4]).lossyPicture().build()),
        Map.entry(
            "a picture of another size", WebpBuilder.extended(0, 5, 2).lossyPicture().build()),
        Map.entry(
            "a frame outside the canvas",
            WebpBuilder.extended(2, 3, 2).chunk("ANIM", new byte[6]).frame(0, vp8l()).build()),
        Map.entry("an animation without frames", extended(2).chunk("ANIM", new byte[6]).build()),
        Map.entry("frames without a control", extended(2).frame(0, vp8l()).build()),
        Map.entry("a picture beside frames", WebpBuilder.animated(1, NONE).lossyPicture().build()),
        Map.entry("a frame that is not shown", hidden),
        Map.entry("a lossless picture of a later version", version));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatADecoderWouldNotShowForSureIsRefused(Map.Entry<String, byte[]> broken) {
    assertThatThrownBy(() -> Cleaned.of(broken.getValue()))
        .isInstanceOf(BadImage.class)
        .hasMessageStartingWith("WebP");
  }

  @Test
  void aGiganticCanvasIsRefused() {
    byte[] image = WebpBuilder.extended(2, 65_535, 65_535).chunk("ANIM", new byte[6]).build();
    assertTooLarge(image);
  }

  @Test
  void tooManyFramesAreRefused() {
    assertTooLarge(WebpBuilder.animated(Limits.PARTS / 2, NONE).build());
  }

  private static void assertTooLarge(byte[] image) {
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  /** The fields before the number of partitions, none and all of the optional ones there. */
  private static List<Vp8HeaderBuilder> headers() {
    return List.of(
        new Vp8HeaderBuilder().field(2, 0).field(1, 0).field(10, 0x155).field(1, 0),
        new Vp8HeaderBuilder()
            .field(2, 3)
            .field(3, 7) // segments, their map and their data
            .field(1, 1)
            .fields(4, 8)
            .fields(4, 7)
            .fields(3, 8)
            .field(10, 0x2AA)
            .field(2, 3) // adjustments, and new ones
            .fields(8, 7));
  }

  private static byte[] frame(int header, int log2, int[] sizes, int bytes) {
    byte[] frame = headers().get(header).field(2, log2).frame(sizes, bytes);
    return new WebpBuilder().chunk("VP8 ", frame).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void partitionsThatLeaveTheirChunkAreRefused(int header) throws BadImage {
    int[] seven = {1, 2, 3, 4, 5, 6, 7};
    byte[] whole = frame(header, 3, seven, 28 + 1);
    assertThat(Cleaned.of(whole)).isEqualTo(whole);
    byte[] three = frame(header, 2, new int[] {9, 9, 9}, 27 + 1);
    assertThat(Cleaned.of(three)).isEqualTo(three);
    byte[] one = frame(header, 0, new int[0], 1);
    assertThat(Cleaned.of(one)).isEqualTo(one);
    for (byte[] cut :
        List.of(
            frame(header, 3, seven, 28),
            frame(header, 1, new int[] {0xFFFFFF}, 50),
            frame(header, 0, new int[0], 0),
            frame(header, 3, new int[] {1}, 2))) {
      assertThatThrownBy(() -> Cleaned.of(cut))
          .isInstanceOf(BadImage.class)
          .hasMessageContaining("partition leaves its chunk");
    }
  }

  @Test
  void holdsUnderDamage() {
    byte[] profile = IccBuilder.display().build();
    Cleaned.assertHoldsUnderDamage(
        extended(0x38)
            .chunk("ICCP", JpegBuilder.concat(profile, SECRET))
            .alpha(NONE)
            .lossyPicture()
            .chunk("EXIF", exif(6))
            .chunk("XMP ", SECRET)
            .chunk("JANE", SECRET)
            .trailer(SECRET)
            .build());
    Cleaned.assertHoldsUnderDamage(WebpBuilder.animated(2, SECRET).trailer(SECRET).build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.HeifBuilder;
import io.github.scrubjay.image.HeifMovieBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.image.Options;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeifWalkTest {
  private static final ImageFormat HEIC = new ImageFormat("heic", "image/heic", "heic");
  private static final ImageFormat AVIF = new ImageFormat("avif", "image/avif", "avif");

  private static void verify(byte[] image, Options options) throws VerifyFailure {
    boolean avif = new String(image, 8, 3, StandardCharsets.ISO_8859_1).equals("avi");
    new Verifier().verify(image, avif ? AVIF : HEIC, options);
  }

  private static HeifBuilder heic() {
    return HeifBuilder.heic();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static HeifBuilder withPicture(byte[]... units) {
    return HeifBuilder.empty("heic").picture(1, "hvc1", JpegBuilder.concat(units));
  }

  private static HeifBuilder withAv1(byte[] unit) {
    return HeifBuilder.empty("avif").picture(1, "av01", JpegBuilder.concat(HeifBuilder.AV1, unit));
  }

  private static HeifBuilder sequence(HeifMovieBuilder movie) {
    return HeifBuilder.empty("avis", "avif").picture(1, "av01", HeifBuilder.AV1).movie(movie);
  }

  private static HeifMovieBuilder pictures() {
    return HeifMovieBuilder.pictures();
  }

  private static HeifBuilder grid(int columns) {
    return HeifBuilder.empty("heic")
        .item(1, "grid", new byte[] {0, 0, 0, (byte) (columns - 1), 0, 8, 0, 2})
        .picture(2, "hvc1", HeifBuilder.HEVC)
        .hidden()
        .picture(3, "hvc1", HeifBuilder.unit(0x26, "SECONDTILE"))
        .hidden()
        .reference("dimg", 1, 2, 3);
  }

  static Stream<byte[]> cleanImages() {
    byte[] profile = JpegBuilder.concat(latin1("prof"), new ProfileBuilder().build());
    return Stream.of(
        heic().build(),
        HeifBuilder.avif().build(),
        heic().property(1, false, "colr", profile).build(),
        heic().property(1, true, "irot", new byte[] {1}).build(),
        withPicture(HeifBuilder.unit(0x4E, "\220\4\0\1\0\1\200"), HeifBuilder.HEVC).build(),
        withAv1(HeifBuilder.obu(5, "\1\0\1\0\1\200")).build(),
        grid(2).build(),
        sequence(pictures()).build(),
        sequence(pictures().longTimes()).build(),
        sequence(pictures().track(2, "auxv", "av01", HeifBuilder.ALPHA, "auxl")).build());
  }

  @ParameterizedTest
  @MethodSource("cleanImages")
  void passesACleanImage(byte[] image) {
    assertThatCode(() -> verify(image, Options.DEFAULT)).doesNotThrowAnyException();
  }

  static Stream<Arguments> dirtyImages() {
    byte[] ada = latin1("from Ada");
    byte[] exif = JpegBuilder.concat(new byte[4], latin1("MM\0*\0\0\0\10"));
    return Stream.of(
        arguments("mdat is missing", heic().box("free", ada)),
        arguments("a wrong size", heic().trailer(ada)),
        arguments("belong to nothing", heic().loose(ada)),
        arguments("unknown brand", HeifBuilder.empty("heic", "Adaa").picture(1, "hvc1", ada)),
        arguments("a name", heic().named("Ada")),
        arguments("item that must not be there", heic().item(2, "Exif", exif)),
        arguments("a name", heic().item(2, "mime", ada).named("\0application/rdf+xml")),
        arguments("item that must not be there", heic().item(2, "uri ", ada)),
        arguments("in another place", heic().inMeta(HeifBuilder.boxBytes("uuid", ada))),
        arguments("in another place", heic().located(1, 1)),
        arguments("iloc: of a wrong size", heic().located(0, 2)),
        arguments(
            "reference that must not be there",
            heic().picture(2, "hvc1", HeifBuilder.HEVC).reference("thmb", 2, 1)),
        arguments("property that must not be there", heic().property(1, false, "udes", ada)),
        arguments("irot: more", heic().property(1, true, "irot", new byte[] {5})),
        arguments("clli: of a wrong size", heic().property(1, false, "clli", ada)),
        arguments("colr", heic().property(1, false, "colr", ada)),
        arguments("ICC profile", heic().property(1, false, "colr", latin1("profAda"))),
        arguments("not of a picture", heic().property(9, false, "irot", new byte[1])),
        arguments(
            "auxiliary picture of another kind",
            heic().picture(2, "hvc1", HeifBuilder.HEVC).auxiliary(2, 1, "urn:ada")),
        arguments("grid: its cells", grid(3)),
        arguments(
            "message that must not be there",
            withPicture(HeifBuilder.unit(0x4E, "\5\3Ada\200"), HeifBuilder.HEVC)),
        arguments(
            "message that must not be there",
            withPicture(HeifBuilder.unit(0x4E, "\220\4abcd\200a"), HeifBuilder.HEVC)),
        arguments(
            "unit that must not be there",
            withPicture(HeifBuilder.HEVC, HeifBuilder.unit(0x50, "Ada"))),
        arguments("HEVC", withPicture(ada)),
        arguments("no slice", withPicture(HeifBuilder.unit(0x42, "Ada"))),
        arguments("metadata of another kind", withAv1(HeifBuilder.obu(5, "\4Ada\200"))),
        arguments("bytes behind metadata", withAv1(HeifBuilder.obu(5, "\1abcda"))),
        arguments("unit that must not be there", withAv1(HeifBuilder.obu(15, "Ada"))),
        arguments("delimiter with data", withAv1(HeifBuilder.obu(2, "Ada"))),
        arguments("a time", sequence(pictures().clock(1))),
        arguments("a time", sequence(pictures().clock(1).longTimes())),
        arguments("hdlr: of a wrong size", sequence(pictures().named("Ada"))),
        arguments(
            "box that must not be there",
            sequence(pictures().inMovie(HeifBuilder.boxBytes("udta", ada)))),
        arguments(
            "box that must not be there",
            sequence(pictures().inTrack(HeifBuilder.boxBytes("udta", ada)))),
        arguments("not of pictures", sequence(pictures().track(2, "soun", "mp4a", "", ""))),
        arguments("stco is missing", sequence(pictures().longOffsets())));
  }

  @ParameterizedTest
  @MethodSource("dirtyImages")
  void failsOnWhatIsLeftAndSaysWhere(String message, HeifBuilder image) {
    assertThatThrownBy(() -> verify(image.build(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Ada"));
  }

  @Test
  void contentCredentialsStayOnlyWherePeopleKeepThem() throws Exception {
    byte[] image = heic().build();
    byte[] box =
        HeifBuilder.boxBytes("uuid", HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec48100"));
    int ftyp = 24;
    byte[] with =
        JpegBuilder.concat(
            Arrays.copyOf(image, ftyp), box, Arrays.copyOfRange(image, ftyp, image.length));
    // The picture's place moves with it: iloc's first offset.
    int place = new String(with, StandardCharsets.ISO_8859_1).indexOf("iloc") + 18;
    ByteBuffer.wrap(with).putInt(place, ByteBuffer.wrap(with).getInt(place) + box.length);
    verify(with, new Options(EnumSet.of(Options.Keep.CONTENT_CREDENTIALS)));
    assertThatThrownBy(() -> verify(with, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining("uuid must not be there");
  }

  @Test
  void exifMayHoldADateWherePeopleKeepItButNoOrientation() throws Exception {
    Options options = new Options(EnumSet.allOf(Options.Keep.class));
    String date = "2026:05:01 14:03:22\0";
    String entry = "\1\62\0\2\0\0\0\24\0\0\0\32";
    byte[] kept = latin1("\0\0\0\0MM\0*\0\0\0\10\0\1" + entry + "\0\0\0\0" + date);
    byte[] turned = latin1("\0\0\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0");
    verify(heic().item(2, "Exif", kept).reference("cdsc", 2, 1).build(), options);
    assertThatThrownBy(() -> verify(heic().item(2, "Exif", turned).build(), options))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining("tag 0x112");
  }

  @Test
  void neverPassesACutOffImage() {
    for (byte[] image : new byte[][] {heic().build(), sequence(pictures()).build()}) {
      for (int length = 0; length < image.length; length++) {
        byte[] cut = Arrays.copyOf(image, length);
        assertThatThrownBy(() -> HeifWalk.walk(cut, Options.DEFAULT))
            .as("cut at %d", length)
            .isInstanceOf(VerifyFailure.class);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.HeifBuilder;
import io.github.scrubjay.image.HeifMovieBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.JpegBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeifInspectionTest {
  private static final ImageFormat HEIC = new ImageFormat("heic", "image/heic", "heic");

  private static List<Finding> inspect(byte[] image) {
    return new Inspector().inspect(ByteBuffer.wrap(image), HEIC);
  }

  private static HeifBuilder heic() {
    return HeifBuilder.heic();
  }

  private static HeifBuilder sequence(HeifMovieBuilder movie) {
    return HeifBuilder.empty("avis").picture(1, "av01", HeifBuilder.AV1).movie(movie);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] exif(ExifBuilder exif) {
    return JpegBuilder.concat(new byte[] {0, 0, 0, 6}, latin1("Exif\0\0"), exif.tiff());
  }

  @Test
  void findsNothingInACleanPicture() {
    assertThat(inspect(heic().build())).isEmpty();
    assertThat(inspect(HeifBuilder.avif().build())).isEmpty();
    assertThat(inspect(sequence(HeifMovieBuilder.pictures()).build())).isEmpty();
  }

  static Stream<Arguments> carriers() {
    byte[] xmp =
        latin1(
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:City='Paris'/>"
                + "</rdf:RDF></x:xmpmeta>");
    byte[] credentials =
        JpegBuilder.concat(
            HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481"), latin1("c2pa"));
    byte[] date = ByteBuffer.allocate(12).putLong(4, 3_860_848_000_000_000L).array();
    byte[] profile =
        JpegBuilder.concat(
            latin1("prof"), new ProfileBuilder().description("desc", "DELL U2720Q").build());
    return Stream.of(
        Arguments.of(
            "gps-position",
            "48.8584 N, 2.2945 E",
            heic().item(2, "Exif", exif(new ExifBuilder().position(48.8584, 2.2945, 35)))),
        Arguments.of(
            "owner-name",
            "Ada Example",
            heic()
                .item(2, "Exif", exif(new ExifBuilder().exifText(0xA430, "Ada Example")))
                .located(1, 2)),
        Arguments.of(
            "place-name", "Paris", heic().item(2, "mime", xmp).named("\0application/rdf+xml")),
        Arguments.of("text", "from Ada", heic().item(2, "uri ", latin1("from Ada"))),
        Arguments.of("text", "Ada's kitchen", heic().named("Ada's kitchen")),
        Arguments.of(
            "thumbnail",
            "4 x 2",
            heic().picture(2, "hvc1", HeifBuilder.HEVC).reference("thmb", 2, 1)),
        Arguments.of(
            "second-image",
            "4 x 2",
            heic()
                .picture(2, "hvc1", HeifBuilder.HEVC)
                .auxiliary(2, 1, "urn:mpeg:hevc:2015:auxid:2")),
        Arguments.of("second-image", "4 x 2", heic().picture(2, "hvc1", HeifBuilder.HEVC)),
        Arguments.of("second-image", "video, 8 bytes", heic().box("mpvd", latin1("from Ada"))),
        Arguments.of(
            "caption", "en Ada", heic().property(1, false, "udes", latin1("\0\0\0\0en\0Ada\0"))),
        Arguments.of("time-taken", "2026-05-05 17:46", heic().property(1, false, "crtt", date)),
        Arguments.of("colour-profile", "DELL U2720Q", heic().property(1, false, "colr", profile)),
        Arguments.of("content-credentials", "C2PA, 4 bytes", heic().box("uuid", credentials)),
        Arguments.of("text", "from Ada", heic().box("free", latin1("from Ada"))),
        Arguments.of(
            "trailer", "3 bytes after the end of the picture", heic().trailer(latin1("Ada"))),
        Arguments.of(
            "time-taken",
            "2026-05-05 17:46",
            sequence(HeifMovieBuilder.pictures().clock(3_860_848_000L))),
        Arguments.of(
            "software", "Ada coder", sequence(HeifMovieBuilder.pictures().named("Ada coder"))),
        Arguments.of(
            "second-image",
            "sound track",
            sequence(HeifMovieBuilder.pictures().track(2, "soun", "mp4a", "", ""))));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void findsEachCarrier(String kind, String value, HeifBuilder image) {
    assertThat(inspect(image.build()))
        .extracting(Finding::kind, Finding::value)
        .contains(tuple(kind, value));
  }

  @Test
  void neverThrowsOnCutOffOrChangedImages() {
    byte[] image =
        sequence(HeifMovieBuilder.pictures().clock(1).named("Ada"))
            .item(2, "Exif", exif(new ExifBuilder().position(1, 2, 3)))
            .named("Ada")
            .build();
    for (int at = 0; at < image.length; at++) {
      inspect(Arrays.copyOf(image, at));
      byte[] changed = image.clone();
      changed[at] ^= (byte) 0xFF;
      assertThat(inspect(changed)).hasSizeLessThanOrEqualTo(Findings.LIMIT);
    }
  }
}

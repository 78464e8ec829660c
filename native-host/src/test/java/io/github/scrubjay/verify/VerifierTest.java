// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.drew.imaging.FileType;
import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final ImageFormat JPEG = new ImageFormat("jpeg", "image/jpeg", "jpg");
  private static final ImageFormat PNG = new ImageFormat("png", "image/png", "png");
  private static final Options NOTHING_KEPT = new Options(Set.of());
  private static final Options ICC_KEPT = new Options(EnumSet.allOf(Options.Keep.class));

  private static void verify(byte[] image, Options options) throws VerifyFailure {
    new Verifier().verify(image, image[0] == (byte) 0xFF ? JPEG : PNG, options);
  }

  private static JpegBuilder jpeg() {
    return JpegBuilder.baseline();
  }

  private static PngBuilder png() {
    return new PngBuilder();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A GPS position hidden in an image, which is what most of the failures below are about. */
  private static final ExifBuilder GPS = new ExifBuilder().position(48.8584, 2.2945, 35);

  private static byte[] app2(byte[] profile) {
    return latin1("ICC_PROFILE\0\1\1" + new String(profile, StandardCharsets.ISO_8859_1));
  }

  private static byte[] iccp(byte[] profile) {
    return PngBuilder.deflated("icc", profile);
  }

  static Stream<byte[]> cleanImages() {
    byte[] profile = new ProfileBuilder().build();
    ExifBuilder turned = new ExifBuilder().orientation(6);
    return Stream.of(
        jpeg().build(),
        JpegBuilder.progressive().build(),
        jpeg().withExif(turned).build(),
        jpeg().with(JpegBuilder.APP2, app2(profile)).build(),
        jpeg().with(JpegBuilder.APP14, "Adobe\0\144\0\0\0\0\1").build(),
        png().build(),
        png().with("eXIf", turned.tiff()).build(),
        png().with("iCCP", iccp(profile)).build(),
        png().with("iCCP", iccp(new ProfileBuilder().tag("A2B0", table("")).build())).build(),
        png().with("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F}).build(),
        png().with("sRGB", new byte[1]).build(),
        png().with("cICP", new byte[] {1, 13, 0, 1}).build());
  }

  @ParameterizedTest
  @MethodSource("cleanImages")
  void passesACleanImage(byte[] image) {
    assertThatCode(() -> verify(image, Options.DEFAULT)).doesNotThrowAnyException();
  }

  static Stream<Arguments> dirtyImages() {
    byte[] comment = JpegBuilder.segment(JpegBuilder.COM, latin1("from Ada"));
    byte[] exifSegment = JpegBuilder.segment(JpegBuilder.APP1, GPS.app1());
    byte[] turned = new ExifBuilder().orientation(6).app1();
    return Stream.of(
        // JPEG: each carrier left in
        arguments("Exif: tag 0x8825", jpeg().withExif(GPS)),
        arguments(
            "orientation that needs no block", jpeg().withExif(new ExifBuilder().orientation(1))),
        arguments(
            "Exif: tag 0x13b", jpeg().withExif(new ExifBuilder().orientation(6).text(0x013B, "A"))),
        arguments("Exif: bytes behind", jpeg().with(JpegBuilder.APP1, longer(turned, "Ada"))),
        arguments(
            "second Exif", jpeg().with(JpegBuilder.APP1, turned).with(JpegBuilder.APP1, turned)),
        arguments("APP1 that is not Exif", jpeg().withXmp("photoshop:City='Paris'")),
        arguments("APP2 that is not", jpeg().with(JpegBuilder.APP2, "MPF\0MM\0*\0\0\0\10")),
        arguments("APP11", jpeg().with(JpegBuilder.APP11, "JP\0\1\0\0\0\1jumb")),
        arguments("APP12", jpeg().with(JpegBuilder.APP12, "Ducky\0\1\0\4\0\0\0\1")),
        arguments("APP13", jpeg().with(JpegBuilder.APP13, "Photoshop 3.0\0")),
        arguments("COM", jpeg().with(JpegBuilder.COM, "from Ada")),
        arguments("APP0 that is not JFIF", jpeg().with(JpegBuilder.APP0, "JFXX\0\23\1\1abc")),
        // JPEG: text in what stays
        arguments("JFIF with more", jpeg().lengthened(JpegBuilder.APP0, "Ada")),
        arguments("JFIF where none", jpeg().with(JpegBuilder.APP0, "JFIF\0\1\2\0\0\1\0\1\0\0")),
        arguments("Adobe with more", jpeg().with(JpegBuilder.APP14, "Adobe\0\144\0\0\0\0\1Ada")),
        arguments("Adobe with more", jpeg().with(JpegBuilder.APP14, "Adobe\0\144Ada1\1")),
        arguments("unknown transform", jpeg().with(JpegBuilder.APP14, "Adobe\0\144\0\0\0\0A")),
        arguments("APP14 that is not Adobe", jpeg().with(JpegBuilder.APP14, "Ada")),
        arguments("DQT with bytes", jpeg().lengthened(0xDB, "Ada")),
        arguments("DHT with bytes", jpeg().lengthened(0xC4, "Ada")),
        arguments("SOF of a wrong size", jpeg().lengthened(0xC0, "Ada")),
        arguments("DRI of a wrong size", jpeg().with(0xDD, "\0\0Ada")),
        arguments("marker f0", jpeg().with(0xF0, "Ada")),
        arguments("marker 2", jpeg().with(0x02, "Ada")),
        // JPEG: between scans and behind the end
        arguments("COM", JpegBuilder.progressive().afterFirstScan(comment)),
        arguments("Exif", JpegBuilder.progressive().afterFirstScan(exifSegment)),
        arguments("bytes after EOI", jpeg().afterEnd(latin1("Ada"))),
        // PNG: each carrier left in
        arguments("Exif: tag 0x8825", png().with("eXIf", GPS.tiff())),
        arguments("tEXt", png().with("tEXt", "Author\0Ada")),
        arguments("zTXt", png().with("zTXt", PngBuilder.deflated("Author", latin1("Ada")))),
        arguments("iTXt", png().with("iTXt", "Author\0\0\0\0\0Ada")),
        arguments("tEXt", png().withLate("tEXt", "Author\0Ada")),
        arguments("tIME", png().with("tIME", new byte[7])),
        arguments("caBX", png().with("caBX", "jumb")),
        arguments("prVt", png().with("prVt", "Ada")),
        arguments("sPLT", png().with("sPLT", "Ada\0\10")),
        arguments("no valid type", png().with("A\0da", "")),
        // PNG: text in what stays
        arguments("gAMA of a wrong size", png().with("gAMA", "0000Ada")),
        arguments("pHYs", png().with("pHYs", "000000000")),
        arguments("PLTE", png().with("PLTE", "Ada")),
        arguments("tRNS of a wrong size", png().with("tRNS", "000000Ada")),
        arguments("second gAMA", png().with("gAMA", "0000").with("gAMA", "Ada0")),
        arguments(
            "name of its own",
            png().with("iCCP", PngBuilder.deflated("Ada", new ProfileBuilder().build()))),
        arguments(
            "after the profile",
            png().with("iCCP", longer(iccp(new ProfileBuilder().build()), "Ada"))),
        // PNG: among and behind the pixels, behind the end
        arguments("among IDAT", png().amongPixels("gAMA", "0000")),
        arguments("tEXt", png().amongPixels("tEXt", "Author\0Ada")),
        arguments("bytes after the pixels", png().afterPixels(latin1("Ada"))),
        arguments("than the picture has", png().withMorePixels(latin1("Ada"))),
        arguments("bytes after IEND", png().afterEnd(latin1("Ada"))));
  }

  private static byte[] longer(byte[] bytes, String extra) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + extra.length());
    System.arraycopy(latin1(extra), 0, longer, bytes.length, extra.length());
    return longer;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dirtyImages")
  void refusesWhatIsLeftInAndNamesIt(String message, Object builder) {
    byte[] image =
        builder instanceof JpegBuilder jpeg ? jpeg.build() : ((PngBuilder) builder).build();
    assertThatThrownBy(() -> verify(image, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining(message)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Ada", "Paris"));
  }

  static Stream<Arguments> dirtyProfiles() {
    byte[] text = latin1("text\0\0\0\0from Ada");
    return Stream.of(
        arguments("date", new ProfileBuilder().year(2026)),
        arguments("CMM", new ProfileBuilder().headerText(4, "Ada1")),
        arguments("version", new ProfileBuilder().headerText(10, "A")),
        arguments("class", new ProfileBuilder().headerText(12, "Ada1")),
        arguments("colour space", new ProfileBuilder().headerText(16, "Ada1")),
        arguments("connection space", new ProfileBuilder().headerText(20, "Ada1")),
        arguments("platform", new ProfileBuilder().headerText(40, "Ada1")),
        arguments("intent", new ProfileBuilder().headerText(64, "A")),
        arguments("illuminant", new ProfileBuilder().headerText(68, "Ada")),
        arguments("size of A2B0", new ProfileBuilder().tag("A2B0", table("from Ada"))),
        arguments("device", new ProfileBuilder().headerText(48, "ACME")),
        arguments("device", new ProfileBuilder().headerText(52, "Ada1")),
        arguments("creator or id", new ProfileBuilder().headerText(80, "Ada1")),
        arguments("creator or id", new ProfileBuilder().headerText(90, "id")),
        arguments("creator or id", new ProfileBuilder().headerText(110, "Ada")),
        arguments("text of desc", new ProfileBuilder().description("desc", "Ada's screen")),
        arguments("text of cprt", new ProfileBuilder().tag("cprt", text)),
        arguments("tag dmdd", new ProfileBuilder().description("dmdd", "Ada")),
        arguments("tag vcgt", new ProfileBuilder().tag("vcgt", new byte[20])),
        arguments("type of rTRC", new ProfileBuilder().tag("rTRC", text)),
        arguments(
            "size of rTRC",
            new ProfileBuilder().tag("rTRC", latin1("curv\0\0\0\0\0\0\0\0from Ada"))),
        arguments(
            "padding of rTRC", new ProfileBuilder().tag("rTRC", latin1("curv\0\0\0\0\0\0\0\0Ada"))),
        arguments("reserved", new ProfileBuilder().tag("rTRC", latin1("curvAda!\0\0\0\0"))));
  }

  /** A lut8Type of one channel in and out, two grid points, and a text behind it. */
  private static byte[] table(String text) {
    byte[] table = new byte[48 + 256 + 2 + 256 + 2 + text.length()];
    System.arraycopy(latin1("mft1\0\0\0\0\1\1\2"), 0, table, 0, 11);
    System.arraycopy(latin1(text), 0, table, table.length - text.length(), text.length());
    return table;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dirtyProfiles")
  void refusesAProfileThatSaysMoreThanColoursUnlessItIsToBeKept(
      String message, ProfileBuilder profile) {
    byte[] bytes = profile.build();
    for (byte[] image :
        List.of(
            jpeg().with(JpegBuilder.APP2, app2(bytes)).build(),
            png().with("iCCP", iccp(bytes)).build())) {
      assertThatThrownBy(() -> verify(image, Options.DEFAULT))
          .isInstanceOf(VerifyFailure.class)
          .hasMessageContaining("ICC profile: " + message);
      assertThatCode(() -> verify(image, ICC_KEPT)).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesBytesOfAProfileThatNoTagPointsAt() {
    byte[] profile = longer(new ProfileBuilder().build(), "Ada ");
    profile[3] += 4;
    byte[] image = jpeg().with(JpegBuilder.APP2, app2(profile)).build();
    assertThatThrownBy(() -> verify(image, Options.DEFAULT))
        .hasMessageContaining("bytes after the tags");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 255})
  void refusesAnOrientationThatTurnsNothing(int orientation) {
    ExifBuilder exif = new ExifBuilder().orientation(orientation);
    assertThatThrownBy(() -> verify(jpeg().withExif(exif).build(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }

  @Test
  void refusesEveryOrientationWhenNoneIsToBeKept() {
    ExifBuilder turned = new ExifBuilder().orientation(6);
    assertThatThrownBy(() -> verify(jpeg().withExif(turned).build(), NOTHING_KEPT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(() -> verify(png().with("eXIf", turned.tiff()).build(), NOTHING_KEPT))
        .isInstanceOf(VerifyFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u00FF", "A", "\u00FF\u00D9"})
  void refusesAnythingBehindTheEnd(String extra) {
    assertThatThrownBy(() -> verify(jpeg().afterEnd(latin1(extra)).build(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(() -> verify(png().afterEnd(latin1(extra)).build(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }

  @Test
  void refusesAnImageThatIsCutOffAnywhere() {
    for (byte[] image : List.of(JpegBuilder.progressive().build(), png().build())) {
      for (int length = 1; length < image.length; length++) {
        byte[] cut = Arrays.copyOf(image, length);
        assertThat(catchThrowableOfType(VerifyFailure.class, () -> verify(cut, Options.DEFAULT)))
            .as("cut at " + length)
            .isNotNull();
      }
    }
  }

  @Test
  void refusesAPngWithAWrongChecksum() {
    byte[] image = png().build();
    image[30] ^= 1;
    assertThatThrownBy(() -> verify(image, Options.DEFAULT)).hasMessageContaining("CRC");
  }

  @Test
  void refusesAProfileBomb() {
    byte[] image = png().with("iCCP", PngBuilder.bomb("icc", 1024)).build();
    assertThatThrownBy(() -> verify(image, ICC_KEPT)).hasMessageContaining("too large");
  }

  @Test
  void refusesAFormatThatItHasNoReaderFor() {
    assertThatThrownBy(
            () ->
                new Verifier()
                    .verify(
                        png().build(), new ImageFormat("jp2", "image/jp2", "jp2"), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }

  /** The libraries are to see what they can see by themselves, should the walk ever be wrong. */
  @Test
  void eachLibraryRefusesByItself() {
    byte[] jpeg = jpeg().withExif(GPS).build();
    byte[] png = png().with("eXIf", GPS.tiff()).build();
    byte[] text = png().with("tEXt", "Author\0Ada").build();
    assertThatThrownBy(
            () -> MetadataExtractorReading.requireClean(FileType.Jpeg, jpeg, Options.DEFAULT))
        .hasMessage("metadata-extractor: GPS: tag 0x1");
    assertThatThrownBy(
            () -> MetadataExtractorReading.requireClean(FileType.Png, png, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(
            () -> MetadataExtractorReading.requireClean(FileType.Png, text, Options.DEFAULT))
        .hasMessageStartingWith("metadata-extractor: PNG-tEXt");
    assertThatThrownBy(() -> CommonsImagingReading.requireCleanJpeg(jpeg, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(() -> CommonsImagingReading.requireCleanPng(png, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(() -> CommonsImagingReading.requireCleanPng(text, Options.DEFAULT))
        .hasMessage("Commons Imaging: text");
  }
}

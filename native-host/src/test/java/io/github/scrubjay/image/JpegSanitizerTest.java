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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();

  private record Dirty(String name, byte[] image, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static byte[] with(String head) {
    return JpegBuilder.concat(JpegBuilder.latin1(head), SECRET);
  }

  static List<Dirty> carriers() {
    byte[] comment = JpegBuilder.segmentBytes(0xFE, SECRET);
    return List.of(
        new Dirty("Exif", jpeg().segment(0xE1, with("Exif\0\0")).build(), Carrier.EXIF),
        new Dirty(
            "XMP",
            jpeg().segment(0xE1, with("http://ns.adobe.com/xap/1.0/\0")).build(),
            Carrier.XMP),
        new Dirty(
            "extended XMP",
            jpeg().segment(0xE1, with("http://ns.adobe.com/xmp/extension/\0")).build(),
            Carrier.XMP),
        new Dirty(
            "IPTC",
            jpeg().segment(0xED, with("Photoshop 3.0\0008BIM\4\4\0\0\0\0\0\15")).build(),
            Carrier.IPTC),
        new Dirty(
            "Photoshop",
            jpeg().segment(0xED, with("Photoshop 3.0\0008BIM\4\13\0\0\0\0\0\15")).build(),
            Carrier.PHOTOSHOP),
        new Dirty("comment", jpeg().segment(0xFE, SECRET).build(), Carrier.COMMENT),
        new Dirty(
            "JFXX thumbnail", jpeg().segment(0xE0, with("JFXX\0\20")).build(), Carrier.THUMBNAIL),
        new Dirty("MPF", jpeg().segment(0xE2, with("MPF\0")).build(), Carrier.SECOND_IMAGE),
        new Dirty(
            "FlashPix", jpeg().segment(0xE2, with("FPXR\0")).build(), Carrier.APPLICATION_DATA),
        new Dirty(
            "C2PA", jpeg().segment(0xEB, with("JP\0\1")).build(), Carrier.CONTENT_CREDENTIALS),
        new Dirty(
            "CIFF",
            jpeg().segment(0xE0, with("II\32\0\0\0HEAPJPGM")).build(),
            Carrier.APPLICATION_DATA),
        new Dirty("Ducky", jpeg().segment(0xEC, with("Ducky")).build(), Carrier.APPLICATION_DATA),
        new Dirty(
            "short Adobe", jpeg().segment(0xEE, with("Ado")).build(), Carrier.APPLICATION_DATA),
        new Dirty("APP15", jpeg().segment(0xEF, SECRET).build(), Carrier.APPLICATION_DATA),
        new Dirty("comment before the scan", jpeg().beforeScan(comment).build(), Carrier.COMMENT),
        new Dirty(
            "comment between scans",
            jpeg().progressive().betweenScans(comment).build(),
            Carrier.COMMENT),
        new Dirty(
            "Exif between scans",
            jpeg()
                .progressive()
                .betweenScans(JpegBuilder.segmentBytes(0xE1, with("Exif\0\0")))
                .build(),
            Carrier.EXIF),
        new Dirty("junk between segments", jpeg().raw(SECRET).build(), Carrier.PADDING),
        new Dirty("bytes after the end", jpeg().trailer(SECRET).build(), Carrier.TRAILER),
        new Dirty(
            "a second image after the end",
            jpeg().trailer(jpeg().segment(0xFE, SECRET).build()).build(),
            Carrier.TRAILER));
  }

  private static JpegBuilder jpeg() {
    return new JpegBuilder();
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Dirty dirty) throws Exception {
    assertThat(new String(dirty.image, StandardCharsets.ISO_8859_1)).contains("PLANTEDSECRET");
    Cleaned.checked(dirty.image);
    assertThat(Cleaned.edits(dirty.image).removed()).contains(dirty.carrier);
  }

  @Test
  void keepsKindsOfPicturesAsTheyAre() throws Exception {
    for (JpegBuilder kind :
        List.of(jpeg(), jpeg().progressive(), jpeg().grey(), jpeg().grey().progressive())) {
      Cleaned.checked(kind.build());
    }
  }

  /** Baseline, extended, progressive, lossless, and these with arithmetic coding. */
  @ParameterizedTest
  @ValueSource(ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB})
  void everyProcessOfOneFrameStaysByteForByte(int frame) throws Exception {
    byte[] image = Cleaned.of(jpeg().build());
    int at = 2;
    while ((image[at + 1] & 0xFF) != 0xC0) {
      at += 2 + ((image[at + 2] & 0xFF) << 8 | image[at + 3] & 0xFF);
    }
    image[at + 1] = (byte) frame;
    image[at + 4] = 12; // bits a sample
    assertThat(Cleaned.edits(image).isIdentity(ByteBuffer.wrap(image))).isTrue();
  }

  @Test
  void restartIntervalsAndConditioningStay() throws Exception {
    byte[] restart = {0, 1};
    byte[] conditioning = {0, 1, 16, 5};
    byte[] clean = Cleaned.of(jpeg().segment(0xDD, restart).segment(0xCC, conditioning).build());
    assertThat(new String(clean, StandardCharsets.ISO_8859_1))
        .contains("\u00FF\u00DD\0\4\0\1\u00FF\u00CC\0\6\0\1\20\5");
  }

  @Test
  void thumbnailInsideJfifIsRemoved() throws Exception {
    byte[] jfif =
        JpegBuilder.concat(JpegBuilder.latin1("JFIF\0\1\1\0\0\1\0\1\1\5"), SECRET, new byte[2]);
    byte[] image = jpeg().withoutJfif().segment(0xE0, jfif).build();
    Cleaned.checked(image);
    assertThat(Cleaned.edits(image).removed()).contains(Carrier.THUMBNAIL);
  }

  @Test
  void anImageWithoutJfifGetsNone() throws Exception {
    byte[] clean = Cleaned.checked(jpeg().withoutJfif().segment(0xFE, SECRET).build());
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationSurvivesAloneAndOnlyWhereItMatters(int orientation) throws Exception {
    byte[] image = jpeg().segment(0xE1, exif(orientation, false)).build();
    byte[] clean = Cleaned.checked(image);
    String text = new String(clean, StandardCharsets.ISO_8859_1);
    if (orientation == 1) {
      assertThat(text).doesNotContain("Exif");
    } else {
      assertThat(text).contains("Exif");
      assertThat(Cleaned.edits(image).kept()).containsExactly(Carrier.ORIENTATION);
      assertThat(Orientation.read(ByteBuffer.wrap(clean), 30, 26)).isEqualTo(orientation);
    }
    assertThat(Cleaned.edits(image).removed()).contains(Carrier.EXIF);
  }

  @Test
  void orientationOfLittleEndianExifIsRead() throws Exception {
    byte[] clean = Cleaned.checked(jpeg().segment(0xE1, exif(6, true)).build());
    assertThat(Orientation.read(ByteBuffer.wrap(clean), 30, 26)).isEqualTo(6);
  }

  @Test
  void orientationGoesWhenItIsNotToBeKept() throws Exception {
    byte[] image = jpeg().orientation(6).build();
    Edits edits = Cleaned.edits(image, new Options(EnumSet.noneOf(Options.Keep.class)));
    assertThat(new String(edits.apply(ByteBuffer.wrap(image)), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
  }

  /** Exif with a text before and after the orientation. */
  private static byte[] exif(int orientation, boolean little) {
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + 13);
    exif.put(JpegBuilder.latin1("Exif\0\0"));
    exif.order(little ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
    exif.put(JpegBuilder.latin1(little ? "II" : "MM")).putShort((short) 42).putInt(8);
    exif.putShort((short) 2);
    exif.putShort((short) 0x010E).putShort((short) 2).putInt(13).putInt(38);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    return exif.putInt(0).put(SECRET).array();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theAdobeTransformSurvivesInSubstance(int transform) throws Exception {
    byte[] adobe =
        JpegBuilder.concat(
            JpegBuilder.latin1("Adobe\0\145\u00C0\0\0\0"), new byte[] {(byte) transform}, SECRET);
    byte[] image = jpeg().withoutJfif().segment(0xEE, adobe).build();
    byte[] clean = Cleaned.of(image);
    Cleaned.assertNoSecret(clean);
    int at = new String(clean, StandardCharsets.ISO_8859_1).indexOf("Adobe");
    assertThat(Arrays.copyOfRange(clean, at - 2, at + 12))
        .isEqualTo(
            JpegBuilder.concat(
                new byte[] {0, 14},
                JpegBuilder.latin1("Adobe\0d\0\0\0\0"),
                new byte[] {(byte) transform}));
    if (transform < 2) { // 2 is for four components
      Cleaned.assertSamePixels(image, clean);
    }
  }

  @Test
  void theColourProfileIsLaunderedAndKept() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = jpeg().segment(0xE2, icc(1, 1, profile)).build();
    byte[] clean = Cleaned.checked(image);
    byte[] laundered = IccProfile.launder(profile).orElseThrow();
    assertThat(new String(clean, StandardCharsets.ISO_8859_1))
        .contains(new String(laundered, StandardCharsets.ISO_8859_1));
    assertThat(Cleaned.edits(image).kept()).containsExactly(Carrier.ICC);
  }

  @Test
  void theColourProfileStaysByteForByteOnRequest() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = jpeg().segment(0xE2, icc(1, 1, profile)).build();
    Edits edits = Cleaned.edits(image, new Options(EnumSet.of(Options.Keep.ICC)));
    assertThat(new String(edits.apply(ByteBuffer.wrap(image)), StandardCharsets.ISO_8859_1))
        .contains(new String(profile, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aProfileInPartsIsPutTogetherInTheirOrder() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] first = Arrays.copyOf(profile, 100);
    byte[] second = Arrays.copyOfRange(profile, 100, profile.length);
    byte[] whole = Cleaned.of(jpeg().segment(0xE2, icc(1, 1, profile)).build());
    assertThat(
            Cleaned.checked(
                jpeg().segment(0xE2, icc(2, 2, second)).segment(0xE2, icc(1, 2, first)).build()))
        .isEqualTo(whole);
  }

  @Test
  void aProfileOfSeveralSegmentsIsSplitAgain() throws Exception {
    byte[] profile = IccBuilder.display().tag("A2B0", table(150_000)).build();
    JpegBuilder jpeg = jpeg();
    for (int part = 0; part < 3; part++) {
      byte[] data =
          Arrays.copyOfRange(profile, part * 60_000, Math.min((part + 1) * 60_000, profile.length));
      jpeg.segment(0xE2, icc(part + 1, 3, data));
    }
    byte[] clean = Cleaned.checked(jpeg.build());
    assertThat(clean.length).isGreaterThan(150_000);
  }

  private static byte[] table(int bytes) {
    return Arrays.copyOf(JpegBuilder.latin1("mft2\0\0\0\0\3\3\11\0"), bytes);
  }

  @Test
  void aProfileWithMissingPartsIsDroppedAsDecodersDo() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = jpeg().segment(0xE2, icc(1, 2, profile)).build();
    assertThat(Cleaned.of(image)).isEqualTo(Cleaned.of(jpeg().build()));
    assertThat(Cleaned.edits(image).removed()).contains(Carrier.ICC);
  }

  private static byte[] icc(int part, int parts, byte[] data) {
    return JpegBuilder.concat(
        JpegBuilder.latin1("ICC_PROFILE\0"), new byte[] {(byte) part, (byte) parts}, data);
  }

  @Test
  void fillBytesBeforeMarkersAreRemoved() throws Exception {
    byte[] fill = new byte[20];
    Arrays.fill(fill, (byte) 0xFF);
    byte[] image = jpeg().raw(fill).beforeScan(fill).build();
    byte[] clean = Cleaned.checked(image);
    assertThat(clean).hasSize(image.length - 40);
  }

  @Test
  void aSegmentOfNoTablesIsRemoved() throws Exception {
    byte[] image = jpeg().segment(0xC4, "").segment(0xDB, "").build();
    assertThat(Cleaned.checked(image)).isEqualTo(Cleaned.of(jpeg().build()));
  }

  @Test
  void theEditsOfAPhotoAreFew() throws Exception {
    byte[] image = jpeg().orientation(6).segment(0xFE, SECRET).trailer(SECRET).build();
    assertThat(Cleaned.edits(image).list()).hasSizeLessThanOrEqualTo(4);
  }

  static List<Map.Entry<String, byte[]>> broken() {
    byte[] sound = jpeg().build();
    return List.of(
        Map.entry("a second SOI", jpeg().raw(new byte[] {(byte) 0xFF, (byte) 0xD8}).build()),
        Map.entry("a reserved marker", jpeg().segment(0x02, SECRET).build()),
        Map.entry("JPG", jpeg().segment(0xC8, SECRET).build()),
        Map.entry("a hierarchical frame", jpeg().segment(0xDE, SECRET).build()),
        Map.entry(
            "a quantisation table with bytes behind it",
            jpeg().segment(0xDB, new byte[66]).build()),
        Map.entry(
            "a Huffman table with bytes behind it", jpeg().segment(0xC4, new byte[20]).build()),
        Map.entry("a restart interval of three bytes", jpeg().segment(0xDD, new byte[3]).build()),
        Map.entry("a segment of length 1", jpeg().raw(new byte[] {-1, (byte) 0xFE, 0, 1}).build()),
        Map.entry("no scan", new byte[] {-1, (byte) 0xD8, -1, (byte) 0xD9}),
        Map.entry("cut off in a segment", Arrays.copyOf(sound, 40)),
        Map.entry("an unknown Adobe transform", jpeg().segment(0xEE, "Adobe\0d\0\0\0\0\7").build()),
        Map.entry("two frames", twoFrames()),
        Map.entry("no end", jpeg().withoutEoi().build()),
        Map.entry("no end but a trailer", jpeg().withoutEoi().trailer(SECRET).build()));
  }

  private static byte[] twoFrames() {
    byte[] frame = {8, 0, 16, 0, 24, 1, 1, 0x11, 0};
    return jpeg().segment(0xC0, frame).build();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatADecoderWouldNotShowForSureIsRefused(Map.Entry<String, byte[]> broken) {
    assertThatThrownBy(() -> Cleaned.of(broken.getValue()))
        .isInstanceOf(BadImage.class)
        .hasMessageStartingWith("JPEG");
  }

  @Test
  void aMillionSegmentsAreRefused() {
    byte[] many = new byte[4 * (Limits.PARTS + 10)];
    for (int i = 0; i < many.length; i += 4) {
      many[i] = -1;
      many[i + 1] = (byte) 0xFE;
      many[i + 3] = 2;
    }
    assertThatThrownBy(() -> Cleaned.of(jpeg().raw(many).build()))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void holdsUnderDamage() {
    Cleaned.assertHoldsUnderDamage(
        jpeg()
            .segment(0xE1, exif(6, false))
            .segment(0xFE, SECRET)
            .segment(0xE2, icc(1, 1, IccBuilder.display().build()))
            .trailer(SECRET)
            .build());
    Cleaned.assertIsStableUnderDamage(
        jpeg()
            .progressive()
            .betweenScans(JpegBuilder.segmentBytes(0xFE, SECRET))
            .trailer(SECRET)
            .build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectorTest {
  private static final ImageFormat JPEG = new ImageFormat("jpeg", "image/jpeg", "jpg");
  private static final ImageFormat PNG = new ImageFormat("png", "image/png", "png");

  private static List<Finding> inspect(JpegBuilder jpeg) {
    return new Inspector().inspect(ByteBuffer.wrap(jpeg.build()), JPEG);
  }

  private static List<Finding> inspect(PngBuilder png) {
    return new Inspector().inspect(ByteBuffer.wrap(png.build()), PNG);
  }

  private static Finding finding(FindingKind kind, String name, String value) {
    return new Finding(kind.wireName(), kind.risk(), name, value);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void findsNothingInACleanPicture() {
    assertThat(inspect(JpegBuilder.baseline())).isEmpty();
    assertThat(inspect(JpegBuilder.progressive())).isEmpty();
    assertThat(inspect(new PngBuilder())).isEmpty();
  }

  @Test
  void readsWhatAPhoneWritesMostSeriousFirst() {
    ExifBuilder exif =
        new ExifBuilder()
            .text(0x010F, "Acme")
            .text(0x0110, "Phone 7")
            .text(0x0131, "7.0.1")
            .text(0x0132, "2026:05:02 09:00:00")
            .exifText(0x9003, "2026:05:01 14:03:22")
            .exifText(0xA430, "Ada Example")
            .exifText(0xA431, "SN-4711")
            .position(48.8584, 2.2945, 35);

    assertThat(inspect(JpegBuilder.baseline().withExif(exif)))
        .containsExactly(
            finding(FindingKind.GPS_POSITION, "GPS position", "48.8584 N, 2.2945 E"),
            finding(FindingKind.GPS_ALTITUDE, "GPS altitude", "35 m"),
            finding(FindingKind.OWNER_NAME, "Camera Owner Name", "Ada Example"),
            finding(FindingKind.SERIAL_NUMBER, "Body Serial Number", "SN-4711"),
            finding(FindingKind.CAMERA_MAKE, "Make", "Acme"),
            finding(FindingKind.CAMERA_MODEL, "Model", "Phone 7"),
            finding(FindingKind.TIME_TAKEN, "Date/Time Original", "2026-05-01 14:03"),
            finding(FindingKind.TIME_MODIFIED, "Date/Time", "2026-05-02 09:00"),
            finding(FindingKind.SOFTWARE, "Software", "7.0.1"));
  }

  @Test
  void namesSouthWestAndBelowTheSea() {
    ExifBuilder exif = new ExifBuilder().position(-31.5, -64.25, -12);
    assertThat(inspect(JpegBuilder.baseline().withExif(exif)))
        .extracting(Finding::value)
        .containsExactly("31.5000 S, 64.2500 W", "-12 m");
  }

  @Test
  void takesAnUnsetPositionForNone() {
    ExifBuilder exif = new ExifBuilder().position(0, 0, 0);
    assertThat(inspect(JpegBuilder.baseline().withExif(exif)))
        .extracting(Finding::kind)
        .doesNotContain("gps-position");
  }

  @Test
  void tellsOnceWhatExifXmpAndIptcSayAlike() {
    byte[] iptc = latin1("Photoshop 3.0\0" + "8BIM\4\4\0\0\0\0\0\20" + "\34\2\120\0\13Ada Example");
    JpegBuilder jpeg =
        JpegBuilder.baseline()
            .withExif(
                new ExifBuilder()
                    .text(0x013B, "Ada Example")
                    .exifText(0x9003, "2026:05:01 14:03:22")
                    .position(48.8584, 2.2945, 35))
            .withXmp(
                "tiff:Artist='Ada Example' exif:DateTimeOriginal='2026-05-01T14:03:22+02:00'"
                    + " exif:GPSLatitude='48,51.504N' exif:GPSLongitude='2,17.67E'"
                    + " exif:GPSAltitude='350/10'")
            .with(JpegBuilder.APP13, iptc);

    assertThat(inspect(jpeg))
        .extracting(Finding::kind)
        .containsExactly("gps-position", "gps-altitude", "artist", "time-taken");
  }

  @Test
  void readsIptc() {
    byte[] iptc =
        latin1(
            "Photoshop 3.0\0"
                + "8BIM\4\4\0\0\0\0\0\47"
                + "\34\2\132\0\5Paris"
                + "\34\2\67\0\10"
                + "20260501"
                + "\34\2\74\0\13"
                + "140322+0200");
    assertThat(inspect(JpegBuilder.baseline().with(JpegBuilder.APP13, iptc)))
        .containsExactly(
            finding(FindingKind.PLACE_NAME, "City", "Paris"),
            finding(FindingKind.TIME_TAKEN, "Date Created", "2026-05-01 14:03"));
  }

  @Test
  void readsTheEditHistoryAndThePlacesOfXmp() {
    String history =
        "<xmpMM:History><rdf:Seq><rdf:li stEvt:action='saved'"
            + " stEvt:when='2026-05-03T10:11:12Z' stEvt:softwareAgent='Acme Edit 3'/>"
            + "</rdf:Seq></xmpMM:History>"
            + "<photoshop:City>Paris</photoshop:City>"
            + "<xmpMM:DocumentID>xmp.did:123</xmpMM:DocumentID>"
            + "<aux:SerialNumber>0042</aux:SerialNumber>"
            + "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/"
            + "trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>";
    assertThat(inspect(JpegBuilder.baseline().withXmp(history)))
        .containsExactly(
            finding(FindingKind.PLACE_NAME, "photoshop:City", "Paris"),
            finding(FindingKind.SERIAL_NUMBER, "aux:SerialNumber", "0042"),
            finding(
                FindingKind.AI_SOURCE,
                "Iptc4xmpExt:DigitalSourceType",
                "generated by AI (trainedAlgorithmicMedia)"),
            finding(FindingKind.EDIT_HISTORY, "Edit history", "saved 2026-05-03 10:11 Acme Edit 3"),
            finding(FindingKind.DOCUMENT_ID, "xmpMM:DocumentID", "xmp.did:123"));
  }

  @Test
  void joinsExtendedXmpFromItsSegments() {
    byte[] packet = latin1(JpegBuilder.xmp("photoshop:City='Paris'"));
    JpegBuilder jpeg = JpegBuilder.baseline();
    int half = packet.length / 2;
    // with() puts each in front of the others
    jpeg.with(JpegBuilder.APP1, extension(packet, half, packet.length));
    jpeg.with(JpegBuilder.APP1, extension(packet, 0, half));
    assertThat(inspect(jpeg)).extracting(Finding::value).containsExactly("Paris");
  }

  private static byte[] extension(byte[] packet, int start, int end) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(latin1("http://ns.adobe.com/xmp/extension/\0" + "0".repeat(32)));
    // a full length of 2 GiB, as a hostile file claims
    data.writeBytes(ByteBuffer.allocate(8).putInt(0x7FFFFFFF).putInt(start).array());
    data.write(packet, start, end - start);
    return data.toByteArray();
  }

  @Test
  void findsTheThumbnailsOfExifJfifAndPhotoshop() {
    ExifBuilder exif = new ExifBuilder().thumbnail(JpegBuilder.baseline().build());
    JpegBuilder jpeg =
        JpegBuilder.baseline()
            .withExif(exif)
            .with(JpegBuilder.APP0, "JFXX\0\23\4\5" + "\0".repeat(60))
            .with(
                JpegBuilder.APP13,
                "Photoshop 3.0\0" + "8BIM\4\14\0\0\0\0\0\14" + "\0\0\0\1\0\0\0\40\0\0\0\30");
    assertThat(inspect(jpeg))
        .filteredOn(finding -> finding.risk() == Risk.THUMBNAIL)
        .extracting(Finding::name, Finding::value)
        .extracting(Object::toString)
        .containsExactly(
            "(\"JFXX thumbnail\", \"4 x 5 pixels\")",
            "(\"Exif thumbnail\", \"16 x 16 pixels\")",
            "(\"Photoshop thumbnail\", \"32 x 24 pixels\")");
  }

  @Test
  void tellsOfAMakerNote() {
    ExifBuilder exif = new ExifBuilder().makerNote(new byte[345]);
    assertThat(inspect(JpegBuilder.baseline().withExif(exif)))
        .containsExactly(finding(FindingKind.MAKER_NOTE, "MakerNote", "345 bytes"));
  }

  @Test
  void findsCommentsBeforeAndBetweenScans() {
    JpegBuilder jpeg =
        JpegBuilder.progressive()
            .with(JpegBuilder.COM, "for Bob")
            .afterFirstScan(JpegBuilder.segment(JpegBuilder.COM, latin1("from Ada")));
    assertThat(inspect(jpeg))
        .extracting(Finding::kind, Finding::value)
        .extracting(Object::toString)
        .containsExactly("(\"comment\", \"for Bob\")", "(\"comment\", \"from Ada\")");
  }

  @Test
  void findsWhatStandsBehindThePicture() {
    assertThat(inspect(JpegBuilder.baseline().afterEnd(new byte[1200]))).hasSize(1);
    assertThat(inspect(JpegBuilder.baseline().afterEnd(latin1("hidden".repeat(20_000)))))
        .containsExactly(
            finding(FindingKind.TRAILER, "After the end", "120 kB after the end of the picture"));
    assertThat(
            inspect(JpegBuilder.baseline().afterEnd(latin1("\0\0\0\30ftypmp42" + "v".repeat(99)))))
        .containsExactly(
            finding(FindingKind.SECOND_IMAGE, "Video after the picture", "video, 111 bytes"));
    assertThat(inspect(new PngBuilder().afterEnd(latin1("PK\3\4rest"))))
        .containsExactly(
            finding(
                FindingKind.TRAILER,
                "After the end",
                "8 bytes of an archive after the end of the picture"));
  }

  @Test
  void readsASecondPictureBehindTheFirst() {
    JpegBuilder second =
        JpegBuilder.baseline().withExif(new ExifBuilder().exifText(0xA431, "SN-2"));
    assertThat(inspect(JpegBuilder.baseline().afterEnd(second.build())))
        .extracting(Finding::kind)
        .containsExactly("serial-number", "second-image");
  }

  @Test
  void namesTheMakerAndSignerOfContentCredentials() {
    byte[] manifest =
        latin1(
            "JP\0\1\0\0\0\1jumb....c2pa....\157claim_generator\151Acme Edit"
                + "\6\3\125\4\12\14\4Acme\6\3\125\4\3\14\3Ada");
    assertThat(inspect(JpegBuilder.baseline().with(JpegBuilder.APP11, manifest)))
        .extracting(Finding::kind, Finding::value)
        .extracting(Object::toString)
        .contains(
            "(\"software\", \"Acme Edit\")",
            "(\"content-credentials\", \"Acme\")",
            "(\"content-credentials\", \"Ada\")");
  }

  @Test
  void tellsADevicesProfileFromAKnownColourSpace() {
    byte[] screen =
        new ProfileBuilder()
            .description("desc", "Ada's screen")
            .headerText(48, "ACME")
            .year(2026)
            .build();
    byte[] known = new ProfileBuilder().description("desc", "sRGB IEC61966-2.1").year(1998).build();
    assertThat(inspect(new PngBuilder().with("iCCP", PngBuilder.deflated("p", screen))))
        .containsExactly(
            finding(FindingKind.COLOUR_PROFILE, "Profile description", "Ada's screen"),
            finding(FindingKind.COLOUR_PROFILE, "Device manufacturer code", "ACME"),
            finding(FindingKind.COLOUR_PROFILE, "Profile date", "2026-05-01 00:00"));
    assertThat(inspect(new PngBuilder().with("iCCP", PngBuilder.deflated("p", known)))).isEmpty();
    assertThat(
            inspect(
                JpegBuilder.baseline()
                    .with(
                        JpegBuilder.APP2,
                        "ICC_PROFILE\0\1\1" + new String(screen, StandardCharsets.ISO_8859_1))))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "parameters, ai-prompt",
    "workflow, ai-prompt",
    "Author, artist",
    "Copyright, copyright",
    "Software, software",
    "Title, caption",
    "Comment, comment",
    "Make, camera-make",
    "exif:BodySerialNumber, serial-number",
    "Anything, text"
  })
  void knowsTextChunksByTheirKeyword(String keyword, String kind) {
    assertThat(inspect(new PngBuilder().with("tEXt", keyword + "\0some text")))
        .extracting(Finding::kind, Finding::name, Finding::value)
        .extracting(Object::toString)
        .containsExactly("(\"" + kind + "\", \"" + keyword + "\", \"some text\")");
  }

  @Test
  void readsCompressedAndInternationalText() {
    assertThat(inspect(new PngBuilder().with("zTXt", PngBuilder.deflated("Author", latin1("Ada")))))
        .containsExactly(finding(FindingKind.ARTIST, "Author", "Ada"));
    byte[] utf8 = "Author\0\0\0fr\0Auteur\0Zoë".getBytes(StandardCharsets.UTF_8);
    assertThat(inspect(new PngBuilder().with("iTXt", utf8)))
        .containsExactly(finding(FindingKind.ARTIST, "Author", "Zoë"));
  }

  @Test
  void findsPromptsInOrdinaryFields() {
    String prompt = "a cat, Steps: 20, Sampler: Euler a, Seed: 1";
    assertThat(inspect(JpegBuilder.baseline().with(JpegBuilder.COM, prompt)))
        .containsExactly(
            finding(FindingKind.AI_PROMPT, "JPEG comment", prompt),
            finding(FindingKind.AI_SOURCE, "Generator", "Stable Diffusion web UI"),
            finding(FindingKind.AI_SOURCE, "Seed", "1"));
    assertThat(inspect(new PngBuilder().with("tEXt", "Comment\0{\"prompt\": \"a cat\"}")))
        .extracting(Finding::kind)
        .containsExactly("ai-prompt", "ai-source");
  }

  @Test
  void readsExifAndXmpAndTimeInPng() {
    byte[] tiff = new ExifBuilder().exifText(0xA431, "SN-1").tiff();
    String raw =
        "Raw profile type exif\0\nexif\n      "
            + tiff.length
            + "\n"
            + HexFormat.of().formatHex(tiff)
            + "\n";
    PngBuilder png =
        new PngBuilder()
            .with("eXIf", new ExifBuilder().position(1, 2, 3).tiff())
            .with("tEXt", raw)
            .with("iTXt", "XML:com.adobe.xmp\0\0\0\0\0" + JpegBuilder.xmp("xmp:CreatorTool='Acme'"))
            .with("tIME", new byte[] {0x07, (byte) 0xEA, 5, 1, 14, 3, 22});
    assertThat(inspect(png))
        .extracting(Finding::kind)
        .containsExactly(
            "gps-position", "gps-altitude", "serial-number", "time-modified", "software");
  }

  @Test
  void neverShowsControlCharactersAndKeepsToTheLimits() {
    String nasty = "a\u001B[31m\u202Eb\nc\0" + "\uD83D\uDE00".repeat(300);
    JpegBuilder jpeg =
        JpegBuilder.baseline()
            .withExif(new ExifBuilder().text(0x013B, "x\u0007y\u202Ez"))
            .with(JpegBuilder.COM, nasty.getBytes(StandardCharsets.UTF_8));
    for (int count = 0; count < 300; count++) {
      jpeg.with(JpegBuilder.COM, "comment " + count);
    }
    List<Finding> findings = inspect(jpeg);
    assertThat(findings).hasSize(200);
    assertThat(findings.get(0)).isEqualTo(finding(FindingKind.ARTIST, "Artist", "x y z"));
    assertThat(findings)
        .isSortedAccordingTo(Comparator.comparing(Finding::risk))
        .allSatisfy(
            finding -> {
              assertThat(finding.kind()).matches("[a-z0-9-]{1,40}");
              assertThat(finding.name()).hasSizeBetween(1, 100);
              assertThat(finding.value()).hasSizeBetween(1, 200).doesNotContainPattern("\\p{C}");
            });
  }

  @Test
  void cutsLongValuesWithoutBreakingACharacter() {
    String value = PlainText.of("\uD83D\uDE00".repeat(300), 200);
    assertThat(value).hasSizeLessThanOrEqualTo(200).endsWith("\uD83D\uDE00…");
  }

  @Test
  void hasAWireNameForEveryKind() {
    assertThat(FindingKind.values())
        .allSatisfy(kind -> assertThat(kind.wireName()).matches("[a-z0-9-]{1,40}"))
        .extracting(kind -> kind.wireName().toUpperCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @Test
  void saysWhereAFindingStandsAndHandsOverTheThumbnail() {
    byte[] small = JpegBuilder.baseline().build();
    ExifBuilder exif = new ExifBuilder().text(0x010F, "Acme").thumbnail(small);
    List<Finding> findings =
        inspect(JpegBuilder.baseline().withExif(exif).with(JpegBuilder.COM, "hello there"));

    assertThat(findings)
        .extracting(Finding::kind, Finding::carrier)
        .containsExactly(
            tuple("camera-make", Carrier.EXIF),
            tuple("comment", Carrier.COMMENT),
            tuple("thumbnail", Carrier.EXIF));
    assertThat(findings.get(0).bytes()).isEqualTo(exif.tiff().length);
    assertThat(findings.get(2).bytes()).isEqualTo(small.length);
    assertThat(findings.get(2).picture().mimeType()).isEqualTo("image/jpeg");
    assertThat(findings.get(2).picture().data()).isEqualTo(small);
    assertThat(findings.get(0).picture()).isNull();
  }

  @Test
  void handsOverNoPictureThatIsLargeOrOfManyPixelsOrNone() {
    byte[] jpeg = JpegBuilder.baseline().build();
    byte[] large = Arrays.copyOf(jpeg, 64 * 1024 + 1);
    byte[] vast = jpeg.clone();
    int frame = latin1(vast).indexOf("\u00FF\u00C0");
    vast[frame + 5] = vast[frame + 7] = 0x7F;
    for (byte[] bytes : List.of(large, vast, latin1("no picture at all, only text"))) {
      assertThat(Picture.of(bytes, 0, bytes.length)).isNull();
    }
    assertThat(Picture.of(jpeg, 0, jpeg.length + 1L)).isNull();
    assertThat(Picture.of(new PngBuilder().build(), 0, new PngBuilder().build().length).mimeType())
        .isEqualTo("image/png");
  }

  @Test
  void allPicturesOfOneImageStaySmallEnoughForOneAnswer() {
    Findings findings = new Findings();
    byte[] jpeg = Arrays.copyOf(JpegBuilder.baseline().build(), 60 * 1024);
    for (int i = 0; i < 5; i++) {
      findings.addPicture(FindingKind.THUMBNAIL, "T" + i, "thumbnail " + i, jpeg, 0, jpeg.length);
    }
    assertThat(findings.list()).hasSize(5).filteredOn(f -> f.picture() != null).hasSize(1);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

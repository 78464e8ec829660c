// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TiffSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();

  private record Dirty(String name, TiffBuilder tiff, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static TiffBuilder tiff() {
    return TiffBuilder.little();
  }

  static List<Dirty> carriers() {
    byte[] longer = JpegBuilder.concat(TiffBuilder.pixels(1), SECRET);
    return List.of(
        new Dirty("a description", tiff().text(270, "PLANTEDSECRET"), Carrier.TEXT),
        new Dirty("an artist", TiffBuilder.bigEndian().text(315, "PLANTEDSECRET"), Carrier.TEXT),
        new Dirty("a host", TiffBuilder.bigTiff().text(316, "PLANTEDSECRET"), Carrier.TEXT),
        new Dirty("a date that is none", tiff().text(306, "PLANTEDSECRET"), Carrier.TIME),
        new Dirty("a notice", tiff().text(33432, "PLANTEDSECRET"), Carrier.COPYRIGHT),
        new Dirty("XMP", tiff().bytes(700, 1, SECRET), Carrier.XMP),
        new Dirty("IPTC", tiff().bytes(33723, 7, SECRET), Carrier.IPTC),
        new Dirty("Photoshop", tiff().bytes(34377, 1, SECRET), Carrier.PHOTOSHOP),
        new Dirty("layers", tiff().bytes(37724, 7, SECRET), Carrier.APPLICATION_DATA),
        new Dirty("a private field", tiff().bytes(65001, 7, SECRET), Carrier.APPLICATION_DATA),
        new Dirty("credentials", tiff().bytes(0xCD41, 7, SECRET), Carrier.CONTENT_CREDENTIALS),
        new Dirty("a broken profile", tiff().bytes(34675, 7, SECRET), Carrier.ICC),
        new Dirty(
            "a field of a later page", tiff().page().text(305, "PLANTEDSECRET"), Carrier.TEXT),
        new Dirty(
            "bytes in a field of another kind", tiff().bytes(282, 7, SECRET), Carrier.TECHNICAL),
        new Dirty("bytes before a page", tiff().slack(SECRET), Carrier.TRAILER),
        new Dirty("bytes between pages", tiff().page().slack(SECRET), Carrier.TRAILER),
        new Dirty("bytes after the end", tiff().tail(SECRET), Carrier.TRAILER),
        new Dirty(
            "bytes behind the pixels",
            tiff().strips(TiffBuilder.pixels(0), longer),
            Carrier.PADDING),
        new Dirty("bytes behind a tile", tiff().tile(SECRET), Carrier.PADDING),
        new Dirty(
            "a strip too many",
            tiff().strips(TiffBuilder.pixels(0), TiffBuilder.pixels(1), SECRET),
            Carrier.SECOND_IMAGE),
        new Dirty(
            "a smaller copy",
            tiff().page().number(254, 4, 1).text(270, "PLANTEDSECRET"),
            Carrier.THUMBNAIL),
        new Dirty("an Exif directory", tiff().slack(SECRET).number(34665, 4, 8), Carrier.EXIF),
        new Dirty("a sub-directory", tiff().slack(SECRET).number(330, 4, 8), Carrier.SECOND_IMAGE));
  }

  /** Found by fuzzing: the type 13 of the compression was read by one run and not by the next. */
  @ParameterizedTest
  @ValueSource(ints = {258, 259, 262, 266, 277, 278, 284, 317, 320})
  void refusesAFieldOfThePictureThatIsNoNumber(int tag) {
    for (int type : new int[] {2, 5, 7, 13}) {
      byte[] bytes = tiff().without(tag).bytes(tag, type, new byte[8]).build();
      assertThatThrownBy(
              () -> new TiffSanitizer().sanitize(ByteBuffer.wrap(bytes), Options.DEFAULT))
          .isInstanceOf(BadImage.class);
    }
  }

  /** Found by the fuzzer: what stayed was one marker, which the second run refused. */
  @Test
  void refusesJpegTablesOfWhichThereAreNone() {
    byte[] application = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 4, 'x', 'x'};
    byte[] bytes = tiff().number(259, 3, 7).bytes(347, 7, application).build();
    assertThatThrownBy(() -> new TiffSanitizer().sanitize(ByteBuffer.wrap(bytes), Options.DEFAULT))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("JPEG tables");
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Dirty dirty) throws Exception {
    byte[] image = dirty.tiff.build();
    assertThat(new String(image, StandardCharsets.ISO_8859_1)).contains("PLANTEDSECRET");
    byte[] clean = Cleaned.settled(image);
    assertThat(Cleaned.edits(image).removed()).contains(dirty.carrier);
    if (clean[2] == 42 || clean[3] == 42) { // a decoder for BigTIFF is not at hand
      Cleaned.assertSamePixels(tiff().build(), clean);
    }
  }

  @Test
  void keepsEveryPageThatIsNoCopyOfAnother() throws Exception {
    byte[] image = tiff().page().number(254, 4, 2).page().number(254, 4, 1).build();
    byte[] clean = Cleaned.checked(image);
    int pages = 0;
    for (int next = 8; next != 0; pages++) {
      ByteBuffer file = ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN);
      next = file.getInt(next + 2 + 12 * file.getShort(next));
    }
    assertThat(pages).isEqualTo(2);
  }

  /** All ways to code pixels that the decoder at hand can write, in strips. */
  @ParameterizedTest
  @ValueSource(
      strings = {"none", "LZW", "ZLib", "Deflate", "PackBits", "JPEG", "CCITT T.4", "CCITT T.6"})
  void keepsThePixelsOfEveryCompression(String compression) throws Exception {
    boolean fax = compression.startsWith("CCITT");
    BufferedImage picture =
        new BufferedImage(
            70, 50, fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 70 * 50; i++) {
      picture.setRGB(i % 70, i / 70, i * 0x00F3_1D07);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (!compression.equals("none")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    Cleaned.checked(out.toByteArray());
  }

  @Test
  void cleansTheJpegStreamsInside() throws Exception {
    byte[] dirty = new JpegBuilder().segment(0xFE, SECRET).trailer(SECRET).build();
    byte[] tables =
        JpegBuilder.concat(
            JpegBuilder.latin1("\377\330"),
            JpegBuilder.segmentBytes(0xFE, SECRET),
            JpegBuilder.segmentBytes(0xDB, new byte[65]),
            JpegBuilder.latin1("\377\331"));
    TiffBuilder tiff =
        tiff()
            .number(256, 3, 24)
            .number(257, 3, 16)
            .number(278, 3, 16)
            .number(259, 3, 7)
            .number(262, 3, 6)
            .strips(dirty)
            .bytes(347, 7, tables);
    byte[] clean = Cleaned.settled(tiff.build());
    assertThat(new String(clean, StandardCharsets.ISO_8859_1))
        .contains(new String(Cleaned.of(dirty), StandardCharsets.ISO_8859_1));
  }

  /** Section 22 of TIFF 6.0: of a whole stream in the place of a strip its coded data stay. */
  @Test
  void cutsOldJpegToItsTablesAndCodedData() throws Exception {
    byte[] stream = new JpegBuilder().grey().segment(0xFE, SECRET).build();
    TiffBuilder tiff =
        tiff()
            .number(256, 3, 24)
            .number(257, 3, 16)
            .number(258, 3, 8)
            .number(277, 3, 1)
            .number(278, 3, 16)
            .number(259, 3, 6)
            .number(262, 3, 1)
            .strips(stream)
            .number(513, 4, 8)
            .number(514, 4, stream.length);
    assertThatThrownBy(() -> Cleaned.of(tiff.build())).isInstanceOf(BadImage.class);
    int q = 8 + marker(stream, 0xDB) + 5;
    int dc = 8 + marker(stream, 0xC4) + 5;
    byte[] image = tiff.number(519, 4, q).number(520, 4, dc).number(521, 4, dc).build();
    byte[] clean = Cleaned.settled(image);
    int scan = marker(stream, 0xDA) + 10;
    String coded = new String(stream, scan, stream.length - 2 - scan, StandardCharsets.ISO_8859_1);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains(coded);
    assertThat(clean).hasSizeLessThan(image.length);
  }

  private static int marker(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != marker) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
    }
    return at;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationSurvivesOnlyWhereItMatters(int orientation) throws Exception {
    byte[] image = tiff().number(274, 3, orientation).build();
    byte[] clean = Cleaned.settled(image);
    assertThat(Orientation.read(ByteBuffer.wrap(clean), 0, clean.length)).isEqualTo(orientation);
    byte[] upright = Cleaned.of(tiff().build());
    assertThat(clean.length).isEqualTo(upright.length + (orientation == 1 ? 0 : 12));
    Edits none = Cleaned.edits(image, new Options(Set.of()));
    assertThat(none.apply(ByteBuffer.wrap(image))).isEqualTo(upright);
  }

  @Test
  void keepsDateNoticeAndCredentialsWhereChosen() throws Exception {
    byte[] image =
        tiff()
            .text(306, "2026:11:25 21:50:04")
            .text(33432, "(c) Ada")
            .bytes(0xCD41, 7, JpegBuilder.latin1("a manifest"))
            .text(315, "PLANTEDSECRET")
            .build();
    Options all = new Options(EnumSet.allOf(Options.Keep.class));
    Edits edits = Cleaned.edits(image, all);
    byte[] clean = edits.apply(ByteBuffer.wrap(image));
    assertThat(new String(clean, StandardCharsets.ISO_8859_1))
        .contains("2026:11:25 21:50:04\0", "(c) Ada\0", "a manifest")
        .doesNotContain("PLANTED");
    assertThat(edits.kept())
        .containsExactly(Carrier.CONTENT_CREDENTIALS, Carrier.TIME, Carrier.COPYRIGHT);
    assertThat(Cleaned.edits(clean, all).isIdentity(ByteBuffer.wrap(clean))).isTrue();
  }

  @Test
  void theColourProfileIsLaunderedAndKept() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = tiff().bytes(34675, 7, profile).build();
    byte[] laundered = IccProfile.launder(profile).orElseThrow();
    assertThat(Cleaned.settled(image))
        .isEqualTo(Cleaned.of(tiff().bytes(34675, 7, laundered).build()));
  }

  @Test
  void findsTheSizeOfStripsThatDoNotSayIt() throws Exception {
    byte[] clean = Cleaned.settled(tiff().withoutByteCounts().build());
    assertThat(clean).isEqualTo(Cleaned.of(tiff().build()));
  }

  static List<Map.Entry<String, byte[]>> cameraRaws() {
    byte[] canon = tiff().slack(JpegBuilder.latin1("CR\2\0\0\0\0\0")).build();
    byte[] olympus = tiff().build();
    olympus[2] = 'R';
    olympus[3] = 'O';
    return List.of(
        Map.entry("DNG", tiff().bytes(50706, 1, new byte[4]).build()),
        Map.entry("sensor data", tiff().number(262, 3, 32803).build()),
        Map.entry("Nikon", tiff().number(259, 3, 34713).build()),
        Map.entry("Canon", canon),
        Map.entry("Olympus", olympus),
        Map.entry("Fuji", JpegBuilder.latin1("FUJIFILMCCD-RAW 0201")));
  }

  @ParameterizedTest
  @MethodSource("cameraRaws")
  void cameraRawIsRefusedWithAdvice(Map.Entry<String, byte[]> raw) {
    assertThatThrownBy(() -> Cleaned.of(raw.getValue()))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.UNSUPPORTED))
        .hasMessageContaining("camera raw")
        .hasMessageContaining("export it as");
  }

  static List<Map.Entry<String, byte[]>> broken() {
    byte[] loop = tiff().build();
    ByteBuffer file = ByteBuffer.wrap(loop).order(ByteOrder.LITTLE_ENDIAN);
    int directory = file.getInt(4);
    file.putInt(directory + 2 + 12 * file.getShort(directory), directory);
    return List.of(
        Map.entry("a loop of directories", loop),
        Map.entry("a page without pixels", tiff().number(256, 3, 0).build()),
        Map.entry("a strip that is missing", tiff().strips(SECRET).build()),
        Map.entry(
            "no sizes of compressed strips", tiff().number(259, 3, 5).withoutByteCounts().build()),
        Map.entry("no width", tiff().without(256).build()),
        Map.entry("a directory outside", Arrays.copyOf(loop, 60)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatADecoderWouldNotShowForSureIsRefused(Map.Entry<String, byte[]> broken) {
    assertThatThrownBy(() -> Cleaned.of(broken.getValue()))
        .isInstanceOf(BadImage.class)
        .hasMessageStartingWith("TIFF");
  }

  @Test
  void gigantsAreRefused() {
    assertTooLarge(tiff().number(256, 3, 65_535).number(257, 3, 65_535).build());
    TiffBuilder pages = tiff();
    for (int i = 0; i < Limits.PARTS / 10; i++) {
      pages.page();
    }
    assertTooLarge(pages.build());
  }

  private static void assertTooLarge(byte[] image) {
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  /** A secret that a damaged offset takes for pixels can't be told from them. */
  @Test
  void isStableUnderDamage() {
    for (TiffBuilder tiff : List.of(tiff(), TiffBuilder.bigEndian(), TiffBuilder.bigTiff())) {
      Cleaned.assertIsStableUnderDamage(
          tiff.number(274, 3, 6)
              .bytes(34675, 7, IccBuilder.display().build())
              .text(270, "PLANTEDSECRET")
              .page()
              .tile(SECRET)
              .tail(SECRET)
              .build());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PngSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();

  private record Dirty(String name, byte[] image, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static PngBuilder png() {
    return new PngBuilder();
  }

  private static byte[] with(String head) {
    return JpegBuilder.concat(JpegBuilder.latin1(head), SECRET);
  }

  static List<Dirty> carriers() {
    return List.of(
        new Dirty("tEXt", png().chunk("tEXt", with("Author\0")).build(), Carrier.TEXT),
        new Dirty("zTXt", png().chunk("zTXt", with("Comment\0\0")).build(), Carrier.TEXT),
        new Dirty(
            "iTXt", png().chunk("iTXt", with("XML:com.adobe.xmp\0\0\0\0\0")).build(), Carrier.TEXT),
        new Dirty("text after the pixels", png().afterPixels("tEXt", SECRET).build(), Carrier.TEXT),
        new Dirty(
            "text among the pixels", png().betweenPixels("tEXt", SECRET).build(), Carrier.TEXT),
        new Dirty(
            "tIME", png().chunk("tIME", "\7\352\5\1\2\3\4PLANTEDSECRET").build(), Carrier.TIME),
        new Dirty(
            "eXIf", png().chunk("eXIf", with("MM\0*\0\0\0\10\0\0\0\0\0\0")).build(), Carrier.EXIF),
        new Dirty("caBX", png().chunk("caBX", SECRET).build(), Carrier.CONTENT_CREDENTIALS),
        new Dirty("a private chunk", png().chunk("prVt", SECRET).build(), Carrier.APPLICATION_DATA),
        new Dirty("iDOT", png().chunk("iDOT", SECRET).build(), Carrier.APPLICATION_DATA),
        new Dirty("sPLT", png().chunk("sPLT", SECRET).build(), Carrier.TECHNICAL),
        new Dirty("gAMA of a wrong size", png().chunk("gAMA", SECRET).build(), Carrier.TECHNICAL),
        new Dirty(
            "a suggested palette",
            png().chunk("PLTE", "PLANTEDSECRETXY").build(),
            Carrier.TECHNICAL),
        new Dirty("a broken profile", png().chunk("iCCP", with("name\0\0")).build(), Carrier.ICC),
        new Dirty("bytes after the zlib stream", png().streamTail(SECRET).build(), Carrier.TRAILER),
        new Dirty("bytes after the end", png().trailer(SECRET).build(), Carrier.TRAILER),
        new Dirty(
            "an end with data",
            png().withoutIend().afterPixels("IEND", SECRET).build(),
            Carrier.TRAILER),
        new Dirty("tail of a frame", png().animated(SECRET).build(), Carrier.TRAILER));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Dirty dirty) throws Exception {
    assertThat(new String(dirty.image, StandardCharsets.ISO_8859_1)).contains("PLANTEDSECRET");
    byte[] clean = Cleaned.of(dirty.image);
    Cleaned.assertNoSecret(clean);
    assertThat(Cleaned.of(clean)).isEqualTo(clean);
    assertThat(Cleaned.edits(dirty.image).removed()).contains(dirty.carrier);
    Cleaned.assertSamePixels(png().build(), clean);
  }

  @Test
  void aCleanImageIsLeftAsItIs() throws Exception {
    for (PngBuilder builder :
        List.of(
            png(),
            png().chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F}),
            png().chunk("sRGB", new byte[1]),
            png().chunk("cHRM", new byte[32]),
            png().chunk("cICP", new byte[] {12, 13, 0, 1}),
            png().chunk("tRNS", new byte[6]),
            png().animated(new byte[0]))) {
      byte[] image = builder.build();
      assertThat(Cleaned.edits(image).isIdentity(ByteBuffer.wrap(image))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void keepsEveryKindOfPictureInRowsAndInPasses(int type) throws Exception {
    BufferedImage picture = new BufferedImage(21, 13, type);
    for (int i = 0; i < 21 * 13; i++) {
      picture.setRGB(i % 21, i / 21, i * 0x00F3_1D07);
    }
    for (int mode : new int[] {ImageWriteParam.MODE_DISABLED, ImageWriteParam.MODE_DEFAULT}) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(mode); // with passes: Adam7
        writer.setOutput(stream);
        writer.write(null, new IIOImage(picture, null, null), param);
      } finally {
        writer.dispose();
      }
      Cleaned.checked(out.toByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationSurvivesAloneAndOnlyWhereItMatters(int orientation) throws Exception {
    byte[] exif = JpegBuilder.concat(Orientation.block(orientation), SECRET);
    byte[] clean = Cleaned.checked(png().chunk("tEXt", SECRET).chunk("eXIf", exif).build());
    String text = new String(clean, StandardCharsets.ISO_8859_1);
    if (orientation == 1) {
      assertThat(text).doesNotContain("eXIf");
    } else {
      assertThat(Orientation.read(ByteBuffer.wrap(clean), text.indexOf("eXIf") + 4, 26))
          .isEqualTo(orientation);
    }
  }

  @Test
  void orientationAfterThePixelsCountsToo() throws Exception {
    byte[] clean = Cleaned.checked(png().afterPixels("eXIf", Orientation.block(3)).build());
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).contains("eXIf");
  }

  @Test
  void theColourProfileIsLaunderedAndKept() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = png().chunk("iCCP", iccp("DELL U2720Q", profile)).build();
    byte[] clean = Cleaned.checked(image);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1))
        .contains("iCCPicc\0\0")
        .doesNotContain("DELL");
    assertThat(Cleaned.edits(image).kept()).containsExactly(Carrier.ICC);
  }

  @Test
  void theColourProfileStaysByteForByteOnRequestWithoutItsNameAndWhatFollowsIt() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = png().chunk("iCCP", JpegBuilder.concat(iccp("DELL", profile), SECRET)).build();
    Edits edits = Cleaned.edits(image, new Options(EnumSet.of(Options.Keep.ICC)));
    byte[] clean = edits.apply(ByteBuffer.wrap(image));
    Cleaned.assertNoSecret(clean);
    Inflater inflater = new Inflater();
    int stream = new String(clean, StandardCharsets.ISO_8859_1).indexOf("iCCPicc\0\0") + 9;
    inflater.setInput(clean, stream, clean.length - stream);
    byte[] kept = new byte[profile.length];
    assertThat(inflater.inflate(kept)).isEqualTo(profile.length);
    assertThat(kept).isEqualTo(profile);
    inflater.end();
  }

  private static byte[] iccp(String name, byte[] profile) {
    return JpegBuilder.concat(JpegBuilder.latin1(name + "\0\0"), PngBuilder.deflate(profile));
  }

  @Test
  void framesAreNumberedAgainWhereOneGoes() throws Exception {
    byte[] tail = new byte[200];
    System.arraycopy(SECRET, 0, tail, 0, SECRET.length);
    byte[] clean = Cleaned.of(png().animated(tail).build());
    assertThat(Cleaned.of(clean)).isEqualTo(clean);
    Cleaned.assertNoSecret(clean);
  }

  @Test
  void aMissingEndIsAdded() throws Exception {
    assertThat(Cleaned.of(png().withoutIend().build())).isEqualTo(png().build());
  }

  @Test
  void anAncillaryChunkWithAWrongCrcGoesAsDecodersSkipIt() throws Exception {
    byte[] chunk = PngBuilder.chunkBytes("gAMA", new byte[4]);
    chunk[chunk.length - 1] ^= 1;
    assertThat(Cleaned.of(png().raw(chunk).build())).isEqualTo(png().build());
  }

  static List<Map.Entry<String, byte[]>> broken() {
    byte[] wrongCrc = png().build();
    wrongCrc[8 + 25 + 10] ^= 1;
    byte[] wrongTransparency = png().chunk("tRNS", new byte[6]).build();
    wrongTransparency[8 + 25 + 10] ^= 1;
    return List.of(
        Map.entry("a wrong CRC of IDAT", wrongCrc),
        Map.entry("a wrong CRC of tRNS", wrongTransparency),
        Map.entry("an unknown critical chunk", png().chunk("CgBI", SECRET).build()),
        Map.entry("rows beyond the last", png().extraRows(3).build()),
        Map.entry("rows missing", png().extraRows(-2).build()),
        Map.entry("a second IHDR", png().chunk("IHDR", new byte[13]).build()),
        Map.entry("signature only", Arrays.copyOf(wrongCrc, 8)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatADecoderWouldNotShowForSureIsRefused(Map.Entry<String, byte[]> broken) {
    assertThatThrownBy(() -> Cleaned.of(broken.getValue()))
        .isInstanceOf(BadImage.class)
        .hasMessageStartingWith("PNG");
  }

  @Test
  void anImageOfGiganticSizeIsRefusedBeforeItIsInflated() {
    byte[] image = png().build();
    ByteBuffer.wrap(image).putInt(16, 65_535).putInt(20, 65_535);
    byte[] header = PngBuilder.chunkBytes("IHDR", Arrays.copyOfRange(image, 16, 29));
    System.arraycopy(header, 0, image, 8, header.length);
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void aProfileBombIsRefused() {
    byte[] bomb = iccp("x", new byte[20 * 1024 * 1024]);
    assertThatThrownBy(() -> Cleaned.of(png().chunk("iCCP", bomb).build()))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void holdsUnderDamage() {
    Cleaned.assertHoldsUnderDamage(
        png()
            .chunk("eXIf", JpegBuilder.concat(Orientation.block(6), SECRET))
            .chunk("iCCP", iccp("PLANTEDSECRET", IccBuilder.display().build()))
            .chunk("tEXt", SECRET)
            .animated(SECRET)
            .trailer(SECRET)
            .build());
  }
}

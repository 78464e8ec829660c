// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GifSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();

  private record Dirty(String name, GifBuilder gif, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static GifBuilder gif() {
    return new GifBuilder();
  }

  static List<Dirty> carriers() {
    byte[] many = new byte[1000];
    System.arraycopy(SECRET, 0, many, 300, SECRET.length);
    return List.of(
        new Dirty("a comment", gif().extension(0xFE, SECRET).picture(), Carrier.COMMENT),
        new Dirty("a long comment", gif().extension(0xFE, many).picture(), Carrier.COMMENT),
        new Dirty("a comment behind", GifBuilder.still().extension(0xFE, SECRET), Carrier.COMMENT),
        new Dirty("a drawn text", gif().extension(0x01, SECRET).picture(), Carrier.TEXT),
        new Dirty("XMP", gif().application("XMP DataXMP", SECRET).picture(), Carrier.XMP),
        new Dirty(
            "an application's data",
            gif().application("SECRETAPP1.", SECRET).picture(),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "an application's name that is too long",
            gif().application("NETSCAPE2.0PLANTEDSECRET", SECRET).picture(),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "an unknown extension",
            gif().extension(0x77, SECRET).picture(),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "more than the loop", gif().raw(loopWith(SECRET)).picture(), Carrier.APPLICATION_DATA),
        new Dirty(
            "a loop of another kind",
            gif().application("NETSCAPE2.0", JpegBuilder.concat(new byte[] {2}, SECRET)).picture(),
            Carrier.APPLICATION_DATA),
        new Dirty(
            "a graphic control that goes on",
            gif().extension(0xF9, JpegBuilder.concat(new byte[] {0, 10, 0, 0}, SECRET)).picture(),
            Carrier.TECHNICAL),
        new Dirty(
            "a graphic control before none",
            GifBuilder.still().extension(0xF9, SECRET),
            Carrier.TECHNICAL),
        new Dirty(
            "credentials",
            gif().application("C2PA_GIF\1\0\0", SECRET).picture(),
            Carrier.CONTENT_CREDENTIALS),
        new Dirty(
            "a broken profile", gif().application("ICCRGBG1012", SECRET).picture(), Carrier.ICC),
        new Dirty("bytes behind the codes", gif().pictureWithTail(SECRET), Carrier.TRAILER),
        new Dirty("sub-blocks behind the codes", gif().pictureWithTail(many), Carrier.TRAILER),
        new Dirty("bytes after the end", GifBuilder.still().trailer(SECRET), Carrier.TRAILER));
  }

  /** A loop with a second sub-block. */
  private static byte[] loopWith(byte[] more) {
    byte[] head = JpegBuilder.latin1("!\377\13NETSCAPE2.0\3\1\0\0");
    return JpegBuilder.concat(head, GifBuilder.subBlocks(more), new byte[1]);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Dirty dirty) throws Exception {
    byte[] image = dirty.gif.build();
    assertThat(new String(image, StandardCharsets.ISO_8859_1)).contains("PLANTEDSECRET");
    byte[] clean = Cleaned.settled(image);
    assertThat(Cleaned.edits(image).removed()).contains(dirty.carrier);
    Cleaned.assertSamePixels(GifBuilder.still().build(), clean);
  }

  static List<GifBuilder> cleanImages() {
    return List.of(
        GifBuilder.still(),
        GifBuilder.animated(),
        gif().loop("ANIMEXTS1.0", 0).picture(),
        gif().control(0x1F).pictureWithoutEndOfInformation());
  }

  @ParameterizedTest
  @MethodSource("cleanImages")
  void aCleanImageIsLeftAsItIs(GifBuilder clean) throws Exception {
    byte[] image = clean.build();
    assertThat(Cleaned.edits(image).isIdentity(ByteBuffer.wrap(image))).isTrue();
  }

  /** Codes of all widths, in hundreds of sub-blocks; noise makes the table overflow often. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 16, 32, 64, 128, 256})
  void findsTheEndOfTheCodesOfLargePictures(int colours) throws Exception {
    for (int flat : new int[] {1, 40}) {
      byte[] image = encoded(colours, flat);
      assertThat(Cleaned.edits(image).isIdentity(ByteBuffer.wrap(image))).isTrue();
      byte[] dirty =
          JpegBuilder.concat(
              Arrays.copyOf(image, image.length - 2),
              GifBuilder.subBlocks(SECRET),
              new byte[] {0, 0x3B});
      assertThat(Cleaned.checked(dirty)).isEqualTo(image);
    }
  }

  private static byte[] encoded(int colours, int flat) throws IOException {
    BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_INDEXED);
    Random random = new Random(colours);
    for (int i = 0; i < 300 * 200; i += flat) {
      int value = random.nextInt(colours);
      for (int j = i; j < i + flat; j++) {
        picture.getRaster().setSample(j % 300, j / 300, 0, value);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "gif", out);
    return out.toByteArray();
  }

  @Test
  void ofSeveralControlsTheLastStays() throws Exception {
    byte[] clean = Cleaned.checked(gif().control(0x04).control(0x08).picture().build());
    assertThat(clean).isEqualTo(gif().control(0x08).picture().build());
  }

  @Test
  void clearsReservedBitsOfControls() throws Exception {
    byte[] clean = Cleaned.checked(gif().control(0xE5).picture().build());
    assertThat(clean).isEqualTo(gif().control(0x05).picture().build());
  }

  @Test
  void ofSeveralLoopsTheLastStays() throws Exception {
    byte[] image = gif().loop("NETSCAPE2.0", 3).loop("NETSCAPE2.0", 5).picture().build();
    assertThat(Cleaned.checked(image)).isEqualTo(gif().loop("NETSCAPE2.0", 5).picture().build());
  }

  @Test
  void theColourProfileIsLaunderedAndKeptOrStaysByteForByteOnRequest() throws Exception {
    byte[] profile = IccBuilder.display().build();
    byte[] image = gif().application("ICCRGBG1012", profile).picture().build();
    byte[] laundered = IccProfile.launder(profile).orElseThrow();
    assertThat(Cleaned.checked(image))
        .isEqualTo(gif().application("ICCRGBG1012", laundered).picture().build());
    Edits kept = Cleaned.edits(image, new Options(EnumSet.of(Options.Keep.ICC)));
    assertThat(kept.isIdentity(ByteBuffer.wrap(image))).isTrue();
  }

  @Test
  void aMissingEndIsAdded() throws Exception {
    assertThat(Cleaned.of(GifBuilder.still().withoutEnd().build()))
        .isEqualTo(GifBuilder.still().build());
  }

  static List<Map.Entry<String, byte[]>> broken() {
    byte[] image = GifBuilder.still().build();
    byte[] codeSize = image.clone();
    codeSize[13 + 12 + 10] = 12;
    return List.of(
        Map.entry("no picture", gif().extension(0xFE, SECRET).build()),
        Map.entry("bytes between blocks", gif().raw(SECRET).picture().build()),
        Map.entry("an odd code size", codeSize),
        Map.entry("a picture cut off", Arrays.copyOf(image, image.length - 4)),
        Map.entry("a header cut off", Arrays.copyOf(image, 12)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatADecoderWouldNotShowForSureIsRefused(Map.Entry<String, byte[]> broken) {
    assertThatThrownBy(() -> Cleaned.of(broken.getValue()))
        .isInstanceOf(BadImage.class)
        .hasMessageStartingWith("GIF");
  }

  @Test
  void aGiganticScreenIsRefused() {
    assertTooLarge(GifBuilder.still().screen(65_535, 65_535).build());
  }

  @Test
  void tooManyBlocksAreRefused() {
    GifBuilder gif = gif();
    for (int i = 0; i <= Limits.PARTS; i++) {
      gif.picture();
    }
    assertTooLarge(gif.build());
  }

  private static void assertTooLarge(byte[] image) {
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void holdsUnderDamage() {
    Cleaned.assertHoldsUnderDamage(
        GifBuilder.animated()
            .extension(0xFE, SECRET)
            .application("XMP DataXMP", SECRET)
            .application("ICCRGBG1012", IccBuilder.display().build())
            .trailer(SECRET)
            .build());
    // A secret behind the codes becomes codes where the damage hits the code that ends them.
    Cleaned.assertIsStableUnderDamage(GifBuilder.animated().pictureWithTail(SECRET).build());
  }
}

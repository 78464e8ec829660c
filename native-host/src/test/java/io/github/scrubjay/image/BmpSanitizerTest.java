// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BmpSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();
  private static final int EMBEDDED = 0x4D424544;
  private static final int LINKED = 0x4C494E4B;

  private static BmpBuilder bmp() {
    return new BmpBuilder(40, 24);
  }

  private static byte[] runs(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Three rows: a run, pixels as they are with a byte behind, a jump; then the end. */
  private static byte[] rle8(int padding) {
    return runs(5, 1, 0, 0, 0, 3, 9, 8, 7, padding, 0, 0, 0, 2, 1, 0, 2, 4, 0, 1);
  }

  static Stream<Arguments> carriers() {
    byte[] oversize = Arrays.copyOf(new byte[4 * 2], 4 * 2 + 16);
    System.arraycopy(SECRET, 0, oversize, 8, 13);
    return Stream.of(
        arguments(Carrier.PADDING, bmp().gap(SECRET), bmp()),
        arguments(Carrier.PADDING, bmp().reserved(0x54434553), bmp()),
        arguments(Carrier.TRAILER, bmp().tail(SECRET), bmp()),
        arguments(Carrier.PADDING, bmp().pixelByte(15, 'S'), bmp()),
        arguments(Carrier.TECHNICAL, bmp().field(24, 0x53454352), bmp()),
        arguments(Carrier.TECHNICAL, bmp().field(36, 0x53454352), bmp()),
        arguments(
            Carrier.TECHNICAL,
            new BmpBuilder(40, 1).field(32, 6).palette(oversize),
            new BmpBuilder(40, 1).field(32, 2).palette(new byte[8])),
        arguments(
            Carrier.TECHNICAL,
            new BmpBuilder(64, 24).field(60, 0x53454352),
            new BmpBuilder(64, 24)),
        arguments(
            Carrier.TECHNICAL,
            new BmpBuilder(108, 24).field(40, 0x53454352),
            new BmpBuilder(108, 24)),
        arguments(
            Carrier.TECHNICAL,
            new BmpBuilder(124, 24).field(56, 0x73524742).field(64, 0x53454352),
            new BmpBuilder(124, 24).field(56, 0x73524742)),
        arguments(
            Carrier.ICC,
            new BmpBuilder(124, 24).profile(LINKED, SECRET),
            new BmpBuilder(124, 24).field(56, 0x73524742)));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Carrier carrier, BmpBuilder dirty, BmpBuilder expected) throws BadImage {
    byte[] image = dirty.build();
    assertThat(Cleaned.of(image)).isEqualTo(expected.build());
    assertThat(Cleaned.edits(image).removed()).contains(carrier);
    assertThat(Cleaned.edits(expected.build()).removed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12,1", "12,4", "12,8", "12,24", "16,24", "40,1", "40,4", "40,8", "40,16", "40,24", "40,32",
    "52,32", "56,32", "64,8", "108,24", "108,32", "124,8", "124,24"
  })
  void leavesEveryKindOfCleanBitmapAsItIs(int header, int bits) throws BadImage {
    byte[] image = new BmpBuilder(header, bits).build();
    Edits edits = Cleaned.edits(image);
    assertThat(edits.isIdentity(ByteBuffer.wrap(image))).isTrue();
    assertThat(edits.removed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"40,8", "40,24"})
  void theJdkShowsTheSamePixels(int header, int bits) throws Exception {
    byte[] image = new BmpBuilder(header, bits).gap(SECRET).tail(SECRET).build();
    Cleaned.checked(image);
  }

  @Test
  void keepsMasksThatAreRunsOfBits() throws BadImage {
    byte[] image = new BmpBuilder(40, 16).masks(0x7C00, 0x3E0, 0x1F).build();
    assertThat(Cleaned.of(image)).isEqualTo(image);
    byte[] broken = new BmpBuilder(40, 16).masks(0x53454352, 0x3E0, 0x1F).build();
    assertThatThrownBy(() -> Cleaned.of(broken)).hasMessageContaining("mask");
  }

  @Test
  void keepsRunLengthCodingAndNothingBesideIt() throws BadImage {
    BmpBuilder rle = new BmpBuilder(40, 8).field(16, 1).field(20, rle8(0).length);
    byte[] clean = rle.pixels(rle8(0)).build();
    assertThat(Cleaned.of(clean)).isEqualTo(clean);
    byte[] dirty = rle.pixels(JpegBuilder.concat(rle8('S'), SECRET)).build();
    assertThat(Cleaned.of(dirty)).isEqualTo(clean);
  }

  @Test
  void launderedProfilesStay() throws BadImage {
    byte[] profile = IccBuilder.display().build();
    byte[] image = new BmpBuilder(124, 24).gap(SECRET).profile(EMBEDDED, profile).build();
    byte[] clean = Cleaned.of(image);
    byte[] laundered = IccProfile.launder(profile).orElseThrow();
    assertThat(clean).isEqualTo(new BmpBuilder(124, 24).profile(EMBEDDED, laundered).build());
    assertThat(Cleaned.of(clean)).isEqualTo(clean);
    Options keepIcc = new Options(EnumSet.of(Options.Keep.ICC));
    assertThat(Cleaned.edits(image, keepIcc).apply(ByteBuffer.wrap(image)))
        .isEqualTo(new BmpBuilder(124, 24).profile(EMBEDDED, profile).build());
  }

  static Stream<Arguments> refused() {
    BmpBuilder rle = new BmpBuilder(40, 8).field(16, 1);
    return Stream.of(
        arguments("JPEG or PNG", bmp().field(16, 4).build()),
        arguments("JPEG or PNG", bmp().field(16, 5).build()),
        arguments("fit each other", bmp().field(16, 1).build()),
        arguments("fit each other", new BmpBuilder(64, 24).field(16, 4).build()),
        arguments("known kind", bmp().field(0, 41).build()),
        arguments("x 0 pixels", bmp().field(8, 0).build()),
        arguments("-5 x", bmp().field(4, -5).build()),
        arguments("limit", bmp().field(4, 0x7FFFFFFF).build()),
        arguments("bytes of pixels", bmp().field(8, 4).build()),
        arguments("planes", bmp().field(12, 24 << 16).build()),
        arguments("cut off in its palette", new BmpBuilder(40, 8).field(32, 1 << 30).build()),
        arguments(
            "more rows",
            new BmpBuilder(40, 8).field(16, 1).pixels(runs(0, 0, 0, 0, 0, 0, 1, 1, 0, 1)).build()),
        arguments(
            "row longer", new BmpBuilder(40, 8).field(16, 1).pixels(runs(9, 0, 0, 1)).build()),
        arguments("cut off", rle.pixels(runs(5, 1)).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String message, byte[] image) {
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining(message);
  }

  @Test
  void holdsUnderDamage() {
    byte[] image = new BmpBuilder(40, 4).gap(SECRET).tail(SECRET).build();
    Cleaned.assertHoldsUnderDamage(image);
    Cleaned.assertHoldsUnderDamage(
        new BmpBuilder(40, 8).field(16, 1).pixels(rle8(0)).gap(SECRET).tail(SECRET).build());
  }

  private static final byte[] MASK = new byte[12];

  private static byte[] icon(int bits) {
    return new BmpBuilder(40, bits).icon(MASK);
  }

  private static byte[] png(String text) {
    return new PngBuilder().chunk("tEXt", text).build();
  }

  static Stream<Arguments> icons() {
    byte[] png = new PngBuilder().build();
    byte[] clean = BmpBuilder.directory(1, icon(24), png);
    byte[] reserved = clean.clone();
    reserved[9] = 'S';
    byte[] longer = JpegBuilder.concat(icon(24), SECRET);
    byte[] masked = MASK.clone();
    masked[3] = 'S';
    return Stream.of(
        arguments(Carrier.TRAILER, JpegBuilder.concat(clean, SECRET), clean),
        arguments(Carrier.TEXT, BmpBuilder.directory(1, icon(24), png("a\0PLANTEDSECRET")), clean),
        arguments(Carrier.TRAILER, BmpBuilder.directory(1, longer, png), clean),
        arguments(Carrier.TECHNICAL, reserved, clean),
        arguments(
            Carrier.PADDING,
            BmpBuilder.directory(1, new BmpBuilder(40, 24).icon(masked), png),
            clean));
  }

  @ParameterizedTest
  @MethodSource("icons")
  void cleansThePicturesOfAnIcon(Carrier carrier, byte[] dirty, byte[] expected) throws BadImage {
    assertThat(Cleaned.of(dirty)).isEqualTo(expected);
    assertThat(Cleaned.edits(dirty).removed()).contains(carrier);
    assertThat(Cleaned.edits(expected).isIdentity(ByteBuffer.wrap(expected))).isTrue();
    assertThat(Cleaned.edits(expected).removed()).isEmpty();
  }

  @Test
  void keepsTheTipOfAPointer() throws BadImage {
    byte[] pointer = BmpBuilder.directory(2, icon(32));
    assertThat(Cleaned.of(pointer)).isEqualTo(pointer);
    assertThat(Sanitizers.forImage(ByteBuffer.wrap(pointer)).format().name()).isEqualTo("cur");
  }

  @Test
  void anIconOfTrueColourNeedsNoMask() throws BadImage {
    byte[] image = BmpBuilder.directory(1, new BmpBuilder(40, 32).icon(new byte[0]));
    assertThat(Cleaned.of(image)).isEqualTo(image);
  }

  @Test
  void refusesPicturesThatOverlapOrLieOutside() {
    byte[] overlapping = BmpBuilder.directory(1, icon(24), icon(24));
    ByteBuffer.wrap(overlapping).putInt(6 + 16 + 12, Integer.reverseBytes(50));
    byte[] outside = BmpBuilder.directory(1, icon(24));
    ByteBuffer.wrap(outside).putInt(6 + 8, Integer.reverseBytes(5000));
    for (byte[] image : new byte[][] {overlapping, outside}) {
      assertThatThrownBy(() -> Cleaned.of(image)).isInstanceOf(BadImage.class);
    }
  }

  @Test
  void anIconHoldsUnderDamage() {
    byte[] image = BmpBuilder.directory(1, icon(4), png("a\0PLANTEDSECRET"));
    Cleaned.assertHoldsUnderDamage(JpegBuilder.concat(image, SECRET));
  }
}

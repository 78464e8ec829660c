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
import org.junit.jupiter.params.provider.MethodSource;

final class PsdSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();
  private static final byte[] PALETTE = new byte[768];
  private static final byte[] WITHOUT_PICTURE = {0, 0, 0, 1, 0};

  private static PsdBuilder psd() {
    return new PsdBuilder();
  }

  static Stream<Arguments> carriers() {
    return Stream.of(
        arguments(Carrier.IPTC, psd().resource(0x0404, "", SECRET), psd()),
        arguments(Carrier.THUMBNAIL, psd().resource(0x040C, "", SECRET), psd()),
        arguments(Carrier.EXIF, psd().resource(0x0422, "", SECRET), psd()),
        arguments(Carrier.XMP, psd().resource(0x0424, "", SECRET), psd()),
        arguments(Carrier.PHOTOSHOP, psd().resource(0x03ED, "PLANTEDSECRET", SECRET), psd()),
        arguments(Carrier.SECOND_IMAGE, psd().layer(1, "PLANTEDSECRET"), psd()),
        arguments(Carrier.SECOND_IMAGE, psd().large().layer(1, "PLANTEDSECRET"), psd().large()),
        arguments(Carrier.TECHNICAL, psd().colours(SECRET), psd()),
        arguments(Carrier.PADDING, psd().reserved(0x53454352), psd()),
        arguments(Carrier.PADDING, psd().packed().rowTail(SECRET), psd().packed()),
        arguments(Carrier.PADDING, psd().large().packed().rowTail(SECRET), psd().large().packed()),
        arguments(Carrier.TRAILER, psd().tail(SECRET), psd()),
        arguments(
            Carrier.SECOND_IMAGE,
            new PsdBuilder(4, 3).layer(-1, "PLANTEDSECRET"),
            new PsdBuilder(4, 3).layer(-1, "")),
        arguments(
            Carrier.PHOTOSHOP,
            new PsdBuilder(1, 2).colours(PALETTE).resource(0x0416, "", SECRET),
            new PsdBuilder(1, 2).colours(PALETTE)));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Carrier carrier, PsdBuilder dirty, PsdBuilder expected) throws BadImage {
    byte[] image = dirty.build();
    byte[] clean = expected.build();
    assertThat(Cleaned.of(image)).isEqualTo(clean);
    assertThat(Cleaned.edits(image).removed()).contains(carrier);
    assertThat(Cleaned.edits(clean).isIdentity(ByteBuffer.wrap(clean))).isTrue();
    assertThat(Cleaned.edits(clean).removed()).isEmpty();
  }

  @Test
  void keepsThePaletteOfIndexedColour() throws BadImage {
    byte[] two = {0, 5};
    byte[] image =
        new PsdBuilder(1, 2)
            .colours(PALETTE)
            .resource(0x0416, "", two)
            .resource(0x0417, "", two)
            .build();
    assertThat(Cleaned.edits(image).isIdentity(ByteBuffer.wrap(image))).isTrue();
  }

  @Test
  void launderedProfilesStay() throws BadImage {
    byte[] profile = IccBuilder.display().build();
    byte[] image = psd().resource(0x040F, "PLANTEDSECRET", profile).build();
    byte[] laundered = IccProfile.launder(profile).orElseThrow();
    assertThat(Cleaned.of(image)).isEqualTo(psd().resource(0x040F, "", laundered).build());
    Options keepIcc = new Options(EnumSet.of(Options.Keep.ICC));
    assertThat(Cleaned.edits(image, keepIcc).apply(ByteBuffer.wrap(image)))
        .isEqualTo(psd().resource(0x040F, "", profile).build());
  }

  /** A last run that goes beyond its row is cut to it, as decoders do. */
  @Test
  void cutsRunsToTheirRow() throws BadImage {
    byte[] image = psd().packed().build();
    int data = image.length - 6 * 6;
    byte[] long1 = image.clone();
    long1[data + 2] = -20; // instead of three bytes as they are, 21 times the next one
    byte[] clean = Cleaned.of(long1);
    assertThat(clean.length).isEqualTo(image.length - 2);
    assertThat(Cleaned.of(clean)).isEqualTo(clean);
    byte[] row = Arrays.copyOfRange(clean, data, data + 4);
    assertThat(row).containsExactly(-2, 9, -2, 1);
  }

  static Stream<Arguments> refused() {
    byte[] otherCompression = psd().build();
    otherCompression[otherCompression.length - 37] = 2;
    byte[] cut = Arrays.copyOf(psd().build(), psd().build().length - 1);
    byte[] wide = psd().build();
    ByteBuffer.wrap(wide).putInt(18, 400_000);
    byte[] depth = psd().build();
    depth[23] = 7;
    return Stream.of(
        arguments("duotone", new PsdBuilder(1, 8).build()),
        arguments(
            "without a merged picture",
            psd().resource(0x0421, "", WITHOUT_PICTURE).layer(1, "a").build()),
        arguments("palette of 3", new PsdBuilder(1, 2).colours(new byte[3]).build()),
        arguments("compression 2", otherCompression),
        arguments("cut off", cut),
        arguments("pixels", wide),
        arguments("depth 7", depth),
        arguments("channels", new PsdBuilder(57, 3).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String message, byte[] image) {
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining(message);
  }

  @Test
  void aBackgroundAloneIsThePicture() throws BadImage {
    byte[] image = psd().resource(0x0421, "", WITHOUT_PICTURE).build();
    assertThat(Cleaned.of(image)).isEqualTo(psd().build());
  }

  @Test
  void holdsUnderDamage() {
    byte[] image =
        psd().packed().resource(0x0404, "", SECRET).layer(1, "PLANTEDSECRET").tail(SECRET).build();
    Cleaned.assertHoldsUnderDamage(image);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** What tests of every format do with a sanitizer. */
final class Cleaned {
  private Cleaned() {}

  static Edits edits(byte[] image) throws BadImage {
    return edits(image, Options.DEFAULT);
  }

  static Edits edits(byte[] image, Options options) throws BadImage {
    ByteBuffer buffer = ByteBuffer.wrap(image).asReadOnlyBuffer();
    return Sanitizers.forImage(buffer).sanitize(buffer, options);
  }

  static byte[] of(byte[] image) throws BadImage {
    return edits(image).apply(ByteBuffer.wrap(image));
  }

  /** Clean, and everything that holds for every clean image. */
  static byte[] checked(byte[] image) throws BadImage, IOException {
    byte[] clean = settled(image);
    assertSamePixels(image, clean);
    return clean;
  }

  /** The same for images that the decoder at hand does not read. */
  static byte[] settled(byte[] image) throws BadImage {
    byte[] clean = of(image);
    assertNoSecret(clean);
    Edits again = edits(clean);
    assertThat(again.isIdentity(ByteBuffer.wrap(clean))).as("clean is left as it is").isTrue();
    assertThat(again.removed()).isEmpty();
    return clean;
  }

  static void assertNoSecret(byte[] clean) {
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("PLANTEDSECRET");
  }

  static void assertSamePixels(byte[] image, byte[] clean) throws IOException {
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(image));
    BufferedImage actual = ImageIO.read(new ByteArrayInputStream(clean));
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(pixels(actual)).isEqualTo(pixels(expected));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /**
   * Cuts the image at every byte and changes every byte: each variant is refused or comes out
   * without the secret and stays as it is when cleaned again.
   */
  static void assertHoldsUnderDamage(byte[] image) {
    damage(image, Cleaned::assertNoSecret);
  }

  /**
   * Likewise for an image whose secret stands behind the data of a scan: where the damage hits the
   * marker between the two, the secret becomes data of that scan, which stay.
   */
  static void assertIsStableUnderDamage(byte[] image) {
    damage(image, clean -> {});
  }

  private static void damage(byte[] image, Consumer<byte[]> check) {
    for (int length = 0; length < image.length; length++) {
      refusedOrClean(Arrays.copyOf(image, length)).ifPresent(check);
    }
    for (int at = 0; at < image.length; at++) {
      for (int change : new int[] {0x01, 0x80, 0xFF}) {
        byte[] damaged = image.clone();
        damaged[at] ^= (byte) change;
        refusedOrClean(damaged).ifPresent(check);
      }
    }
  }

  private static Optional<byte[]> refusedOrClean(byte[] image) {
    byte[] clean;
    try {
      clean = of(image);
    } catch (BadImage refused) {
      return Optional.empty();
    }
    try {
      assertThat(of(clean)).isEqualTo(clean);
    } catch (BadImage refused) {
      throw new AssertionError("a clean image is refused: " + refused.getMessage(), refused);
    }
    return Optional.of(clean);
  }
}

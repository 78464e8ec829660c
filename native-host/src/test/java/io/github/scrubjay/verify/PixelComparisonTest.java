// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.verify.PixelComparison.Outcome;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelComparisonTest {
  private static final PixelComparison COMPARISON = new PixelComparison(64L << 20);

  private static byte[] image(String format, int red) throws IOException {
    BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_3BYTE_BGR);
    for (int x = 0; x < 24; x++) {
      picture.setRGB(x, x % 16, red << 16 | x * 9);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, format, file)).isTrue();
    return file.toByteArray();
  }

  private static Outcome outcome(byte[] original, byte[] clean, String format) {
    return COMPARISON.compare(original, clean, format).outcome();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
  void tellsOtherPixelsFromTheSame(String format) throws IOException {
    byte[] image = image(format, 200);
    byte[] longer = Arrays.copyOf(image, image.length + 1); // other bytes, same picture
    assertThat(outcome(image, longer, format)).isEqualTo(Outcome.SAME);
    assertThat(outcome(image, image(format, 90), format)).isEqualTo(Outcome.DIFFERENT);
  }

  @Test
  void aCopyThatNoLongerDecodesIsDifferent() throws IOException {
    byte[] image = image("png", 200);
    assertThat(outcome(image, Arrays.copyOf(image, 40), "png")).isEqualTo(Outcome.DIFFERENT);
    assertThat(outcome(image, new byte[0], "png")).isEqualTo(Outcome.DIFFERENT);
  }

  @Test
  void whatNoDecoderReadsIsNotCompared() throws IOException {
    byte[] text = "no image".getBytes(StandardCharsets.US_ASCII);
    assertThat(outcome(text, image("png", 1), "png")).isEqualTo(Outcome.NOT_COMPARED);
    assertThat(COMPARISON.compare(text, new byte[1], "heic").detail())
        .isEqualTo("no decoder for heic");
  }

  @Test
  void moreThanFitsIntoItsMemoryIsNotCompared() throws IOException {
    BufferedImage large = new BufferedImage(1000, 1000, BufferedImage.TYPE_3BYTE_BGR);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(large, "png", file);
    byte[] longer = Arrays.copyOf(file.toByteArray(), file.size() + 1);
    assertThat(new PixelComparison(1 << 20).compare(file.toByteArray(), longer, "png").detail())
        .contains("too many pixels");
  }

  @Test
  void doesNotSayMoreOfAnAnimatedPngThanItSaw() {
    byte[] animated = new PngBuilder().with("acTL", "\0\0\0\1\0\0\0\0").build();
    byte[] longer = Arrays.copyOf(animated, animated.length + 1);
    assertThat(COMPARISON.compare(animated, longer, "png").detail()).contains("first frame");
  }

  @Test
  void readsWebp() {
    // A lossless WebP of one pixel; with and without a byte behind its end.
    byte[] webp =
        HexFormat.of()
            .parseHex("524946461A000000574542505650384C0D0000002F00000010071011118888FE0700");
    byte[] longer = Arrays.copyOf(webp, webp.length + 1);
    assertThat(outcome(webp, longer, "webp")).isEqualTo(Outcome.SAME);
  }
}

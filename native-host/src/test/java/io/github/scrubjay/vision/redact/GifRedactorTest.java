// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GifRedactorTest {
  private static final Box BOX = new Box(10, 6, 15, 9);
  private static final int WIDTH = 50;
  private static final int HEIGHT = 30;
  private static final int SECRET = 60;

  /** First over all, then within, interlaced and with a palette of its own, then beside the box. */
  private static final List<Box> FRAMES =
      List.of(
          new Box(0, 0, WIDTH, HEIGHT),
          new Box(5, 3, 20, 20),
          new Box(12, 8, 6, 5),
          new Box(40, 20, 8, 8));

  private static byte[] gif(int inBox) {
    ByteSink out = new ByteSink(1000);
    out.put("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.put(new byte[] {WIDTH, 0, HEIGHT, 0, (byte) 0x85, 0, 0});
    table(out, 64, 3);
    for (int i = 0; i < FRAMES.size(); i++) {
      Box frame = FRAMES.get(i);
      boolean own = i == 1;
      out.put(new byte[] {0x21, (byte) 0xF9, 4, 5, 10, 0, 1, 0}); // index 1 lets through
      out.put(new byte[] {0x2C, (byte) frame.x(), 0, (byte) frame.y(), 0});
      out.put(new byte[] {(byte) frame.width(), 0, (byte) frame.height(), 0});
      out.put(own ? 0xC4 : 0);
      if (own) {
        table(out, 32, 7);
      }
      byte[] indices = new byte[frame.width() * frame.height()];
      for (int at = 0; at < indices.length; at++) {
        int x = frame.x() + at % frame.width();
        int y = frame.y() + at / frame.width();
        // The rows of an interlaced picture stand in another order: its box is not told apart.
        boolean inside = !own && Canvas.covers(List.of(BOX), x, y);
        indices[at] = (byte) (inside && inBox > 0 ? inBox : (x * 3 + y * 5 + i) % (own ? 30 : 55));
      }
      GifCodes.encode(indices, 6, out);
    }
    out.put(0x3B);
    return out.toArray();
  }

  private static void table(ByteSink out, int entries, int step) {
    for (int i = 0; i < entries; i++) {
      out.put(3 + i * step);
      out.put(250 - i * step);
      out.put(100 + i);
    }
  }

  private static byte[] redact(byte[] gif, Style style) throws BadImage, RedactFailed {
    return Redactor.redact(gif, List.of(BOX), style, Options.DEFAULT).bytes();
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void paintsEachFrameAndChangesNoPixelOutside(Style style) throws Exception {
    byte[] redacted = redact(gif(0), style);
    for (int i = 0; i < FRAMES.size(); i++) {
      Box frame = FRAMES.get(i);
      BufferedImage before = frame(gif(0), i);
      BufferedImage after = frame(redacted, i);
      for (int y = 0; y < frame.height(); y++) {
        for (int x = 0; x < frame.width(); x++) {
          int argb = after.getRGB(x, y);
          if (!Canvas.covers(List.of(BOX), x + frame.x(), y + frame.y())) {
            assertThat(argb >>> 24).isEqualTo(before.getRGB(x, y) >>> 24);
            assertThat(argb).isIn(before.getRGB(x, y), argb >>> 24 == 0 ? argb : 0);
          } else {
            assertThat(argb >>> 24).isEqualTo(255);
            assertThat(argb).isIn(style == Style.SOLID ? 0xFF000000 : argb);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void neitherPixelsNorPaletteKeepWhatOnlyTheBoxHad(Style style) throws Exception {
    byte[] one = redact(gif(SECRET), style);
    byte[] other = redact(gif(SECRET + 1), style);
    // Their palettes agree in all but the entries that were in use outside.
    assertThat(one).isEqualTo(other);
    byte[] colour = {(byte) (3 + SECRET * 3), (byte) (250 - SECRET * 3), (byte) (100 + SECRET)};
    assertThat(contains(gif(SECRET), colour)).isTrue();
    assertThat(contains(one, colour)).isFalse();
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aFrameBesideTheBoxStaysCodedAsItIs() throws Exception {
    byte[] gif = gif(0);
    byte[] tail = Arrays.copyOfRange(gif, gif.length - 40, gif.length);
    byte[] redacted = redact(gif, Style.SOLID);
    assertThat(Arrays.copyOfRange(redacted, redacted.length - 40, redacted.length)).isEqualTo(tail);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void codesComeBackAsTheyWent(int minimum) throws Exception {
    Random random = new Random(minimum);
    for (int count : new int[] {1, 2, 100, 5000, 60_000}) {
      for (int range : new int[] {1, 2, 1 << minimum}) {
        byte[] indices = new byte[count];
        for (int i = 0; i < count; i++) {
          indices[i] = (byte) random.nextInt(range);
        }
        ByteSink out = new ByteSink(100);
        GifCodes.encode(indices, minimum, out);
        assertThat(GifCodes.decode(out.toArray(), 0, count)).isEqualTo(indices);
      }
    }
  }

  @Test
  void cutOrFlippedAtEveryByteItIsRefusedOrRedacted() throws Exception {
    byte[] gif = gif(SECRET);
    for (int i = 6; i < gif.length; i++) {
      byte[] flipped = gif.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      for (byte[] damaged : List.of(Arrays.copyOf(gif, i), flipped)) {
        try {
          assertThat(frame(redact(damaged, Style.SOLID), 0)).isNotNull();
        } catch (BadImage refused) {
          assertThat(refused.getMessage()).isNotBlank();
        }
      }
    }
  }

  @Test
  void aBoxThatWasMeantForAnotherPictureIsRefused() {
    assertThatThrownBy(
            () ->
                Redactor.redact(
                    gif(0), List.of(new Box(50, 0, 5, 5)), Style.SOLID, Options.DEFAULT))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("outside");
  }

  private static BufferedImage frame(byte[] gif, int index) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(gif)), false, true);
    return reader.read(index);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PngRedactorTest {
  private static final long MEMORY = 1 << 24;
  private static final Box BOX = new Box(11, 5, 17, 9);

  private static byte[] redact(byte[] png, Style style, Box... boxes) throws BadImage {
    return PngRedactor.redact(png, List.of(boxes), 1, style, MEMORY).bytes();
  }

  /** Colour type and depth, interlaced or not. */
  static List<PngFixture> allKinds() {
    List<PngFixture> kinds = new ArrayList<>();
    int[][] types = {
      {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8},
      {4, 8}, {4, 16}, {6, 8}, {6, 16}
    };
    for (int[] type : types) {
      kinds.add(new PngFixture(type[0], type[1], false));
      kinds.add(new PngFixture(type[0], type[1], true));
    }
    return kinds;
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void paintsTheBoxAndChangesNoPixelOutside(PngFixture fixture) throws Exception {
    for (Style style : Style.values()) {
      BufferedImage before = decode(fixture.bytes());
      BufferedImage after = decode(redact(fixture.bytes(), style, BOX));
      assertThat(after.getWidth()).isEqualTo(before.getWidth());
      int wrong = 0;
      for (int y = 0; y < before.getHeight(); y++) {
        for (int x = 0; x < before.getWidth(); x++) {
          boolean covered = Canvas.covers(List.of(BOX), x, y);
          int[] expected = covered ? samples(after, BOX.x(), BOX.y()) : samples(before, x, y);
          if (!covered || style.isFlat()) {
            wrong += Arrays.equals(samples(after, x, y), expected) ? 0 : 1;
          }
        }
      }
      assertThat(wrong).isZero();
    }
  }

  /** As coded, but of a palette its colours: an index may come to mean the same by another one. */
  private static int[] samples(BufferedImage image, int x, int y) {
    return image.getColorModel() instanceof IndexColorModel
        ? new int[] {image.getRGB(x, y)}
        : image.getRaster().getPixel(x, y, (int[]) null);
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void solidIsOpaqueBlackWhereThatIsPossible(PngFixture fixture) throws Exception {
    int argb = decode(redact(fixture.bytes(), Style.SOLID, BOX)).getRGB(15, 8);
    boolean full = fixture.colourType() == 3 && fixture.depth() < 8; // each entry is in use
    if (!full) {
      assertThat(argb).isEqualTo(0xFF000000);
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void whatIsUnderTheBoxHasNoPartInTheResult(Style style) throws Exception {
    for (PngFixture fixture : allKinds()) {
      byte[] other = fixture.other(BOX).bytes();
      assertThat(other).isNotEqualTo(fixture.bytes());
      assertThat(redact(other, style, BOX)).isEqualTo(redact(fixture.bytes(), style, BOX));
    }
  }

  @Test
  void aColourOfThePaletteThatOnlyTheBoxHadIsGone() throws Exception {
    byte[] png = new PngFixture(3, 8, false).onlyInside(BOX, 200).bytes();
    byte[] palette = PngFixture.chunk(png, PngChunkSink.PLTE);
    int[] secret = PngFixture.colour(200);
    assertThat(indexOf(palette, secret)).isEqualTo(200);
    byte[] after = PngFixture.chunk(redact(png, Style.AVERAGE, BOX), PngChunkSink.PLTE);
    assertThat(indexOf(after, secret)).isEqualTo(-1);
  }

  private static int indexOf(byte[] palette, int[] colour) {
    for (int i = 0; i < palette.length; i += 3) {
      if ((palette[i] & 0xFF) == colour[0]
          && (palette[i + 1] & 0xFF) == colour[1]
          && (palette[i + 2] & 0xFF) == colour[2]) {
        return i / 3;
      }
    }
    return -1;
  }

  @Test
  void blackThatIsNotShownIsNotUsed() throws Exception {
    for (int type : new int[] {0, 2}) {
      byte[] png = new PngFixture(type, 8, false).clear().bytes();
      int argb = decode(redact(png, Style.SOLID, BOX)).getRGB(15, 8);
      assertThat(argb >>> 24).isEqualTo(0xFF);
      assertThat(argb & 0xF0F0F0).isZero(); // of grey Java makes a little more
    }
  }

  @Test
  void pixelsBehindTransparencyGoToo() throws Exception {
    PngFixture fixture = new PngFixture(6, 8, false).hidden();
    BufferedImage after = decode(redact(fixture.bytes(), Style.SOLID, BOX));
    assertThat(after.getRGB(15, 8)).isEqualTo(0xFF000000);
  }

  @Test
  void allFramesOfAnAnimationThatTouchTheBoxArePainted() throws Exception {
    for (int[] type : new int[][] {{6, 8}, {3, 8}, {2, 8}}) {
      byte[] png = new PngFixture(type[0], type[1], false).animation();
      byte[] redacted = redact(png, Style.SOLID, BOX);
      List<byte[]> before = PngFixture.frames(png);
      List<byte[]> after = PngFixture.frames(redacted);
      assertThat(after).hasSameSizeAs(before).hasSize(4);
      for (int i = 0; i < before.size(); i++) {
        Box frame = PngFixture.FRAMES.get(i);
        BufferedImage one = decode(before.get(i));
        BufferedImage two = decode(after.get(i));
        for (int y = 0; y < one.getHeight(); y++) {
          for (int x = 0; x < one.getWidth(); x++) {
            boolean covered = Canvas.covers(List.of(BOX), x + frame.x(), y + frame.y());
            assertThat(two.getRGB(x, y)).isEqualTo(covered ? 0xFF000000 : one.getRGB(x, y));
          }
        }
      }
      // It is still an animation that the sanitizer and its strict reader know.
      assertThat(Redactor.redact(png, List.of(BOX), Style.SOLID, Options.DEFAULT).bytes())
          .isEqualTo(redacted);
    }
  }

  @Test
  void cutOrFlippedAtEveryByteItIsRefusedOrRedacted() throws Exception {
    for (byte[] png :
        List.of(new PngFixture(3, 4, true).bytes(), new PngFixture(2, 8, false).animation())) {
      for (int i = 8; i < png.length; i++) {
        requireSound(Arrays.copyOf(png, i));
        byte[] flipped = png.clone();
        flipped[i] ^= (byte) (1 << i % 8);
        requireSound(flipped);
      }
    }
  }

  private static void requireSound(byte[] png) {
    try {
      byte[] redacted = Redactor.redact(png, List.of(BOX), Style.SOLID, Options.DEFAULT).bytes();
      BufferedImage after = decode(redacted);
      for (int x = BOX.x(); x < Math.min(after.getWidth(), BOX.right()); x++) {
        assertThat(after.getRGB(x, BOX.y())).isEqualTo(after.getRGB(BOX.x(), BOX.y()));
      }
    } catch (BadImage | RedactFailed refused) {
      assertThat(refused.getMessage()).isNotBlank();
    } catch (IOException e) {
      throw new AssertionError("the result can't be decoded", e);
    }
  }

  private static BufferedImage decode(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}

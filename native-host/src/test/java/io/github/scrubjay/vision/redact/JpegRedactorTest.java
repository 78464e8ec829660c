// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import static io.github.scrubjay.vision.redact.JpegFixture.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JpegRedactorTest {
  private static final long MEMORY = 1 << 26;
  private static final byte[] ADOBE_RGB = {
    (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };
  private static final byte[] ADOBE_YCCK = {
    (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 2
  };

  private static byte[] redact(byte[] jpeg, Style style, Box... boxes) throws BadImage {
    return JpegRedactor.redact(jpeg, List.of(boxes), 1, style, MEMORY).bytes();
  }

  /** Each sampling in each way of coding it; sizes that don't fill their last MCUs. */
  static List<byte[]> allSamplings() throws BadImage {
    List<byte[]> jpegs = new ArrayList<>();
    int[][] samplings = {
      {0x11},
      {0x22},
      {0x11, 0x11, 0x11},
      {0x21, 0x11, 0x11},
      {0x22, 0x11, 0x11},
      {0x12, 0x11, 0x11},
      {0x41, 0x11, 0x11},
      {0x42, 0x11, 0x11},
      {0x22, 0x21, 0x21},
      {0x11, 0x11, 0x11, 0x11},
      {0x22, 0x11, 0x11, 0x22}
    };
    for (int[] sampling : samplings) {
      for (int restart : new int[] {0, 1, 5}) {
        jpegs.add(fixture(sampling).restart(restart).bytes());
        jpegs.add(fixture(sampling).restart(restart).apart().bytes());
        jpegs.add(fixture(sampling).restart(restart).progressive().bytes());
        jpegs.add(fixture(sampling).restart(restart).bands().bytes());
      }
    }
    return jpegs;
  }

  private static JpegFixture fixture(int... sampling) {
    return new JpegFixture(203, 147, sampling);
  }

  @ParameterizedTest
  @MethodSource("allSamplings")
  void changesNoPixelBeyondOneMcuFromTheBox(byte[] jpeg) throws Exception {
    JpegFile file = JpegFile.read(jpeg, MEMORY);
    Box box = new Box(70, 40, 51, 33);
    byte[] redacted = redact(jpeg, Style.SOLID, box);
    Raster before = decode(jpeg);
    Raster after = decode(redacted);
    int bands = before.getNumBands();
    int[] black = new int[bands];
    if (bands == 3) {
      black = new int[] {0, 128, 128};
    } else if (bands == 4) {
      Arrays.fill(black, 255); // ink
    }
    int notBlack = 0;
    int changed = 0;
    int[] one = new int[bands];
    int[] two = new int[bands];
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        before.getPixel(x, y, one);
        after.getPixel(x, y, two);
        boolean near =
            x >= box.x() - file.mcuWidth()
                && x < box.right() + file.mcuWidth()
                && y >= box.y() - file.mcuHeight()
                && y < box.bottom() + file.mcuHeight();
        if (Canvas.covers(List.of(box), x, y)) {
          notBlack += Arrays.equals(two, black) ? 0 : 1;
        } else if (!near) {
          changed += Arrays.equals(one, two) ? 0 : 1;
        }
      }
    }
    assertThat(notBlack).isZero();
    assertThat(changed).isZero();
  }

  @ParameterizedTest
  @MethodSource("allSamplings")
  void changesNoCoefficientOutsideOfTheTouchedMcus(byte[] jpeg) throws Exception {
    JpegFile before = JpegFile.read(jpeg, MEMORY);
    Box box = new Box(70, 40, 51, 33);
    JpegFile after = JpegFile.read(redact(jpeg, Style.PIXELATE, box), MEMORY);
    for (int i = 0; i < before.components().size(); i++) {
      JpegComponent one = before.components().get(i);
      JpegComponent two = after.components().get(i);
      int changed = 0;
      for (int row = 0; row < one.rows; row++) {
        for (int column = 0; column < one.columns; column++) {
          int mcuX = column / one.across;
          int mcuY = row / one.down;
          boolean touched =
              mcuX * before.mcuWidth() < box.right()
                  && (mcuX + 1) * before.mcuWidth() > box.x()
                  && mcuY * before.mcuHeight() < box.bottom()
                  && (mcuY + 1) * before.mcuHeight() > box.y();
          int at = one.block(column, row);
          if (touched) {
            changed++;
          } else {
            assertThat(Arrays.equals(one.coefficients, at, at + 64, two.coefficients, at, at + 64))
                .isTrue();
          }
        }
      }
      assertThat(changed).isPositive();
    }
  }

  @Test
  void keepsRestartMarkersAndTheScript() throws Exception {
    byte[] jpeg = fixture(0x22, 0x11, 0x11).restart(4).progressive().bytes();
    byte[] redacted = redact(jpeg, Style.SOLID, new Box(0, 0, 30, 30));
    assertThat(markers(redacted)).isEqualTo(markers(jpeg));
  }

  /** All markers but those of Huffman tables, whose number depends on what is to be coded. */
  private static List<Integer> markers(byte[] jpeg) {
    List<Integer> markers = new ArrayList<>();
    for (int i = 0; i + 1 < jpeg.length; i++) {
      int next = jpeg[i + 1] & 0xFF;
      if (jpeg[i] == (byte) 0xFF && next >= 0xC0 && next != 0xC4 && next != 0xFF) {
        markers.add(next);
      }
    }
    return markers;
  }

  @Test
  void aPictureCoveredAllOverSaysNothingOfWhatItWas() throws Exception {
    for (Style style : Style.values()) {
      byte[] one = fixture(0x22, 0x11, 0x11).progressive().bytes();
      byte[] other = JpegDrawing.changed(one, MEMORY);
      assertThat(other).isNotEqualTo(one);
      Box all = new Box(0, 0, 203, 147);
      assertThat(redact(other, style, all)).isEqualTo(redact(one, style, all));
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void whatIsUnderABoxHasNoPartInTheResult(Style style) throws Exception {
    for (int step : new int[] {1, 3, 20}) {
      byte[] one = fixture(0x22, 0x11, 0x11).quality(step).bytes();
      Box box = new Box(64, 32, 64, 64);
      byte[] other = JpegDrawing.changed(one, MEMORY, box);
      assertThat(redact(other, style, box)).isEqualTo(redact(one, style, box));
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void aBoxBesideAnotherIsNotMadeOfWhatThatCovers(Style style) throws Exception {
    byte[] one = fixture(0x22, 0x11, 0x11).bytes();
    Box left = new Box(64, 32, 32, 64);
    Box right = new Box(96, 32, 32, 64);
    byte[] other = JpegDrawing.changed(one, MEMORY, right);
    assertThat(redact(other, style, left, right)).isEqualTo(redact(one, style, left, right));
  }

  @Test
  void averageIsFlatAndNearItsSurroundings() throws Exception {
    byte[] jpeg = fixture(0x11).bytes();
    Box box = new Box(64, 32, 64, 64);
    Raster after = decode(redact(jpeg, Style.AVERAGE, box));
    int colour = after.getSample(70, 40, 0);
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        assertThat(after.getSample(x, y, 0)).isEqualTo(colour);
      }
    }
    assertThat(colour).isBetween(60, 200);
  }

  @Test
  void blackIsBlackWhereTheJpegHoldsRgb() throws Exception {
    byte[] jpeg = fixture(0x11, 0x11, 0x11).head(ADOBE_RGB).bytes();
    byte[] redacted = redact(jpeg, Style.SOLID, new Box(10, 10, 20, 20));
    assertThat(ImageIO.read(new ByteArrayInputStream(redacted)).getRGB(15, 15))
        .isEqualTo(0xFF000000);
  }

  @Test
  void blackIsFullInkInAdobesInvertedInks() throws Exception {
    byte[] jpeg = fixture(0x11, 0x11, 0x11, 0x11).head(ADOBE_YCCK).bytes();
    byte[] redacted = redact(jpeg, Style.SOLID, new Box(10, 10, 20, 20));
    assertThat(decode(redacted).getPixel(15, 15, (int[]) null))
        .isEqualTo(new int[] {255, 128, 128, 0});
  }

  @Test
  void redactsExtendedTwelveBitsAndFractionalSampling() throws Exception {
    byte[] jpeg =
        fixture(0x31, 0x21, 0x11).script(0xC1, List.of(scan(0, 63, 0, 0, 0, 1, 2))).bytes();
    jpeg[indexOf(jpeg, 0xC1) + 3] = 12; // its samples then count for less, which is no matter here
    byte[] redacted = redact(jpeg, Style.SOLID, new Box(0, 0, 20, 20));
    assertThat(JpegFile.read(redacted, MEMORY).components().get(0).coefficients[0])
        .isEqualTo((short) -5462); // 2048 * 8 / 3
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
        return i + 1;
      }
    }
    throw new AssertionError("no such marker");
  }

  @Test
  void redactsAProgressiveJpegThatLacksItsLastScans() throws Exception {
    List<int[]> scans =
        List.of(scan(0, 0, 0, 1, 0, 1, 2), scan(1, 20, 0, 2, 0), scan(1, 9, 0, 1, 1));
    byte[] jpeg = fixture(0x22, 0x11, 0x11).script(0xC2, scans).bytes();
    for (Style style : Style.values()) {
      byte[] redacted = redact(jpeg, style, new Box(64, 32, 64, 64));
      assertThat(decode(redacted).getHeight()).isEqualTo(147);
    }
  }

  @Test
  void refusesScansThatDecodersReadDifferently() throws Exception {
    List<int[]> scans = List.of(scan(0, 0, 0, 0, 0), scan(1, 63, 0, 0, 0), scan(1, 63, 0, 0, 0));
    byte[] jpeg = fixture(0x11).script(0xC2, scans).bytes();
    assertThatThrownBy(() -> redact(jpeg, Style.SOLID, new Box(0, 0, 9, 9)))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("order");
  }

  @Test
  void refusesWhatNeedsMoreMemoryThanItHas() throws Exception {
    byte[] jpeg = new JpegFixture(2000, 2000, 0x11).bytes();
    assertThatThrownBy(
            () -> JpegRedactor.redact(jpeg, List.of(new Box(0, 0, 9, 9)), 1, Style.SOLID, 1 << 20))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("MiB");
  }

  @Test
  void cutOrFlippedAtEveryByteItIsRefusedOrRedacted() throws Exception {
    for (JpegFixture fixture :
        List.of(
            new JpegFixture(40, 30, 0x22, 0x11, 0x11).restart(2),
            new JpegFixture(40, 30, 0x22, 0x11, 0x11).progressive())) {
      byte[] jpeg = fixture.quality(30).bytes();
      for (int i = 2; i < jpeg.length; i++) {
        requireSound(Arrays.copyOf(jpeg, i));
        for (int bit : new int[] {1, 0x10, 0x80, 0xFF}) {
          byte[] flipped = jpeg.clone();
          flipped[i] ^= (byte) bit;
          requireSound(flipped);
        }
      }
    }
  }

  /** Through the sanitizer, as all images go. Anything thrown but a refusal fails the test. */
  private static void requireSound(byte[] jpeg) {
    byte[] redacted;
    try {
      redacted =
          Redactor.redact(
                  jpeg,
                  List.of(new Box(0, 0, 16, 16)),
                  Style.SOLID,
                  io.github.scrubjay.image.Options.DEFAULT)
              .bytes();
      JpegFile file = JpegFile.read(redacted, MEMORY);
      for (JpegComponent component : file.components()) {
        for (int i = 1; i < 64; i++) {
          assertThat(component.coefficients[i]).isZero();
        }
      }
    } catch (BadImage | RedactFailed refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static Raster decode(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)), true, true);
    return reader.readRaster(0, null);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeDetectorTest {
  private static final CodeDetector DETECTOR = new CodeDetector();

  @ParameterizedTest
  @CsvSource({
    "QR_CODE, https://example.org/ticket/8374, 5, qr",
    "DATA_MATRIX, P-4711-ABC-99, 5, data-matrix",
    "AZTEC, M1DOE/JANE EABC123, 5, aztec",
    "PDF_417, text of a boarding pass, 3, pdf417",
    "CODE_128, ABC-12345, 3, barcode",
    "EAN_13, 4006381333931, 3, barcode",
    "EAN_8, 96385074, 3, barcode"
  })
  void boxesEachKindOfCodeWhole(BarcodeFormat format, String text, double module, String label)
      throws Cancelled {
    BufferedImage picture = street(1000, 800);
    Box planted = PlantedCode.of(format, text).plant(picture, 450, 380, module, 0, false);

    assertOneRegion(look(picture), label, planted);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17, 45, 90, 133, 180, 270, 301})
  void boxesATurnedQrCodeWhole(int degrees) throws Cancelled {
    BufferedImage picture = street(1000, 800);
    Box planted = qr().plant(picture, 500, 400, 5, degrees, false);

    assertOneRegion(look(picture), "qr", planted);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 45, 90})
  void boxesTurnedBarsWhole(int degrees) throws Cancelled {
    BufferedImage picture = street(1000, 800);
    Box planted =
        PlantedCode.of(BarcodeFormat.EAN_13, "4006381333931")
            .plant(picture, 500, 400, 3, degrees, false);

    assertOneRegion(look(picture), "barcode", planted);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA_MATRIX, P-4711-ABC-99, 5, data-matrix, 17",
    "DATA_MATRIX, P-4711-ABC-99, 5, data-matrix, 163",
    "AZTEC, M1DOE/JANE EABC123, 5, aztec, 31",
    "AZTEC, M1DOE/JANE EABC123, 5, aztec, 118",
    "PDF_417, text of a boarding pass, 3, pdf417, 22",
    "PDF_417, text of a boarding pass, 3, pdf417, 90",
    "PDF_417, text of a boarding pass, 3, pdf417, 250",
    "CODE_128, ABC-12345, 3, barcode, 38"
  })
  void boxesOtherTurnedCodesWhole(
      BarcodeFormat format, String text, double module, String label, int degrees)
      throws Cancelled {
    BufferedImage picture = street(1000, 800);
    Box planted = PlantedCode.of(format, text).plant(picture, 500, 400, module, degrees, false);

    assertOneRegion(look(picture), label, planted);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA_MATRIX, P-4711-ABC-99, 4",
    "AZTEC, M1DOE/JANE EABC123, 4",
    "PDF_417, text of a boarding pass, 3",
    "CODE_128, ABC-12345, 3",
    "EAN_13, 4006381333931, 3"
  })
  void boxesOtherCodesInTheNoiseOfADarkRoomWhole(BarcodeFormat format, String text, double module)
      throws Cancelled {
    BufferedImage picture = street(640, 480);
    Box planted = PlantedCode.of(format, text).plant(picture, 320, 240, module, 0, false);

    List<Region> regions = look(noisy(picture, 26));

    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).sure()).isTrue();
    assertThat(regions.get(0).box().contains(planted)).isTrue();
  }

  /** Letters are read into bars here and there; what the line beside says is something else. */
  @Test
  void takesNoLinesForBarsThatSayEachSomethingElse() throws Cancelled {
    BufferedImage picture = street(1000, 800);
    BufferedImage bars = street(1000, 800);
    for (int y = 320; y < 440; y += 4) {
      PlantedCode.of(BarcodeFormat.CODE_128, "ABC-" + (10_000 + 137 * y))
          .plant(bars, 450, 380, 3, 0, false);
      picture.setData(bars.getData(new Rectangle(0, y, 1000, 4)));
    }

    assertThat(look(picture)).isEmpty();
  }

  @Test
  void findsBrightCodesOnDark() throws Cancelled {
    BufferedImage picture = street(1000, 800);
    Box planted = qr().plant(picture, 600, 300, 6, 8, true);

    assertOneRegion(look(picture), "qr", planted);
  }

  @Test
  void findsSeveralCodesOfALargePicture() throws Cancelled {
    BufferedImage picture = street(4000, 3000);
    Box one = qr().plant(picture, 700, 700, 12, 5, false);
    Box other = qr().plant(picture, 3200, 2300, 12, 200, false);

    List<Region> regions = look(picture);

    assertThat(regions).hasSize(2).allMatch(region -> region.label().equals("qr"));
    assertThat(regions).anyMatch(region -> region.box().contains(one));
    assertThat(regions).anyMatch(region -> region.box().contains(other));
  }

  @Test
  void aQrCodeThatCannotBeReadIsStillShown() throws Cancelled {
    BufferedImage picture = street(1000, 800);
    Box planted = qr().plant(picture, 500, 400, 6, 0, false);
    fill(picture, planted.x() + 50, planted.y() + 50, 90, 90, Color.WHITE); // torn in the middle

    List<Region> regions = look(picture);

    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).label()).isEqualTo("code-unread");
    assertThat(regions.get(0).sure()).isFalse();
    assertThat(regions.get(0).box().contains(planted)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4, 2", "5, 2.6", "6, 3.2", "12, 6.2"})
  void boxesABlurredQrCodeWhole(double module, double deviation) throws Cancelled {
    BufferedImage picture = street(800, 600);
    Box planted = qr().plant(picture, 400, 300, module, 0, false);

    List<Region> regions = look(blurred(picture, deviation));

    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).box().contains(planted)).isTrue();
  }

  @Test
  void seesNoCodeInStripesAndChecks() throws Cancelled {
    assertThat(look(street(1000, 800))).isEmpty();
    BufferedImage picture = street(600, 400);
    for (int i = 0; i < 40; i++) {
      fill(picture, 10 + 7 * i, 20, 3 + i % 2, 150, Color.BLACK);
      fill(picture, 300 + 12 * (i % 8), 220 + 12 * (i / 8), 6, 6, Color.BLACK);
    }
    assertThat(look(picture)).isEmpty();
    assertThat(look(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isEmpty();
    assertThat(look(new BufferedImage(3000, 2, BufferedImage.TYPE_INT_RGB))).isEmpty();
  }

  @Test
  void stopsWhenNobodyWaits() {
    assertThatThrownBy(() -> DETECTOR.detect(Picture.of(street(90, 90)), Effort.NORMAL, () -> true))
        .isInstanceOf(Cancelled.class);
  }

  private static PlantedCode qr() {
    return PlantedCode.of(BarcodeFormat.QR_CODE, "https://example.org/ticket/8374-2293");
  }

  private static List<Region> look(BufferedImage picture) throws Cancelled {
    return DETECTOR.detect(Picture.of(picture), Effort.NORMAL, Cancellation.NEVER);
  }

  /** A Gaussian, across and then down. */
  private static BufferedImage blurred(BufferedImage picture, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    float[] weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += weights[i + reach];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    BufferedImage across =
        new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null)
            .filter(picture, null);
    return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(across, null);
  }

  private static BufferedImage noisy(BufferedImage picture, double deviation) {
    Random random = new Random(4711);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int grey = picture.getRGB(x, y) & 0xFF;
        int value = (int) Math.max(0, Math.min(255, grey + deviation * random.nextGaussian()));
        picture.setRGB(x, y, value << 16 | value << 8 | value);
      }
    }
    return picture;
  }

  private static void assertOneRegion(List<Region> regions, String label, Box planted) {
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).label()).isEqualTo(label);
    assertThat(regions.get(0).sure()).isTrue();
    assertThat(regions.get(0).box().contains(planted))
        .as("%s around %s", regions.get(0).box(), planted)
        .isTrue();
    assertThat(regions.get(0).box().area()).isLessThan(4 * planted.area());
  }

  private static BufferedImage street(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(200, 190, 180), width, height, new Color(90, 110, 130)));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return picture;
  }

  private static void fill(BufferedImage picture, int x, int y, int width, int height, Color how) {
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(how);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }
}

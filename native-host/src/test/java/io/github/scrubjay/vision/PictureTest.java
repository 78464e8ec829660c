// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.HeifBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureTest {
  private static final int RED = 0xFF0000;
  private static final int BLUE = 0x0000FF;

  /** Where the stored top left corner is shown, and how large the picture is shown. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 40, 20", "2, 39, 0, 40, 20", "3, 39, 19, 40, 20", "4, 0, 19, 40, 20",
    "5, 0, 0, 20, 40", "6, 19, 0, 20, 40", "7, 19, 39, 20, 40", "8, 0, 39, 20, 40"
  })
  void isTurnedTheWayItIsShown(int orientation, int x, int y, int width, int height)
      throws Undecodable {
    BufferedImage stored = filled(40, 20, Color.WHITE);
    stored.setRGB(0, 0, RED);
    stored.setRGB(1, 0, BLUE); // tells mirrored from turned

    Picture picture = Picture.decode(Drawn.png(stored, orientation));

    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    assertThat(rgb(picture, x, y)).isEqualTo(RED);
    int besideX = orientation > 4 ? x : x + (x == 0 ? 1 : -1);
    int besideY = orientation > 4 ? y + (y == 0 ? 1 : -1) : y;
    assertThat(rgb(picture, besideX, besideY)).isEqualTo(BLUE);
  }

  @Test
  void turnsAJpegToo() throws Undecodable {
    BufferedImage stored = filled(64, 32, Color.WHITE);
    fill(stored, 0, 0, 16, 16, Color.RED);

    Picture picture = Picture.decode(Drawn.jpeg(stored, 6));

    assertThat(picture.width()).isEqualTo(32);
    assertThat(picture.height()).isEqualTo(64);
    assertThat(rgb(picture, 26, 5) >> 16).isGreaterThan(200);
    assertThat(rgb(picture, 26, 5) & 0xFF).isLessThan(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tif"})
  void decodesWhatJavaDecodes(String format) throws Undecodable {
    BufferedImage drawn = filled(32, 24, Color.WHITE);
    fill(drawn, 8, 8, 16, 16, new Color(BLUE));

    Picture picture = Picture.decode(Drawn.file(drawn, format));

    assertThat(picture.image().getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    assertThat(picture.width()).isEqualTo(32);
    assertThat(rgb(picture, 16, 16) & 0xFF).isGreaterThan(240);
    assertThat(rgb(picture, 16, 16) >> 16).isLessThan(20);
    assertThat(rgb(picture, 2, 2)).isGreaterThan(0xF0F0F0);
  }

  @Test
  void showsTransparentPixelsOverWhite() throws Undecodable {
    BufferedImage drawn = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    drawn.setRGB(0, 0, 0x00FF0000);
    drawn.setRGB(1, 0, 0x80000000);
    drawn.setRGB(2, 0, 0xFF112233);

    Picture picture = Picture.decode(Drawn.file(drawn, "png"));

    assertThat(rgb(picture, 0, 0)).isEqualTo(0xFFFFFF);
    assertThat(rgb(picture, 1, 0)).isEqualTo(0x7F7F7F);
    assertThat(rgb(picture, 2, 0)).isEqualTo(0x112233);
  }

  @Test
  void readsGreyOfSixteenBits() throws Undecodable {
    BufferedImage drawn = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
    drawn.getRaster().setSample(1, 2, 0, 0x80FF);

    assertThat(rgb(Picture.decode(Drawn.file(drawn, "png")), 1, 2)).isEqualTo(0x808080);
  }

  @Test
  void holdsAPictureOfManyPixelsReducedAndStillSpeaksOfTheWhole() throws Undecodable {
    BufferedImage stored = filled(300, 200, Color.WHITE);
    fill(stored, 150, 0, 150, 200, Color.RED);

    Picture picture = Picture.decode(Drawn.png(stored, 6), 10_000);

    assertThat(picture.width()).isEqualTo(200);
    assertThat(picture.height()).isEqualTo(300);
    assertThat(picture.step()).isEqualTo(3);
    assertThat(picture.image().getWidth()).isEqualTo(67);
    assertThat(picture.image().getHeight()).isEqualTo(100);
    assertThat(rgb(picture, 30, 90)).isEqualTo(RED);
    assertThat(picture.box(0, 50, 67, 100)).isEqualTo(new Box(0, 150, 200, 150));
  }

  @Test
  void refusesMorePixelsThanAnyLimitBeforeItAllocatesThem() {
    byte[] png = Drawn.file(filled(4, 4, Color.WHITE), "png");
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());

    assertThatThrownBy(() -> Picture.decode(png))
        .isInstanceOfSatisfying(
            Undecodable.class, e -> assertThat(e.reason()).isEqualTo(Undecodable.Reason.TOO_LARGE));
  }

  @Test
  void saysThatJavaHasNoDecoder() {
    byte[] svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
            .getBytes(StandardCharsets.UTF_8);
    for (byte[] image : new byte[][] {svg, HeifBuilder.heic().build(), {1, 2, 3, 4}}) {
      assertThatThrownBy(() -> Picture.decode(image))
          .isInstanceOfSatisfying(
              Undecodable.class, e -> assertThat(e.reason()).isEqualTo(Undecodable.Reason.FORMAT));
    }
  }

  @Test
  void neverThrowsAnythingElseOnABrokenFile() {
    for (String format : new String[] {"png", "jpg", "gif", "bmp", "tif"}) {
      byte[] image = Drawn.file(filled(20, 20, Color.ORANGE), format);
      for (int length = 0; length < image.length; length++) {
        byte[] cut = Arrays.copyOf(image, length);
        try {
          Picture.decode(cut); // some decoders show what there is
        } catch (Undecodable expected) {
          assertThat(expected.getMessage()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void saysSoWhereTheRuntimeLacksWhatAReaderNeeds() {
    ImageReaderSpi broken =
        new ImageReaderSpi(
            "ScrubJay",
            "1",
            new String[] {"heic"},
            null,
            null,
            "none",
            new Class<?>[] {ImageInputStream.class},
            null,
            false,
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            null,
            null) {
          @Override
          public boolean canDecodeInput(Object source) {
            return false;
          }

          @Override
          public ImageReader createReaderInstance(Object extension) {
            throw new NoClassDefFoundError("javax/swing/Icon");
          }

          @Override
          public String getDescription(Locale locale) {
            return "a reader that can't be loaded";
          }
        };
    IIORegistry.getDefaultInstance().registerServiceProvider(broken);
    try {
      assertThatThrownBy(() -> Picture.decode(HeifBuilder.heic().build()))
          .isInstanceOfSatisfying(
              Undecodable.class, e -> assertThat(e.reason()).isEqualTo(Undecodable.Reason.FORMAT));
    } finally {
      IIORegistry.getDefaultInstance().deregisterServiceProvider(broken);
    }
  }

  @Test
  void placesTheFirstFrameOfAnAnimationOnItsCanvas() throws Undecodable {
    byte[] gif = Drawn.file(filled(10, 10, Color.RED), "gif");
    ByteBuffer.wrap(gif).put(6, (byte) 30).put(8, (byte) 40); // a larger canvas
    int descriptor = new String(gif, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0");
    gif[descriptor + 1] = 15;
    gif[descriptor + 3] = 20;

    Picture picture = Picture.decode(gif);

    assertThat(picture.width()).isEqualTo(30);
    assertThat(picture.height()).isEqualTo(40);
    assertThat(rgb(picture, 5, 5)).isEqualTo(0xFFFFFF);
    assertThat(rgb(picture, 20, 25) >> 16).isGreaterThan(240);
    assertThat(rgb(picture, 20, 25) & 0xFFFF).isZero();
  }

  private static BufferedImage filled(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, width, height, colour);
    return image;
  }

  private static void fill(BufferedImage image, int x, int y, int width, int height, Color colour) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }

  private static int rgb(Picture picture, int x, int y) {
    return picture.pixels()[y * picture.image().getWidth() + x] & 0xFFFFFF;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Options.Keep;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReencodingTest {
  private static final Options REENCODE = new Options(EnumSet.of(Keep.ORIENTATION), true);

  private static final byte[] ICC_HEAD = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);

  private static byte[] reencoded(byte[] image) throws Exception {
    Cleaning cleaning = new Cleaner().clean(image, REENCODE);
    return cleaning.edits().apply(ByteBuffer.wrap(image));
  }

  private static BufferedImage picture(int type) {
    BufferedImage picture = new BufferedImage(40, 24, type);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(200, 40, 20));
    pen.fillRect(0, 0, 20, 24);
    pen.setColor(new Color(20, 90, 220, 160));
    pen.fillRect(20, 0, 20, 12);
    pen.dispose();
    return picture;
  }

  private static byte[] file(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, format, file)).isTrue();
    return file.toByteArray();
  }

  private static BufferedImage decode(byte[] image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image));
  }

  @Test
  void keepsNothingOfTheOriginalsBytes() throws Exception {
    byte[] photo = JpegBuilder.baseline().with(JpegBuilder.COM, "from Ada").build();
    Edits edits = new Cleaner().clean(photo, REENCODE).edits();
    assertThat(edits.list()).singleElement().isInstanceOf(Edits.Insert.class);
    assertThat(edits.removed()).isNotEmpty();
  }

  @Test
  void aPhotoLooksTheSameAndStaysUpright() throws Exception {
    byte[] jpeg = file(picture(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    byte[] again = reencoded(jpeg);
    assertThat(again).isNotEqualTo(jpeg);
    Color left = new Color(decode(again).getRGB(8, 8));
    assertThat(left.getRed()).isBetween(192, 208);
    assertThat(left.getBlue()).isBetween(12, 28);

    byte[] turned = JpegBuilder.baseline().withExif(new ExifBuilder().orientation(6)).build();
    assertThat(latin1(reencoded(turned))).contains("Exif");
  }

  @Test
  void theColourProfileStays() throws Exception {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] segment = ByteBuffer.allocate(14 + profile.length).put(ICC_HEAD).put(profile).array();
    byte[] photo = JpegBuilder.baseline().with(JpegBuilder.APP2, segment).build();
    assertThat(latin1(reencoded(photo))).contains("ICC_PROFILE");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void aPngShowsTheVerySamePixels(int type) throws Exception {
    byte[] png = file(picture(type), "png");
    BufferedImage before = decode(png);
    BufferedImage after = decode(reencoded(png));
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        assertThat(after.getRGB(x, y)).isEqualTo(before.getRGB(x, y));
      }
    }
  }

  @Test
  void aSecondTimeIsTheSameForPng() throws Exception {
    byte[] once = reencoded(file(picture(BufferedImage.TYPE_4BYTE_ABGR), "png"));
    assertThat(reencoded(once)).isEqualTo(once);
  }

  @Test
  void whatCanNotBeEncodedAgainIsRefusedAndNotPassed() throws Exception {
    byte[] fourColours = JpegBuilder.baseline().build();
    int frame = latin1(fourColours).indexOf("\u00FF\u00C0");
    fourColours[frame + 9] = 2;
    assertThatThrownBy(() -> reencoded(fourColours)).isInstanceOf(BadImage.class);

    byte[] animated = new PngBuilder().with("acTL", "\0\0\0\1\0\0\0\0").build();
    assertThatThrownBy(() -> PngParts.of(animated).picture()).isInstanceOf(BadImage.class);
  }

  @Test
  void isNeverTheDefault() {
    assertThat(Options.DEFAULT.reencode()).isFalse();
    assertThat(new Options(EnumSet.allOf(Keep.class)).reencode()).isFalse();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

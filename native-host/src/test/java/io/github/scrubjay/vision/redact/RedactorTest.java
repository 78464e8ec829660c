// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.image.WebpBuilder;
import io.github.scrubjay.vision.Box;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
  private static final Box BOX = new Box(9, 7, 20, 13);

  private static Redaction redact(byte[] image, Style style, Box... boxes)
      throws BadImage, RedactFailed {
    return Redactor.redact(image, List.of(boxes), style, Options.DEFAULT);
  }

  private static BufferedImage picture(int type) {
    BufferedImage image =
        type == BufferedImage.TYPE_BYTE_INDEXED
            ? new BufferedImage(61, 43, type, palette(8))
            : new BufferedImage(61, 43, type);
    for (int y = 0; y < 43; y++) {
      for (int x = 0; x < 61; x++) {
        image.setRGB(x, y, 0xFF000000 | x * 4 << 16 | y * 5 << 8 | (x * y & 0xFF));
      }
    }
    return image;
  }

  /** Sixteen colours; of 8 bits, with 240 entries that nothing uses. */
  private static IndexColorModel palette(int bits) {
    byte[][] channels = new byte[3][1 << bits];
    for (int i = 0; i < 16; i++) {
      channels[0][i] = (byte) (i * 16 + 5);
      channels[1][i] = (byte) (255 - i * 13);
      channels[2][i] = (byte) (i * 7 + 20);
    }
    return new IndexColorModel(bits, 1 << bits, channels[0], channels[1], channels[2]);
  }

  private static byte[] encode(BufferedImage image, String format, String compression)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(encoded)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionType(compression);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    }
    return encoded.toByteArray();
  }

  private static void requireRedacted(byte[] original, byte[] redacted) throws IOException {
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(original));
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(redacted));
    int wrong = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        boolean covered = Canvas.covers(List.of(BOX), x, y);
        wrong += after.getRGB(x, y) == (covered ? 0xFF000000 : before.getRGB(x, y)) ? 0 : 1;
      }
    }
    assertThat(wrong).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    BufferedImage.TYPE_3BYTE_BGR + ", BI_RGB",
    BufferedImage.TYPE_BYTE_INDEXED + ", BI_RGB",
    BufferedImage.TYPE_BYTE_INDEXED + ", BI_RLE8",
    BufferedImage.TYPE_BYTE_GRAY + ", BI_RGB",
    BufferedImage.TYPE_USHORT_565_RGB + ", BI_BITFIELDS",
    BufferedImage.TYPE_USHORT_555_RGB + ", BI_RGB"
  })
  void redactsBitmaps(int type, String compression) throws Exception {
    byte[] bmp = encode(picture(type), "bmp", compression);
    Redaction redaction = redact(bmp, Style.SOLID, BOX);
    assertThat(redaction.reformatted()).isFalse();
    requireRedacted(bmp, redaction.bytes());
  }

  @Test
  void aBitmapOfOneBitIsFlatInTheBox() throws Exception {
    BufferedImage image = new BufferedImage(61, 43, BufferedImage.TYPE_BYTE_BINARY);
    for (int i = 0; i < 43; i++) {
      image.setRGB(i, i, 0xFFFFFFFF);
    }
    byte[] bmp = encode(image, "bmp", "BI_RGB");
    requireRedacted(bmp, redact(bmp, Style.SOLID, BOX).bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LZW", "Deflate", "PackBits"})
  void aTiffBecomesAPngOfTheSameSamples(String compression) throws Exception {
    byte[] tiff = encode(picture(BufferedImage.TYPE_3BYTE_BGR), "tiff", compression);
    Redaction redaction = redact(tiff, Style.SOLID, BOX);
    assertThat(redaction.reformatted()).isTrue();
    assertThat(formatOf(redaction)).isEqualTo("png");
    requireRedacted(tiff, redaction.bytes());
  }

  @Test
  void aLosslessWebpBecomesAPngOfTheSamePixels() throws Exception {
    byte[] webp = WebpBuilder.lossless().build();
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(webp));
    Redaction redaction = redact(webp, Style.SOLID, new Box(0, 0, 1, 1));
    assertThat(redaction.reformatted()).isTrue();
    assertThat(formatOf(redaction)).isEqualTo("png");
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(redaction.bytes()));
    assertThat(after.getRGB(0, 0)).isEqualTo(0xFF000000);
    assertThat(after.getRGB(1, 1)).isEqualTo(before.getRGB(1, 1));
  }

  @Test
  void aLossyWebpBecomesAJpeg() throws Exception {
    Redaction redaction = redact(WebpBuilder.lossy().build(), Style.SOLID, new Box(0, 0, 4, 4));
    assertThat(redaction.reformatted()).isTrue();
    assertThat(formatOf(redaction)).isEqualTo("jpeg");
  }

  @Test
  void anAnimatedWebpIsRefused() {
    byte[] webp = WebpBuilder.animated(2, new byte[0]).build();
    assertThatThrownBy(() -> redact(webp, Style.SOLID, new Box(0, 0, 1, 1)))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("animation");
  }

  @Test
  void aTiffOfSeveralPagesIsRefused() throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(encoded)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 2; i++) {
        writer.writeToSequence(
            new IIOImage(picture(BufferedImage.TYPE_BYTE_GRAY), null, null), null);
      }
      writer.endWriteSequence();
    }
    assertThatThrownBy(() -> redact(encoded.toByteArray(), Style.SOLID, BOX))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("pages");
  }

  @Test
  void aDrawingIsRefusedWithAdvice() {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='5' height='5'/></svg>"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> redact(svg, Style.SOLID, BOX))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining("PNG");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBoxLiesWhereViewersShowIt(int orientation) throws Exception {
    byte[] plain = new JpegFixture(120, 72, 0x11, 0x11, 0x11).bytes();
    byte[] turned = new JpegFixture(120, 72, 0x11, 0x11, 0x11).head(exif(orientation)).bytes();
    BufferedImage shown = upright(plain, orientation);
    Box box = new Box(16, 24, 24, 32);
    byte[] redacted = redact(turned, Style.SOLID, box).bytes();
    BufferedImage after = upright(redacted, orientation);
    int wrong = 0;
    for (int y = 0; y < shown.getHeight(); y++) {
      for (int x = 0; x < shown.getWidth(); x++) {
        boolean covered = Canvas.covers(List.of(box), x, y);
        wrong += after.getRGB(x, y) == (covered ? 0xFF000000 : shown.getRGB(x, y)) ? 0 : 1;
      }
    }
    assertThat(wrong).isZero();
  }

  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(36)
        .putShort((short) 0xFFE1)
        .putShort((short) 34)
        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
        .putInt(0x4D4D002A)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Turned by the definition of the tag, not by our code. */
  private static BufferedImage upright(byte[] jpeg, int orientation) throws IOException {
    BufferedImage stored = ImageIO.read(new ByteArrayInputStream(jpeg));
    int w = stored.getWidth();
    int h = stored.getHeight();
    BufferedImage shown =
        new BufferedImage(
            orientation > 4 ? h : w, orientation > 4 ? w : h, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int rgb = stored.getRGB(x, y);
        switch (orientation) {
          case 2 -> shown.setRGB(w - 1 - x, y, rgb);
          case 3 -> shown.setRGB(w - 1 - x, h - 1 - y, rgb);
          case 4 -> shown.setRGB(x, h - 1 - y, rgb);
          case 5 -> shown.setRGB(y, x, rgb);
          case 6 -> shown.setRGB(h - 1 - y, x, rgb);
          case 7 -> shown.setRGB(h - 1 - y, w - 1 - x, rgb);
          case 8 -> shown.setRGB(y, w - 1 - x, rgb);
          default -> shown.setRGB(x, y, rgb);
        }
      }
    }
    return shown;
  }

  @Test
  void noSecondCopyOfThePictureComesThrough() throws Exception {
    byte[] copy = new JpegFixture(48, 48, 0x11).bytes();
    ByteSink head = new ByteSink(copy.length);
    for (int marker : new int[] {0xE0, 0xE1, 0xE2, 0xEB, 0xED, 0xEF, 0xFE}) {
      head.putShort(0xFF00 | marker); // previews, MPF pictures, gain maps, credentials
      head.putShort(2 + 16 + copy.length);
      head.put("http://ns.adobe".getBytes(StandardCharsets.US_ASCII));
      head.put(0);
      head.put(copy);
    }
    ByteSink image = new ByteSink(1000);
    image.put(new JpegFixture(48, 48, 0x11).head(head.toArray()).bytes());
    image.put(copy); // as motion pictures and gain maps stand behind the picture
    EnumSet<Options.Keep> everything = EnumSet.allOf(Options.Keep.class);
    byte[] redacted =
        Redactor.redact(
                image.toArray(),
                List.of(new Box(0, 0, 48, 48)),
                Style.SOLID,
                new Options(everything))
            .bytes();
    assertThat(redacted.length).isLessThan(300);
    JpegFile file = JpegFile.read(redacted, 1 << 20);
    for (short coefficient : file.components().get(0).coefficients) {
      assertThat(coefficient).isIn((short) 0, (short) -342);
    }
  }

  @Test
  void contentCredentialsNeverStayForTheirPreviewIsTheOldPicture() throws Exception {
    PngChunkSink png = new PngChunkSink(1000);
    byte[] plain = new PngFixture(2, 8, false).bytes();
    png.chunk(PngChunkSink.IHDR, PngFixture.chunk(plain, PngChunkSink.IHDR));
    png.chunk(0x63614258, new byte[64]); // caBX
    png.pixels(PngChunkSink.IDAT, PngFixture.chunk(plain, PngChunkSink.IDAT));
    png.chunk(PngChunkSink.IEND, new byte[0]);
    Options keeping = new Options(EnumSet.of(Options.Keep.CONTENT_CREDENTIALS));
    byte[] redacted = Redactor.redact(png.toArray(), List.of(BOX), Style.SOLID, keeping).bytes();
    assertThat(new String(redacted, StandardCharsets.ISO_8859_1)).doesNotContain("caBX");
  }

  @Test
  void noBoxIsRefusedRatherThanPassed() throws Exception {
    byte[] jpeg = new JpegFixture(48, 48, 0x11).bytes();
    assertThatThrownBy(() -> redact(jpeg, Style.SOLID)).isInstanceOf(BadImage.class);
  }

  private static String formatOf(Redaction redaction) throws BadImage {
    return Sanitizers.forImage(ByteBuffer.wrap(redaction.bytes())).format().name();
  }
}

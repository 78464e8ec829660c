// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Options.Keep;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is clean stays as it is: sanitizing twice gives the bytes of sanitizing once. */
class SecondRunTest {
  /** Test images beside the checkout, where there are any. */
  private static final Path CORPUS = Path.of("..", "..", "shared", "corpus");

  private static final List<Options> OPTIONS =
      List.of(
          Options.DEFAULT,
          new Options(EnumSet.noneOf(Keep.class)),
          new Options(EnumSet.allOf(Keep.class)));

  /** Sanitizes twice and says whether the image was answered at all. */
  private static boolean staysAsItIs(String name, byte[] image) {
    boolean answered = false;
    for (Options options : OPTIONS) {
      byte[] once;
      try {
        once = sanitized(image, options);
      } catch (BadImage refused) {
        continue;
      }
      answered = true;
      try {
        assertThat(Arrays.equals(sanitized(once, options), once))
            .as(name + " with " + options)
            .isTrue();
      } catch (BadImage e) {
        throw new AssertionError(name + " with " + options + ": its clean copy is refused", e);
      }
    }
    return answered;
  }

  private static byte[] sanitized(byte[] image, Options options) throws BadImage {
    ByteBuffer bytes = ByteBuffer.wrap(image);
    Sanitizer sanitizer = Sanitizers.forImage(bytes);
    return sanitizer.sanitize(bytes, options).apply(bytes);
  }

  static Map<String, byte[]> fixtures() throws IOException {
    ExifBuilder exif =
        new ExifBuilder()
            .orientation(6)
            .text(0x010F, "Acme")
            .text(0x0132, "2026:05:01 14:03:22")
            .text(0x8298, "(c) Ada")
            .exifText(0x9003, "2026:05:01 14:03:22")
            .position(48.8584, 2.2945, 35);
    byte[] profile = new ProfileBuilder().description("desc", "Ada's screen").year(2026).build();
    Map<String, byte[]> images = new TreeMap<>();
    images.put("plain JPEG", JpegBuilder.baseline().build());
    images.put("progressive JPEG", JpegBuilder.progressive().withExif(exif).build());
    images.put(
        "JPEG of everything",
        JpegBuilder.baseline()
            .withExif(exif)
            .withXmp("tiff:Artist='Ada'")
            .with(JpegBuilder.COM, "from Ada")
            .with(JpegBuilder.APP2, latin1("ICC_PROFILE\0\1\1" + latin1(profile)))
            .with(JpegBuilder.APP11, latin1("JP\0\1\0\0\0\1jumb"))
            .afterEnd(latin1("a tail"))
            .build());
    images.put("plain PNG", new PngBuilder().build());
    images.put(
        "PNG of everything",
        new PngBuilder()
            .with("eXIf", exif.tiff())
            .with("iCCP", PngBuilder.deflated("icc", profile))
            .with("tEXt", "Author\0Ada")
            .withLate("tIME", "\7\352\5\1\16\3\26")
            .afterEnd(latin1("a tail"))
            .build());
    for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff")) {
      for (int type :
          new int[] {
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED
          }) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (ImageIO.write(new BufferedImage(20, 10, type), format, file)) {
          images.put(format + " of type " + type, file.toByteArray());
        }
      }
    }
    return images;
  }

  static List<String> names() throws IOException {
    return List.copyOf(fixtures().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatWasMadeHereStaysAsItIs(String name) throws IOException {
    boolean answered = staysAsItIs(name, fixtures().get(name));
    boolean known = Sanitizers.ALL.stream().anyMatch(one -> name.contains(one.format().name()));
    assertThat(answered || !known).as(name + " is answered").isTrue();
  }

  static boolean thereIsACorpus() {
    return Files.isDirectory(CORPUS);
  }

  @Test
  @EnabledIf("thereIsACorpus")
  void theCorpusStaysAsItIs() throws IOException {
    int answered = 0;
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        answered += staysAsItIs(file.toString(), Files.readAllBytes(file)) ? 1 : 0;
      }
    }
    assertThat(answered).isPositive();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

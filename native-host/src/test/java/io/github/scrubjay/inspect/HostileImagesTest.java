// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.clean.PngBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HostileImagesTest {

  /** With little memory and small stacks, as in the host, and with nobody to catch a crash. */
  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void allAreAnsweredInASmallJvm() throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath,
                HostileImages.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    assertThat(output).endsWith("survived" + System.lineSeparator());
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void saysThatABombIsNotRead() {
    for (String type : List.of("zTXt", "iCCP")) {
      byte[] png = new PngBuilder().with(type, PngBuilder.bomb("Comment", 1024)).build();
      assertThat(HostileImages.inspect(png))
          .extracting(Finding::kind, Finding::name)
          .extracting(Object::toString)
          .containsExactly("(\"unreadable-metadata\", \"Chunk " + type + "\")");
    }
  }

  @Test
  void followsNoEntities() {
    assertThat(HostileImages.inspect(HostileImages.all().get("entities")))
        .extracting(Finding::kind)
        .containsExactly("unreadable-metadata");
  }

  @Test
  void readsOnBehindABrokenBlock() {
    JpegBuilder jpeg =
        JpegBuilder.baseline()
            .with(JpegBuilder.COM, "for Bob")
            .with(JpegBuilder.APP1, "Exif\0\0MM\0*\177\177\177\177")
            .withXmp("<broken");
    assertThat(HostileImages.inspect(jpeg.build())).extracting(Finding::value).contains("for Bob");
  }

  @Test
  void neverThrowsOnCutOffImages() {
    byte[] jpeg =
        JpegBuilder.progressive()
            .withExif(
                new ExifBuilder()
                    .exifText(0xA431, "SN-1")
                    .position(1, 2, 3)
                    .thumbnail(JpegBuilder.baseline().build()))
            .withXmp("photoshop:City='Paris'")
            .with(JpegBuilder.APP13, "Photoshop 3.0\0" + "8BIM\4\4\0\0\0\0\0\12\34\2\132\0\5Paris")
            .with(JpegBuilder.APP12, "Ducky\0\2\0\10\0\0\0\2\0A\0B")
            .with(JpegBuilder.APP0, "JFXX\0\23\4\5")
            .build();
    byte[] png =
        new PngBuilder()
            .with("iCCP", PngBuilder.deflated("p", new byte[200]))
            .with("iTXt", "Author\0\0\0fr\0Auteur\0Zoe")
            .with("zTXt", PngBuilder.deflated("Author", new byte[50]))
            .with("eXIf", new ExifBuilder().position(1, 2, 3).tiff())
            .with("tIME", new byte[7])
            .build();
    for (byte[] image : List.of(jpeg, png)) {
      for (int length = 1; length < image.length; length++) {
        byte[] cut = Arrays.copyOf(image, length);
        assertThatCode(() -> HostileImages.inspect(cut)).doesNotThrowAnyException();
      }
    }
  }
}

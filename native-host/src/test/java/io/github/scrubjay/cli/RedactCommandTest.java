// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.image.WebpBuilder;
import io.github.scrubjay.vision.face.DrawnFaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InputStream in = InputStream.nullInputStream();
  private Path photo;
  private Path redacted;

  @BeforeEach
  void makePhoto() throws IOException {
    photo = folder.resolve("photo.png");
    redacted = folder.resolve("out");
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, 40, 30);
    graphics.dispose();
    ImageIO.write(image, "png", photo.toFile());
  }

  private int run(Object... args) {
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return CommandLineTool.run(
        words,
        new Terminal(
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int rgb(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  @Test
  void coversBoxesInACopyOfTheSameName() throws IOException {
    byte[] before = Files.readAllBytes(photo);
    assertThat(run("redact", "--box", "3,4,5,6", "--box=30,20,1,1", "--out", redacted, photo))
        .isZero();
    assertThat(Files.readAllBytes(photo)).isEqualTo(before);
    BufferedImage image = ImageIO.read(redacted.resolve("photo.png").toFile());
    assertThat(rgb(image, 3, 4)).isZero();
    assertThat(rgb(image, 7, 9)).isZero();
    assertThat(rgb(image, 30, 20)).isZero();
    assertThat(rgb(image, 8, 9)).isEqualTo(Color.ORANGE.getRGB() & 0xFFFFFF);
    assertThat(out()).contains("covered 2 places");
  }

  @Test
  void aStyleIsMadeOfTheSurroundings() throws IOException {
    run("redact", "--box=3,4,5,6", "--style=average", "--out", redacted, photo);
    BufferedImage image = ImageIO.read(redacted.resolve("photo.png").toFile());
    assertThat(rgb(image, 4, 5)).isEqualTo(Color.ORANGE.getRGB() & 0xFFFFFF);
  }

  @Test
  void anImageThatHasToChangeItsFormatGetsAnotherEndingAndThatIsSaid() throws IOException {
    Path webp = Files.write(folder.resolve("a.webp"), WebpBuilder.lossless().build());
    assertThat(run("redact", "--box=0,0,1,1", "--out", redacted, webp)).isZero();
    assertThat(redacted.resolve("a.png")).exists();
    assertThat(redacted.resolve("a.webp")).doesNotExist();
    assertThat(out()).contains("became png");
  }

  @Test
  void findsAFaceCoversItAndFindsItNoMore() throws IOException {
    Path face = folder.resolve("face.jpg");
    ImageIO.write(new DrawnFaces(500, 400).face(250, 180, 100).picture(), "jpeg", face.toFile());
    assertThat(run("redact", "--faces", "--json", "--out", redacted, face)).as(err()).isZero();
    assertThat(out()).contains("\"redacted\" : 1", "\"label\" : \"face\"");
    assertThat(ReportSchema.violations(out())).isEmpty();
    BufferedImage image = ImageIO.read(redacted.resolve("face.jpg").toFile());
    assertThat(rgb(image, 250, 180)).isZero();
    out.reset();
    Path again = folder.resolve("again");
    assertThat(run("redact", "--faces", "--out", again, redacted.resolve("face.jpg"))).isZero();
    assertThat(out()).contains("nothing was found to cover");
  }

  @Test
  void aBoxOutsideOfThePictureIsRefusedAndNothingIsWritten() {
    assertThat(run("redact", "--box=40,0,5,5", "--out", redacted, photo)).isEqualTo(1);
    assertThat(err()).contains("photo.png: ").contains("outside");
    assertThat(redacted.resolve("photo.png")).doesNotExist();
  }

  @Test
  void withoutSayingWhatToCoverNothingIsDone() {
    assertThat(run("redact", "--out", redacted, photo)).isEqualTo(2);
    assertThat(run("redact", "--box=1,2,3", "--out", redacted, photo)).isEqualTo(2);
    assertThat(run("redact", "--box=1,2,3,0", "--out", redacted, photo)).isEqualTo(2);
    assertThat(err()).contains("--box 1,2,3,0");
    assertThat(redacted).doesNotExist();
  }

  @Test
  void thePreviewFramesTheBoxInTheOriginal() throws IOException {
    Path previews = folder.resolve("previews");
    assertThat(run("redact", "--box=10,10,9,9", "--out", redacted, "--preview", previews, photo))
        .isZero();
    BufferedImage image = ImageIO.read(previews.resolve("photo.png.png").toFile());
    assertThat(rgb(image, 10, 14)).isEqualTo(0xFF0000);
    assertThat(rgb(image, 14, 14)).isEqualTo(Color.ORANGE.getRGB() & 0xFFFFFF);
  }

  @Test
  void jsonFitsItsSchema() throws IOException {
    assertThat(run("redact", "--json", "--box=3,4,5,6", "--out", redacted, photo)).isZero();
    assertThat(ReportSchema.violations(out())).isEmpty();
    assertThat(out()).contains("\"redacted\" : 1").doesNotContain("\"reformatted\" : true");
  }

  @Test
  void aPipeCarriesTheImageAlone() throws IOException {
    in = new ByteArrayInputStream(Files.readAllBytes(photo));
    assertThat(run("redact", "--box=3,4,5,6", "-")).isZero();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(rgb(image, 3, 4)).isZero();
  }

  @Test
  void metadataGoesToo() throws IOException {
    Path jpeg = folder.resolve("b.jpg");
    Files.write(jpeg, JpegBuilder.baseline().with(JpegBuilder.COM, "SECRET").build());
    run("redact", "--box=0,0,1,1", "--out", redacted, jpeg);
    assertThat(Files.readString(redacted.resolve("b.jpg"), StandardCharsets.ISO_8859_1))
        .doesNotContain("SECRET");
  }
}

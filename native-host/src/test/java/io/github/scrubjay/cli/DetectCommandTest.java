// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.vision.Drawn;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.face.DrawnFaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path portrait;

  @BeforeEach
  void draw() throws IOException {
    portrait = folder.resolve("portrait.png");
    Files.write(
        portrait, Drawn.file(new DrawnFaces(500, 400).face(250, 180, 100).picture(), "png"));
  }

  private int run(Object... args) {
    return CommandLineTool.run(
        Stream.of(args).map(Object::toString).toArray(String[]::new),
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysWhereTheFaceIsAndWhatWasLookedFor() {
    assertThat(run("detect", portrait)).isZero();
    assertThat(out())
        .startsWith(portrait + ": 500x400, looked for faces, codes")
        .containsPattern("\n  face +\\d+,\\d+,\\d+,\\d+\n");
  }

  @Test
  void printsAJsonDocumentThatFitsItsSchema() throws IOException {
    Path broken = folder.resolve("broken.jpg");
    Files.write(broken, new byte[] {1, 2, 3});

    assertThat(run("detect", "--json", "--thorough", portrait, broken)).isEqualTo(1);

    assertThat(ReportSchema.violations(out())).isEmpty();
    assertThat(out())
        .contains("\"status\" : \"looked\"", "\"label\" : \"face\"", "\"code\" : \"undecodable\"");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(broken + ": undecodable: ");
  }

  @Test
  void changesNothingAndWritesAPictureWithFramesWhereItIsAsked() throws Exception {
    byte[] before = Files.readAllBytes(portrait);
    Path boxes = folder.resolve("boxes");

    assertThat(run("detect", "--preview", boxes, portrait)).isZero();

    assertThat(Files.readAllBytes(portrait)).isEqualTo(before);
    Picture framed = Picture.decode(Files.readAllBytes(boxes.resolve("portrait.png.png")));
    int red = 0;
    for (int rgb : framed.pixels()) {
      red += (rgb & 0xFFFFFF) == 0xFF0000 ? 1 : 0;
    }
    assertThat(red).isGreaterThan(200);
  }

  @Test
  void knowsWrongUsage() {
    assertThat(run("detect")).isEqualTo(2);
    assertThat(run("detect", "--faces", portrait)).isEqualTo(2);
  }
}

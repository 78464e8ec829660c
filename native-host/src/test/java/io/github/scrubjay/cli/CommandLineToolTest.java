// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineToolTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path photo;
  private Path cleaned;

  @BeforeEach
  void makePhoto() throws IOException {
    photo = folder.resolve("photo.jpg");
    cleaned = folder.resolve("cleaned");
    Files.write(photo, withComment(jpeg(), "SECRET"));
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB), "jpeg", image);
    return image.toByteArray();
  }

  private static byte[] withComment(byte[] jpeg, String comment) {
    return ByteBuffer.allocate(jpeg.length + 4 + comment.length())
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFFE)
        .putShort((short) (comment.length() + 2))
        .put(comment.getBytes(StandardCharsets.US_ASCII))
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private int run(Object... args) {
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return CommandLineTool.run(
        words,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void cleansIntoAFolderUnderTheSameNameAndLeavesTheOriginal() throws IOException {
    byte[] before = Files.readAllBytes(photo);
    assertThat(run("clean", "--out", cleaned, photo)).isZero();
    assertThat(Files.readAllBytes(photo)).isEqualTo(before);
    assertThat(Files.readString(cleaned.resolve("photo.jpg"), StandardCharsets.ISO_8859_1))
        .doesNotContain("SECRET");
    assertThat(out()).contains("removed comment");
    try (Stream<Path> files = Files.list(cleaned)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aRefusedFileIsNamedInOneLineAndTheOthersAreDone() throws IOException {
    Path text = Files.writeString(folder.resolve("note.txt"), "hello");
    assertThat(run("clean", "--out", cleaned, text, photo, folder.resolve("none.jpg")))
        .isEqualTo(1);
    assertThat(err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(text + ": unsupported_format: "),
            line -> assertThat(line).contains("none.jpg: not_found: "));
    assertThat(cleaned.resolve("note.txt")).doesNotExist();
    assertThat(cleaned.resolve("photo.jpg")).exists();
  }

  @Test
  void neverReplacesTheOriginal() throws IOException {
    byte[] before = Files.readAllBytes(photo);
    assertThat(run("clean", "--out", folder, photo)).isEqualTo(1);
    assertThat(err()).contains("would_overwrite");
    assertThat(Files.readAllBytes(photo)).isEqualTo(before);
  }

  @Test
  void twoFilesOfOneNameDoNotReplaceEachOther() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other")).resolve("photo.jpg");
    Files.copy(photo, other);
    assertThat(run("clean", "--out", cleaned, photo, other)).isEqualTo(1);
    assertThat(err()).contains("would_overwrite");
  }

  @Test
  void aSecondTimeIsDoneTooAndAFileThatIsThereIsNotLost() throws IOException {
    assertThat(run("clean", "--out", cleaned, photo)).isZero();
    assertThat(run("clean", "--out", cleaned, photo)).isZero();
    Path other = Files.createDirectories(folder.resolve("album")).resolve("photo.jpg");
    byte[] own = withComment(jpeg(), "another photo");
    Files.write(other, own);
    assertThat(run("clean", "--out", other.getParent(), photo, other)).isEqualTo(1);
    assertThat(err()).contains("would_overwrite: there is another file");
    assertThat(Files.readAllBytes(other)).isEqualTo(own);
  }

  @Test
  void printsOneJsonDocument() throws IOException {
    Path text = Files.writeString(folder.resolve("note.txt"), "hello");
    assertThat(run("clean", "--json", "--out", cleaned, photo, text)).isEqualTo(1);
    assertThat(out().replaceAll("\\s+", ""))
        .startsWith("{\"version\":1,\"files\":[{")
        .contains("\"status\":\"cleaned\"", "\"removed\":[\"comment\"]")
        .contains("\"status\":\"refused\",\"code\":\"unsupported_format\"")
        .endsWith("]}");
  }

  @Test
  void inspectSaysWhatThereIsAndChangesNothing() {
    assertThat(run("inspect", photo)).isZero();
    assertThat(out()).contains("jpeg", "SECRET");
    out.reset();
    assertThat(run("inspect", "--json", photo)).isZero();
    assertThat(out().replaceAll("\\s+", ""))
        .contains("\"status\":\"inspected\"", "\"value\":\"SECRET\"");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("clean")).isEqualTo(2);
    assertThat(run("clean", "--no-such-option", photo)).isEqualTo(2);
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(run("register")).isEqualTo(2);
    assertThat(run("register", "--kind", "chromium")).isEqualTo(2);
    assertThat(run("register", "--kind", "netscape", "--manifest-dir", folder)).isEqualTo(2);
  }

  @Test
  void registersInOneFolder() throws IOException {
    Path launcher = Files.createFile(folder.resolve("host"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path dir = folder.resolve("manifests");
    int status =
        run("register", "--kind", "firefox", "--manifest-dir", dir, "--launcher", launcher);
    assertThat(status).isZero();
    assertThat(dir.resolve("io.github.scrubjay.json")).content().contains("allowed_extensions");
  }

  @Test
  void aDryRunRegistersNothingAndSaysItAsJson() throws IOException {
    Path launcher = Files.createFile(folder.resolve("host"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path dir = folder.resolve("manifests");
    int status =
        run(
            "register",
            "--dry-run",
            "--json",
            "--kind",
            "firefox",
            "--manifest-dir",
            dir,
            "--launcher",
            launcher);
    assertThat(status).isZero();
    assertThat(dir).doesNotExist();
    assertThat(out()).contains("\"dryRun\" : true", "\"action\" : \"created\"");
  }

  @Test
  void whatWasRegisteredIsTakenAwayAgain() throws IOException {
    Path launcher = Files.createFile(folder.resolve("host"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path dir = folder.resolve("browser/manifests");
    run("register", "--kind", "chromium", "--manifest-dir", dir, "--launcher", launcher);
    assertThat(run("unregister", "--manifest-dir", dir, "--launcher", launcher)).isZero();
    assertThat(out()).contains("removed: ");
    assertThat(folder.resolve("browser")).doesNotExist();
  }

  @Test
  void placesThatDoNotFitTogetherAreWrongUsage() {
    assertThat(run("register", "--user", "--system")).isEqualTo(2);
    assertThat(run("register", "--user", "--root", folder)).isEqualTo(2);
    assertThat(run("register", "--manifest-dir", folder)).isEqualTo(2);
    assertThat(run("unregister")).isEqualTo(2);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.JpegBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineToolTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InputStream in = InputStream.nullInputStream();
  private boolean onTerminal;
  private boolean colours;
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
        new Terminal(
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            onTerminal,
            onTerminal,
            colours));
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
        .contains("],\"summary\":{\"files\":2,\"cleaned\":1,")
        .endsWith("}}");
    assertThat(ReportSchema.violations(out())).isEmpty();
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

  @Test
  void putsACleanImageInThePlaceOfItsOriginalWithItsPermissions() throws IOException {
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(photo, permissions);
    assertThat(run("clean", "--in-place", photo)).isZero();
    assertThat(Files.readString(photo, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
    assertThat(Files.getPosixFilePermissions(photo)).isEqualTo(permissions);
    assertThat(folder).isDirectoryNotContaining("glob:**/.scrubjay*");
    FileTime time = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(photo, time);
    assertThat(run("clean", "--in-place", photo)).isZero();
    assertThat(Files.getLastModifiedTime(photo)).as("a clean file is left alone").isEqualTo(time);
  }

  @Test
  void aRefusedFileStaysAsItIsInItsPlace() throws IOException {
    byte[] broken = Arrays.copyOf(Files.readAllBytes(photo), 60);
    Files.write(photo, broken);
    assertThat(run("clean", "--in-place", photo)).isEqualTo(1);
    assertThat(Files.readAllBytes(photo)).isEqualTo(broken);
  }

  @Test
  void behindALinkTheFileIsReplacedAndNotTheLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.jpg"), photo);
    assertThat(run("clean", "--in-place", link)).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(photo, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
  }

  @Test
  void aFolderIsDoneAsAWholeAndItsLayoutStays() throws IOException {
    Path album = folder.resolve("album");
    Path deep = Files.createDirectories(album.resolve("2026/may"));
    Files.copy(photo, deep.resolve("a.jpg"));
    Files.copy(photo, album.resolve("b.jpg"));
    Files.writeString(album.resolve("notes.txt"), "no image");
    Files.createSymbolicLink(album.resolve("loop"), album);
    assertThat(run("clean", album)).as("without -r").isEqualTo(1);
    assertThat(err()).contains("album: not_a_file: is a folder; add -r");
    assertThat(run("clean", "-r", "--out", album.resolve("cleaned"), album)).isZero();
    assertThat(album.resolve("cleaned/2026/may/a.jpg")).exists();
    assertThat(album.resolve("cleaned/b.jpg")).exists();
    assertThat(out()).contains("2 clean", "1 passed over");
    assertThat(run("clean", "-r", "--out", album.resolve("cleaned"), album))
        .as("the clean copies are no originals")
        .isZero();
    assertThat(album.resolve("cleaned/cleaned")).doesNotExist();
  }

  @Test
  void anImageInAFolderThatCanNotBeCleanedIsNotPassedOverInSilence() throws IOException {
    Path album = Files.createDirectories(folder.resolve("album"));
    Files.writeString(album.resolve("raw.raf"), "FUJIFILMCCD-RAW 0201");
    assertThat(run("clean", "-r", "--out", cleaned, album)).isEqualTo(1);
    assertThat(err()).contains("raw.raf: unsupported_format");
  }

  @Test
  void aDryRunWritesNothingAndSaysWhatWouldGo() throws IOException {
    byte[] before = Files.readAllBytes(photo);
    assertThat(run("clean", "--dry-run", "--in-place", photo)).isZero();
    assertThat(out()).contains("would remove comment");
    assertThat(Files.readAllBytes(photo)).isEqualTo(before);
    assertThat(Path.of("cleaned")).doesNotExist();
  }

  @Test
  void fromStdinToStdoutThereIsNothingButTheImage() throws IOException {
    in = new ByteArrayInputStream(Files.readAllBytes(photo));
    assertThat(run("clean", "-")).isZero();
    assertThat(out()).doesNotContain("SECRET", "removed");
    assertThat(out.toByteArray()).startsWith(0xFF, 0xD8, 0xFF).endsWith(0xFF, 0xD9);
    assertThat(err()).contains("removed comment");
    in = new ByteArrayInputStream(new byte[] {1, 2, 3});
    out.reset();
    assertThat(run("clean", "-")).isEqualTo(1);
    assertThat(out.size()).as("a refused image is not passed on").isZero();
    onTerminal = true;
    assertThat(run("clean", "-")).as("no image onto a terminal").isEqualTo(2);
    assertThat(run("clean", "-", photo)).isEqualTo(2);
  }

  @Test
  void inspectReadsStdinToo() throws IOException {
    in = new ByteArrayInputStream(Files.readAllBytes(photo));
    assertThat(run("inspect", "-")).isZero();
    assertThat(out()).contains("-: jpeg", "SECRET");
  }

  @Test
  void namesStayUnlessTheyAreToFit() throws IOException {
    Path wrong = Files.copy(photo, folder.resolve("photo.png"));
    assertThat(run("clean", "--out", cleaned, wrong)).isZero();
    assertThat(cleaned.resolve("photo.png")).exists();
    assertThat(run("clean", "--fix-names", "--out", cleaned, wrong)).isZero();
    assertThat(cleaned.resolve("photo.jpg")).exists();
    assertThat(run("clean", "--fix-names", "--in-place", wrong))
        .as("photo.jpg is another file")
        .isEqualTo(1);
    assertThat(err()).contains("would_overwrite");
    Path alone = Files.move(wrong, folder.resolve("holiday.2026"));
    assertThat(run("clean", "--fix-names", "--in-place", alone)).isZero();
    assertThat(alone).doesNotExist();
    assertThat(folder.resolve("holiday.2026.jpg")).exists();
  }

  @Test
  void keepsWhatIsOnTheListAndNothingElse() throws IOException {
    Files.write(
        photo,
        JpegBuilder.baseline()
            .withExif(
                new ExifBuilder()
                    .orientation(6)
                    .text(0x8298, "(c) Ada")
                    .text(0x013B, "Ada Example")
                    .exifText(0x9003, "2026:05:01 14:03:22"))
            .build());
    assertThat(run("clean", "--keep", "copyright,date", "--out", cleaned, photo)).isZero();
    assertThat(Files.readString(cleaned.resolve("photo.jpg"), StandardCharsets.ISO_8859_1))
        .contains("(c) Ada", "2026:05:01 14:03:22")
        .doesNotContain("Ada Example");
    Path bare = folder.resolve("bare");
    assertThat(run("clean", "--keep", "none", "--out", bare, photo)).isZero();
    assertThat(Files.readString(bare.resolve("photo.jpg"), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
    assertThat(run("clean", "--keep", "gps", photo)).isEqualTo(2);
    assertThat(err()).contains("orientation, icc, date, copyright, content-credentials, none");
  }

  @Test
  void encodesAnewWhereAsked() throws IOException {
    assertThat(run("clean", "--reencode", "--out", cleaned, photo)).isZero();
    assertThat(Files.readAllBytes(cleaned.resolve("photo.jpg"))).startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void thePixelsAreComparedUnlessNobodyWantsIt() {
    assertThat(run("clean", "--json", "--out", cleaned, photo)).isZero();
    assertThat(out()).contains("\"pixels\" : \"same\"");
    out.reset();
    assertThat(run("clean", "--json", "--no-verify-pixels", "--out", cleaned, photo)).isZero();
    assertThat(out()).doesNotContain("\"pixels\" :");
  }

  @Test
  void manyFilesAreReportedInTheirOrder() throws IOException {
    List<Object> args = new ArrayList<>(List.of("clean", "-j", 4, "--out", cleaned));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Path copy = folder.resolve(i + ".jpg");
      Files.write(copy, i % 7 == 0 ? new byte[] {1, 2} : Files.readAllBytes(photo));
      args.add(copy);
      if (i % 7 != 0) {
        names.add(copy.toString());
      }
    }
    assertThat(run(args.toArray())).isEqualTo(1);
    assertThat(out().lines().filter(line -> line.contains(" -> ")))
        .extracting(line -> line.substring(0, line.indexOf(" -> ")))
        .containsExactlyElementsOf(names);
    assertThat(out()).contains("100 files: 85 clean, 15 refused");
    assertThat(err().lines()).hasSize(15);
  }

  @Test
  void coloursAndTheBarAreForTerminalsOnly() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.copy(photo, folder.resolve(i + ".jpg"));
    }
    assertThat(run("clean", "-r", "--out", cleaned, folder)).isZero();
    assertThat(out() + err()).doesNotContain("\u001B", "\r");
    onTerminal = true;
    colours = true;
    assertThat(run("clean", "-r", "--out", cleaned, folder)).isZero();
    assertThat(out()).contains("\u001B[32m");
    assertThat(err()).contains("\r[", "of 6");
    out.reset();
    colours = false;
    assertThat(run("inspect", photo)).isZero();
    assertThat(out()).as("NO_COLOR").doesNotContain("\u001B");
  }

  @Test
  void quietSaysOnlyWhatWentWrong() {
    assertThat(run("clean", "-q", "--out", cleaned, photo)).isZero();
    assertThat(out()).isEmpty();
  }

  @Test
  void inspectShowsAThumbnailAndFitsItsSchema() throws IOException {
    byte[] small = JpegBuilder.baseline().build();
    ExifBuilder exif = new ExifBuilder().thumbnail(small).position(48.8584, 2.2945, 35);
    Files.write(photo, JpegBuilder.baseline().withExif(exif).build());
    Path pictures = folder.resolve("pictures");
    assertThat(run("inspect", "--json", "--save-pictures", pictures, photo, folder.resolve("no")))
        .isEqualTo(1);
    assertThat(ReportSchema.violations(out())).isEmpty();
    assertThat(out())
        .contains("\"meaning\" : \"where the picture was taken\"", "\"mimeType\" : \"image/jpeg\"");
    assertThat(pictures.resolve("photo.jpg.1.jpg")).hasBinaryContent(small);
  }

  @Test
  void optionsThatDoNotFitTogetherAreWrongUsage() {
    assertThat(run("clean", "--in-place", "--out", cleaned, photo)).isEqualTo(2);
    assertThat(run("clean", "-j", "0", photo)).isEqualTo(2);
  }
}

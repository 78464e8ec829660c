// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.verify.VerifyFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CleanerTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  private static final byte[] PHOTO =
      JpegBuilder.baseline()
          .withExif(
              new ExifBuilder()
                  .orientation(6)
                  .exifText(0xA430, "Ada Example")
                  .position(48.8584, 2.2945, 35))
          .with(JpegBuilder.COM, "from Ada")
          .build();

  /** Readers that see nothing, as a base for those that misbehave. */
  private static class BlindReaders implements Cleaner.Readers {
    @Override
    public List<Finding> inspect(ByteBuffer original, ImageFormat format) {
      return List.of();
    }

    @Override
    public void verify(byte[] clean, ImageFormat format, Options options) throws VerifyFailure {}
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void cleansAPhotoAndTellsWhatItWouldHaveRevealed() throws Exception {
    Cleaning cleaning = new Cleaner().clean(PHOTO, Options.DEFAULT);

    byte[] clean = cleaning.edits().apply(ByteBuffer.wrap(PHOTO));
    assertThat(cleaning.format().name()).isEqualTo("jpeg");
    assertThat(cleaning.bytes()).isEqualTo(clean.length);
    assertThat(cleaning.sha256()).isEqualTo(sha256(clean));
    assertThat(cleaning.edits().removed()).contains(Carrier.EXIF, Carrier.COMMENT);
    assertThat(cleaning.edits().kept()).containsExactly(Carrier.ORIENTATION);
    assertThat(cleaning.findings())
        .extracting(Finding::value)
        .containsExactly("48.8584 N, 2.2945 E", "35 m", "Ada Example", "from Ada");
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("Ada");
  }

  @Test
  void cleansAPng() throws Exception {
    byte[] png = new PngBuilder().with("tEXt", "Author\0Ada").build();
    Cleaning cleaning = new Cleaner().clean(png, Options.DEFAULT);
    assertThat(cleaning.format().name()).isEqualTo("png");
    assertThat(cleaning.sha256()).isEqualTo(sha256(cleaning.edits().apply(ByteBuffer.wrap(png))));
    assertThat(cleaning.findings()).extracting(Finding::kind).containsExactly("artist");
  }

  @Test
  void leavesACleanPhotoAsItIs() throws Exception {
    Cleaning first = new Cleaner().clean(PHOTO, Options.DEFAULT);
    byte[] clean = first.edits().apply(ByteBuffer.wrap(PHOTO));
    Cleaning second = new Cleaner().clean(clean, Options.DEFAULT);
    assertThat(second.edits().isIdentity(ByteBuffer.wrap(clean))).isTrue();
    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(second.findings()).isEmpty();
  }

  @Test
  void doesNotChangeTheOriginal() throws Exception {
    byte[] image = PHOTO.clone();
    new Cleaner().clean(image, Options.DEFAULT);
    assertThat(image).isEqualTo(PHOTO);
  }

  @Test
  void inspectsWithoutCleaning() throws BadImage {
    Inspection inspection = new Cleaner().inspect(PHOTO);
    assertThat(inspection.format().name()).isEqualTo("jpeg");
    assertThat(inspection.bytes()).isEqualTo(PHOTO.length);
    assertThat(inspection.findings()).hasSize(4);
  }

  @Test
  void refusesWhatIsNoImage() {
    byte[] text = "no image".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> new Cleaner().clean(text, Options.DEFAULT))
        .isInstanceOf(BadImage.class);
    assertThatThrownBy(() -> new Cleaner().inspect(text)).isInstanceOf(BadImage.class);
  }

  @Test
  void cleansWithoutFindingsWhenTheInspectorHangs() throws Exception {
    Cleaner.Readers readers =
        new BlindReaders() {
          @Override
          public List<Finding> inspect(ByteBuffer original, ImageFormat format) {
            hang();
            return List.of();
          }
        };
    Cleaning cleaning = new Cleaner(Duration.ofSeconds(2), readers).clean(PHOTO, Options.DEFAULT);
    assertThat(cleaning.findings())
        .extracting(Finding::kind)
        .containsExactly("unreadable-metadata");
  }

  @Test
  void cleansWithoutFindingsWhenTheInspectorDies() throws Exception {
    Cleaner.Readers readers =
        new BlindReaders() {
          @Override
          public List<Finding> inspect(ByteBuffer original, ImageFormat format) {
            throw new StackOverflowError();
          }
        };
    Cleaning cleaning = new Cleaner(Cleaner.DEFAULT_LIMIT, readers).clean(PHOTO, Options.DEFAULT);
    assertThat(cleaning.findings())
        .extracting(Finding::value)
        .containsExactly("StackOverflowError");
  }

  @Test
  void refusesWhenTheVerifierHangs() {
    Cleaner.Readers readers =
        new BlindReaders() {
          @Override
          public void verify(byte[] clean, ImageFormat format, Options options) {
            hang();
          }
        };
    assertThatThrownBy(() -> new Cleaner(SHORT, readers).clean(PHOTO, Options.DEFAULT))
        .isInstanceOf(TimeLimit.class);
  }

  @Test
  void refusesWhenTheVerifierRefuses() {
    Cleaner.Readers readers =
        new BlindReaders() {
          @Override
          public void verify(byte[] clean, ImageFormat format, Options options)
              throws VerifyFailure {
            throw new VerifyFailure("something is left");
          }
        };
    assertThatThrownBy(
            () -> new Cleaner(Cleaner.DEFAULT_LIMIT, readers).clean(PHOTO, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class)
        .hasMessage("something is left");
  }

  @Test
  void refusesWhenTheVerifierDies() {
    Cleaner.Readers readers =
        new BlindReaders() {
          @Override
          public void verify(byte[] clean, ImageFormat format, Options options) {
            throw new OutOfMemoryError();
          }
        };
    assertThatThrownBy(
            () -> new Cleaner(Cleaner.DEFAULT_LIMIT, readers).clean(PHOTO, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }

  @Test
  void servesSeveralThreadsAtOnce() throws Exception {
    Cleaner cleaner = new Cleaner();
    List<FutureTask<Cleaning>> tasks =
        Stream.generate(() -> new FutureTask<>(() -> cleaner.clean(PHOTO, Options.DEFAULT)))
            .limit(8)
            .toList();
    tasks.forEach(task -> new Thread(task).start());
    String expected = cleaner.clean(PHOTO, Options.DEFAULT).sha256();
    for (Future<Cleaning> task : tasks) {
      assertThat(task.get().sha256()).isEqualTo(expected);
    }
  }

  @Test
  void warmsUpOnImagesThatCanBeCleaned() throws Exception {
    for (int side : List.of(1, 128)) {
      assertThat(new Cleaner().clean(WarmUpImages.drawing(side), Options.DEFAULT).findings())
          .hasSize(1);
    }
    for (int scanBytes : List.of(1, 128 * 1024)) {
      assertThat(new Cleaner().clean(WarmUpImages.photo(scanBytes), Options.DEFAULT).findings())
          .extracting(Finding::kind)
          .contains(
              "gps-position",
              "place-name",
              "artist",
              "camera-make",
              "serial-number",
              "maker-note",
              "time-taken",
              "document-id",
              "comment",
              "thumbnail",
              "trailer")
          .doesNotContain("unreadable-metadata");
    }
  }

  @Test
  void warmsUpOnlyWhileNobodyWaits() {
    List<Integer> chunks = new ArrayList<>();

    new WarmUp(() -> false, image -> chunks.add(image.length)).run();
    assertThat(chunks).isEmpty();

    new WarmUp(() -> chunks.size() < 3, image -> chunks.add(image.length)).run();
    assertThat(chunks).hasSize(3);

    new WarmUp(() -> true, image -> chunks.add(image.length)).run();
    assertThat(chunks).hasSizeGreaterThan(10);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

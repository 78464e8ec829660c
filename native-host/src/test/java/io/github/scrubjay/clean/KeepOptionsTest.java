// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Options.Keep;
import io.github.scrubjay.image.WebpBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person chose to keep stays, passes the verifier, and nothing rides along. */
class KeepOptionsTest {
  private static final String DATE = "2026:11:25 21:50:04";
  private static final String NOTICE = "(c) 2026 Ada Example";

  private static final ExifBuilder EXIF =
      new ExifBuilder()
          .orientation(6)
          .text(0x0132, DATE)
          .text(0x8298, NOTICE)
          .text(0x013B, "PLANTEDSECRET")
          .exifText(0x9003, "2025:01:02 03:04:05")
          .position(48.8584, 2.2945, 35);

  private static final byte[] MANIFEST = latin1("\0\0\0\14jumbPLANTEDMANIFEST");

  static Stream<byte[]> photos() {
    return Stream.of(
        JpegBuilder.baseline()
            .withExif(EXIF)
            .with(0xEB, "JP\0\1\0\0\0\1" + new String(MANIFEST, StandardCharsets.ISO_8859_1))
            .build(),
        new PngBuilder().with("eXIf", EXIF.tiff()).with("caBX", MANIFEST).build(),
        WebpBuilder.extended(WebpBuilder.EXIF)
            .lossyPicture()
            .chunk("EXIF", EXIF.tiff())
            .chunk("C2PA", MANIFEST)
            .build());
  }

  @ParameterizedTest
  @MethodSource("photos")
  void keepsWhatWasChosenAndNothingElse(byte[] photo) throws Exception {
    assertThat(cleaned(photo, EnumSet.noneOf(Keep.class))).doesNotContain(DATE, NOTICE, "PLANTED");
    assertThat(cleaned(photo, EnumSet.of(Keep.DATE)))
        .contains(DATE, "2025:01:02 03:04:05")
        .doesNotContain(NOTICE, "PLANTED");
    assertThat(cleaned(photo, EnumSet.of(Keep.COPYRIGHT, Keep.ORIENTATION)))
        .contains(NOTICE)
        .doesNotContain(DATE, "PLANTED");
    assertThat(cleaned(photo, EnumSet.of(Keep.CONTENT_CREDENTIALS)))
        .contains("PLANTEDMANIFEST")
        .doesNotContain(DATE, NOTICE, "PLANTEDSECRET");
  }

  @ParameterizedTest
  @MethodSource("photos")
  void saysWhatStays(byte[] photo) throws Exception {
    Cleaning cleaning = new Cleaner().clean(photo, new Options(EnumSet.allOf(Keep.class)));
    assertThat(cleaning.edits().kept())
        .containsExactly(
            Carrier.ORIENTATION, Carrier.CONTENT_CREDENTIALS, Carrier.TIME, Carrier.COPYRIGHT);
    assertThat(cleaning.edits().removed()).containsExactly(Carrier.EXIF);
  }

  @ParameterizedTest
  @EnumSource(Keep.class)
  void cleaningAgainChangesNothing(Keep keep) throws Exception {
    for (byte[] photo : photos().toList()) {
      Options options = new Options(EnumSet.of(keep, Keep.ORIENTATION));
      byte[] clean = clean(photo, options);
      assertThat(clean(clean, options)).isEqualTo(clean);
    }
  }

  /** A date is kept as a date: another text in its place is not. */
  @Test
  void doesNotKeepTextsInThePlaceOfDates() throws Exception {
    byte[] photo =
        JpegBuilder.baseline()
            .withExif(new ExifBuilder().text(0x0132, "PLANTEDSECRET 12345"))
            .build();
    assertThat(cleaned(photo, EnumSet.allOf(Keep.class))).doesNotContain("PLANTED");
  }

  private static String cleaned(byte[] photo, Set<Keep> keep) throws Exception {
    return new String(clean(photo, new Options(keep)), StandardCharsets.ISO_8859_1);
  }

  private static byte[] clean(byte[] photo, Options options) throws Exception {
    return new Cleaner().clean(photo, options).edits().apply(ByteBuffer.wrap(photo));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

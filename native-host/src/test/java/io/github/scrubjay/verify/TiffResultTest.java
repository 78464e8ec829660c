// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.image.TiffBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TiffResultTest {
  private static final byte[] SECRET = "PLANTEDSECRET".getBytes(StandardCharsets.US_ASCII);
  private static final Options ALL = new Options(EnumSet.allOf(Options.Keep.class));

  private static void verify(byte[] image, Options options) throws VerifyFailure {
    new Verifier().verify(image, new ImageFormat("tiff", "image/tiff", "tif"), options);
  }

  private static byte[] clean(TiffBuilder tiff, Options options) throws Exception {
    ByteBuffer original = ByteBuffer.wrap(tiff.build());
    return Sanitizers.forImage(original).sanitize(original, options).apply(original);
  }

  private static TiffBuilder tiff() {
    return TiffBuilder.little();
  }

  private static TiffBuilder jpeg(int compression) {
    byte[] jpeg = new JpegBuilder().segment(0xFE, SECRET).build();
    return tiff()
        .number(256, 3, 24)
        .number(257, 3, 16)
        .number(278, 3, 16)
        .number(259, 3, compression)
        .number(262, 3, 6)
        .strips(jpeg);
  }

  static Stream<TiffBuilder> images() {
    return Stream.of(
        tiff(),
        TiffBuilder.bigEndian().number(274, 3, 6).page().text(305, "PLANTEDSECRET"),
        TiffBuilder.bigTiff().page().tile(SECRET),
        tiff().text(306, "2026:11:25 21:50:04").text(33432, "(c) Ada").bytes(0xCD41, 7, SECRET),
        tiff().bytes(34675, 7, new ProfileBuilder().build()).tail(SECRET).slack(SECRET),
        jpeg(7).bytes(347, 7, JpegBuilder.latin1("\377\330\377\331")));
  }

  @ParameterizedTest
  @MethodSource("images")
  void passesWhatTheSanitizerMakes(TiffBuilder tiff) throws Exception {
    for (Options options : new Options[] {Options.DEFAULT, ALL}) {
      verify(clean(tiff, options), options);
    }
  }

  static Stream<TiffBuilder> dirtyImages() {
    return Stream.of(
        tiff().text(270, "PLANTEDSECRET"),
        tiff().bytes(700, 1, SECRET),
        tiff().bytes(65001, 7, SECRET),
        tiff().tail(SECRET),
        tiff().slack(SECRET),
        jpeg(7));
  }

  @ParameterizedTest
  @MethodSource("dirtyImages")
  void refusesWhatIsNotClean(TiffBuilder dirty) {
    assertThatThrownBy(() -> verify(dirty.build(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }

  @Test
  void refusesFieldsThatWereNotChosen() throws Exception {
    byte[] kept = clean(tiff().text(306, "2026:11:25 21:50:04").bytes(0xCD41, 7, SECRET), ALL);
    assertThatThrownBy(() -> verify(kept, Options.DEFAULT)).isInstanceOf(VerifyFailure.class);
  }

  /** Every byte behind or between the parts is seen. */
  @Test
  void refusesBytesThatBelongToNothing() throws Exception {
    byte[] clean = clean(tiff(), Options.DEFAULT);
    byte[] longer = Arrays.copyOf(clean, clean.length + 2);
    assertThatThrownBy(() -> verify(longer, Options.DEFAULT)).isInstanceOf(VerifyFailure.class);
    assertThat(clean).hasSizeLessThan(tiff().build().length + 1);
  }

  /** The libraries are to see what they can see by themselves, should the walk ever be wrong. */
  @Test
  void eachLibraryRefusesByItself() {
    byte[] image = tiff().text(270, "PLANTEDSECRET").build();
    assertThatThrownBy(() -> MetadataExtractorReading.requireCleanTiff(image, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(() -> CommonsImagingReading.requireCleanTiff(image, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }
}

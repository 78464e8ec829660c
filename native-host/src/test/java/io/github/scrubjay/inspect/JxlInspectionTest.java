// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.image.JxlBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JxlInspectionTest {
  private static final ImageFormat JXL = new ImageFormat("jxl", "image/jxl", "jxl");

  private static List<Finding> inspect(byte[] image) {
    return new Inspector().inspect(ByteBuffer.wrap(image), JXL);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void findsNothingInACleanPicture() {
    assertThat(inspect(JxlBuilder.CODESTREAM)).isEmpty();
    assertThat(inspect(JxlBuilder.whole().build())).isEmpty();
  }

  static Stream<Arguments> carriers() {
    byte[] exif =
        JpegBuilder.concat(new byte[4], new ExifBuilder().position(48.8584, 2.2945, 35).tiff());
    return Stream.of(
        Arguments.of("gps-position", "48.8584 N, 2.2945 E", "Exif", exif),
        Arguments.of("content-credentials", "C2PA, 4 bytes", "jumb", latin1("c2pa")),
        Arguments.of("unreadable-metadata", "7 bytes", "brob", latin1("ExifAda")),
        Arguments.of("other", "3 bytes", "jbrd", latin1("Ada")),
        Arguments.of("text", "from Ada", "abcd", latin1("from Ada")));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void findsEachCarrier(String kind, String value, String type, byte[] body) {
    assertThat(inspect(JxlBuilder.whole().box(type, body).build()))
        .extracting(Finding::kind, Finding::value)
        .contains(tuple(kind, value));
  }

  @Test
  void neverThrowsOnCutOffOrChangedImages() {
    byte[] image =
        JxlBuilder.whole()
            .box(
                "Exif", JpegBuilder.concat(new byte[4], new ExifBuilder().position(1, 2, 3).tiff()))
            .box("brob", latin1("Ada"))
            .trailer(latin1("Ada"))
            .build();
    for (int at = 0; at < image.length; at++) {
      inspect(Arrays.copyOf(image, at));
      byte[] changed = image.clone();
      changed[at] ^= (byte) 0xFF;
      assertThat(inspect(changed)).hasSizeLessThanOrEqualTo(Findings.LIMIT);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.TiffBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TiffInspectionTest {
  private static List<String> inspect(byte[] tiff) {
    ImageFormat format = new ImageFormat("tiff", "image/tiff", "tif");
    return new Inspector()
        .inspect(ByteBuffer.wrap(tiff), format).stream()
            .map(finding -> finding.kind() + ": " + finding.value())
            .toList();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsTextsOfTiffAndBigTiff() {
    for (TiffBuilder tiff : List.of(TiffBuilder.bigEndian(), TiffBuilder.bigTiff())) {
      assertThat(inspect(tiff.text(315, "Ada").text(316, "Ada-PC").build()))
          .contains("artist: Ada", "device-host: Ada-PC");
    }
  }

  @Test
  void namesPrivateFieldsSmallerCopiesAndSubDirectories() {
    byte[] tiff =
        TiffBuilder.little()
            .bytes(65001, 7, latin1("written by Ada"))
            .number(330, 4, 8)
            .page()
            .number(254, 4, 1)
            .build();
    assertThat(inspect(tiff))
        .contains("thumbnail: 1 smaller copy page", "second-image: 1 sub-directory field")
        .anyMatch(finding -> finding.contains("written by Ada"));
  }

  @Test
  void readsABrokenFileAsFarAsItGoes() {
    byte[] tiff = TiffBuilder.little().text(315, "Ada").build();
    for (int length = 0; length < tiff.length; length++) {
      assertThat(inspect(Arrays.copyOf(tiff, length))).hasSizeLessThan(4);
    }
  }
}

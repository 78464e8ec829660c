// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusedFormatTest {
  private static void assertAdvice(byte[] image, String advice) {
    BadImage refusal =
        catchThrowableOfType(BadImage.class, () -> RefusedFormat.refuse(ByteBuffer.wrap(image)));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(BadImage.Reason.UNSUPPORTED);
    assertThat(refusal).hasMessageContaining(advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\fjP  \r\n\u0087\n", "\u00FF\u004F\u00FF\u0051"})
  void tellsWhatToDoWithJpeg2000(String start) {
    assertAdvice(Arrays.copyOf(JpegBuilder.latin1(start), 40), "export it as JPEG or PNG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FUJIFILMCCD-RAW",
        "\0MRM",
        "FOVb",
        "IIRO",
        "IIU\0",
        "\0\0\0\30ftypcrx ",
        "II*\0\20\0\0\0CR\2\0"
      })
  void tellsWhatToDoWithRawFiles(String start) {
    assertAdvice(
        Arrays.copyOf(JpegBuilder.latin1(start), 40), "camera raw file; export it as JPEG");
  }

  @Test
  void letsEverythingElsePass() {
    byte[] start = JpegBuilder.latin1("II*\0\20\0\0\0");
    for (int length = 0; length <= start.length; length++) {
      byte[] cut = Arrays.copyOf(start, length);
      assertThatCode(() -> RefusedFormat.refuse(ByteBuffer.wrap(cut))).doesNotThrowAnyException();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /** A TIFF of one entry, and a second directory of one entry behind it. */
  private static byte[] tiff(int tag, int value, int innerTag, int innerValue) {
    ByteBuffer out = ByteBuffer.allocate(8 + 2 * 18).order(ByteOrder.LITTLE_ENDIAN);
    out.put(JpegBuilder.latin1("II*\0")).putInt(8);
    out.putShort((short) 1).putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    out.putInt(0);
    out.putShort((short) 1).putShort((short) innerTag).putShort((short) 3).putInt(1);
    return out.putInt(innerValue).array();
  }

  @Test
  void knowsRawFilesThatAreTiffsByWhatTheyHold() {
    assertAdvice(tiff(0xC612, 1, 0, 0), "camera raw");
    assertAdvice(tiff(262, 32803, 0, 0), "camera raw");
    assertAdvice(tiff(330, 26, 262, 32803), "camera raw");
    assertThatCode(() -> RefusedFormat.refuse(ByteBuffer.wrap(tiff(262, 2, 0, 0))))
        .doesNotThrowAnyException();
  }

  @Test
  void neverThrowsAnythingElse() {
    byte[] image = tiff(330, 26, 262, 32803);
    for (int length = 0; length < image.length; length++) {
      byte[] cut = Arrays.copyOf(image, length);
      try {
        RefusedFormat.refuse(ByteBuffer.wrap(cut));
      } catch (BadImage refused) {
        assertThat(refused.reason()).isEqualTo(BadImage.Reason.UNSUPPORTED);
      }
    }
  }
}

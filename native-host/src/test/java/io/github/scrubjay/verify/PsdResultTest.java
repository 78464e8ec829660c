// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.PsdBuilder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PsdResultTest {
  private static final ImageFormat PSD = new ImageFormat("psd", "image/vnd.adobe.photoshop", "psd");
  private static final byte[] TAIL = {65};

  private static void verify(byte[] image) throws VerifyFailure {
    new Verifier().verify(image, PSD, Options.DEFAULT);
  }

  private static PsdBuilder psd() {
    return new PsdBuilder();
  }

  static Stream<PsdBuilder> clean() {
    byte[] profile = new ProfileBuilder().build();
    return Stream.of(
        psd(),
        psd().packed(),
        psd().large(),
        psd().large().packed(),
        psd().resource(0x040F, "", profile),
        new PsdBuilder(4, 3).layer(-1, ""),
        new PsdBuilder(1, 2).colours(new byte[768]).resource(0x0417, "", new byte[2]));
  }

  @ParameterizedTest
  @MethodSource("clean")
  void passesACleanDocument(PsdBuilder document) {
    assertThatCode(() -> verify(document.build())).doesNotThrowAnyException();
  }

  static Stream<Arguments> dirty() {
    byte[] dated = new ProfileBuilder().year(2026).build();
    return Stream.of(
        arguments("another size of the picture", psd().tail(TAIL)),
        arguments("bytes behind the end", psd().packed().tail(TAIL)),
        arguments("reserved", psd().reserved(1)),
        arguments("colour mode data", psd().colours(TAIL)),
        arguments("resource 404", psd().resource(0x0404, "", TAIL)),
        arguments("palette resource", psd().resource(0x0417, "", new byte[2])),
        arguments("with a name", psd().resource(0x040F, "Ada", dated)),
        arguments("ICC profile: date", psd().resource(0x040F, "", dated)),
        arguments("bytes behind a row", psd().packed().rowTail(new byte[] {0, 1})),
        arguments("layers", psd().layer(-1, "Layer of Ada")),
        arguments("number of layers", psd().layer(1, "")),
        arguments("name of a layer", psd().layer(-1, "Ada")),
        arguments("colour mode", new PsdBuilder(1, 8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dirty")
  void refusesWhatIsLeftIn(String message, PsdBuilder document) {
    assertThatThrownBy(() -> verify(document.build()))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesADocumentThatIsCutOffAnywhere() {
    byte[] image = new PsdBuilder(4, 3).packed().layer(-1, "").build();
    for (int length = 0; length < image.length; length++) {
      byte[] cut = Arrays.copyOf(image, length);
      assertThat(catchThrowableOfType(VerifyFailure.class, () -> verify(cut))).isNotNull();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.JxlBuilder;
import io.github.scrubjay.image.Options;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JxlWalkTest {
  private static final ImageFormat JXL = new ImageFormat("jxl", "image/jxl", "jxl");
  private static final byte[] LEVEL = {10};

  private static void verify(byte[] image, Options options) throws VerifyFailure {
    new Verifier().verify(image, JXL, options);
  }

  private static JxlBuilder leveled() {
    return JxlBuilder.boxes().box("jxll", LEVEL);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void passesACleanImage() {
    byte[] level = leveled().box("jxlc", JxlBuilder.CODESTREAM).build();
    assertThatCode(() -> verify(level, Options.DEFAULT)).doesNotThrowAnyException();
    assertThatCode(() -> verify(JxlBuilder.CODESTREAM, Options.DEFAULT)).doesNotThrowAnyException();
    byte[] kept =
        JxlBuilder.boxes()
            .box("jumb", latin1("credentials"))
            .box("jxlc", JxlBuilder.CODESTREAM)
            .build();
    Options options = new Options(EnumSet.of(Options.Keep.CONTENT_CREDENTIALS));
    assertThatCode(() -> verify(kept, options)).doesNotThrowAnyException();
  }

  static Stream<Arguments> dirtyImages() {
    byte[] ada = latin1("from Ada");
    byte[] picture = JxlBuilder.CODESTREAM;
    return Stream.of(
        arguments("boxes for nothing", JxlBuilder.whole()),
        arguments("Exif must not", JxlBuilder.boxes().box("Exif", ada).box("jxlc", picture)),
        arguments("jumb must not", JxlBuilder.boxes().box("jumb", ada).box("jxlc", picture)),
        arguments("jxlc is missing", leveled().box("xml ", ada).box("jxlc", picture)),
        arguments("jxlc is missing", leveled().box("jbrd", ada).box("jxlc", picture)),
        arguments("jxlc is missing", leveled().part(0x80000000L, 0, picture.length)),
        arguments("must not be there", leveled().box("jxlc", picture).box("abcd", ada)),
        arguments("no box", leveled().box("jxlc", picture).trailer(latin1("Ada"))),
        arguments("no codestream", leveled().box("jxlc", ada)),
        arguments("a level", JxlBuilder.boxes().box("jxll", new byte[1]).box("jxlc", picture)),
        arguments("jxll: of a wrong size", JxlBuilder.boxes().box("jxll", ada).box("jxlc", ada)));
  }

  @ParameterizedTest
  @MethodSource("dirtyImages")
  void failsOnWhatIsLeftAndSaysWhere(String message, JxlBuilder image) {
    assertThatThrownBy(() -> verify(image.build(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void neverPassesACutOffContainer() {
    byte[] image = leveled().box("jxlc", JxlBuilder.CODESTREAM).build();
    for (int length = 0; length < image.length; length++) {
      byte[] cut = Arrays.copyOf(image, length);
      assertThatThrownBy(() -> verify(cut, Options.DEFAULT)).isInstanceOf(VerifyFailure.class);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.BmpBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BitmapResultTest {
  private static final ImageFormat BMP = new ImageFormat("bmp", "image/bmp", "bmp");
  private static final ImageFormat ICO = new ImageFormat("ico", "image/vnd.microsoft.icon", "ico");
  private static final ImageFormat CUR = new ImageFormat("cur", "image/x-win-bitmap", "cur");
  private static final int EMBEDDED = 0x4D424544;
  private static final int SRGB = 0x73524742;
  private static final byte[] TAIL = {1};

  private static void verify(byte[] image, ImageFormat format) throws VerifyFailure {
    new Verifier().verify(image, format, Options.DEFAULT);
  }

  private static BmpBuilder bmp() {
    return new BmpBuilder(40, 24);
  }

  @ParameterizedTest
  @CsvSource({"12,8", "16,24", "40,1", "40,4", "40,32", "56,32", "64,8", "108,24", "124,24"})
  void passesACleanBitmap(int header, int bits) {
    byte[] image = new BmpBuilder(header, bits).build();
    assertThatCode(() -> verify(image, BMP)).doesNotThrowAnyException();
  }

  @Test
  void passesMasksRunsAndAProfile() {
    byte[] runs = {5, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 2, 1, 0, 2, 4, 0, 1};
    byte[] profile = new ProfileBuilder().build();
    for (BmpBuilder image :
        new BmpBuilder[] {
          new BmpBuilder(40, 16).masks(0x7C00, 0x3E0, 0x1F),
          new BmpBuilder(40, 8).field(16, 1).field(20, runs.length).pixels(runs),
          new BmpBuilder(124, 24).profile(EMBEDDED, profile)
        }) {
      assertThatCode(() -> verify(image.build(), BMP)).doesNotThrowAnyException();
    }
  }

  static Stream<Arguments> dirty() {
    byte[] dated = new ProfileBuilder().year(2026).build();
    byte[] runs = {0, 3, 1, 2, 3, 'A', 0, 1};
    return Stream.of(
        arguments("another size than it states", bmp().tail(TAIL)),
        arguments("a gap before the pixels", bmp().gap(TAIL)),
        arguments("reserved bytes", bmp().reserved(1)),
        arguments("bytes behind a row", bmp().pixelByte(15, 1)),
        arguments("bits behind a row", new BmpBuilder(40, 1).pixelByte(0, 1)),
        arguments("unusual resolution", bmp().field(24, 1)),
        arguments("important colours", bmp().field(36, 1)),
        arguments("a palette", bmp().field(32, 1)),
        arguments("more colours", new BmpBuilder(40, 1).field(32, 3)),
        arguments(
            "reserved bytes of the palette",
            new BmpBuilder(40, 1).palette(new byte[] {0, 0, 0, 1, 0, 0, 0, 0})),
        arguments("another size", bmp().field(20, 1)),
        arguments("masks", new BmpBuilder(108, 24).field(40, 1)),
        arguments("with gaps", new BmpBuilder(40, 16).masks(5, 0x3E0, 0x1F)),
        arguments("a colour space", new BmpBuilder(108, 24).field(56, 1)),
        arguments("primaries", new BmpBuilder(124, 24).field(56, SRGB).field(60, 1)),
        arguments("intent", new BmpBuilder(124, 24).field(108, 1 << 20)),
        arguments("reserved bytes", new BmpBuilder(124, 24).field(120, 1)),
        arguments("a profile", new BmpBuilder(124, 24).field(56, SRGB).field(112, 1)),
        arguments("ICC profile: date", new BmpBuilder(124, 24).profile(EMBEDDED, dated)),
        arguments("fields of OS/2", new BmpBuilder(64, 24).field(60, 1)),
        arguments("behind a stretch", new BmpBuilder(40, 8).field(16, 1).pixels(runs)),
        arguments(
            "more rows", new BmpBuilder(40, 8).field(16, 1).pixels(new byte[] {0, 2, 0, 9, 0, 1})),
        arguments("row longer", new BmpBuilder(40, 8).field(16, 1).pixels(new byte[] {9, 0, 0, 1})),
        arguments("known kind", bmp().field(0, 41)),
        arguments("planes", bmp().field(12, 24 << 16)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dirty")
  void refusesWhatIsLeftIn(String message, BmpBuilder image) {
    assertThatThrownBy(() -> verify(image.build(), BMP))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining(message);
  }

  private static byte[] icon() {
    return new BmpBuilder(40, 24).icon(new byte[12]);
  }

  @Test
  void passesCleanIconsAndPointers() {
    byte[] icon = BmpBuilder.directory(1, icon(), new PngBuilder().build());
    assertThatCode(() -> verify(icon, ICO)).doesNotThrowAnyException();
    byte[] pointer = BmpBuilder.directory(2, icon());
    assertThatCode(() -> verify(pointer, CUR)).doesNotThrowAnyException();
    assertThatThrownBy(() -> verify(pointer, ICO)).hasMessageContaining("signature");
  }

  @Test
  void refusesWhatIsLeftInAnIcon() {
    byte[] mask = new byte[12];
    mask[3] = 1;
    byte[] reserved = BmpBuilder.directory(1, icon());
    reserved[9] = 1;
    byte[] text = new PngBuilder().with("tEXt", "Author\0Ada").build();
    byte[] trailed = Arrays.copyOf(BmpBuilder.directory(1, icon()), 6 + 16 + icon().length + 1);
    for (byte[] image :
        new byte[][] {
          BmpBuilder.directory(1, text),
          BmpBuilder.directory(1, Arrays.copyOf(icon(), icon().length + 1)),
          BmpBuilder.directory(1, new BmpBuilder(40, 24).icon(mask)),
          reserved,
          trailed
        }) {
      assertThatThrownBy(() -> verify(image, ICO)).isInstanceOf(VerifyFailure.class);
    }
  }

  @Test
  void refusesWhatIsCutOffAnywhere() {
    byte[] bitmap = new BmpBuilder(124, 4).profile(EMBEDDED, new ProfileBuilder().build()).build();
    byte[] icon = BmpBuilder.directory(1, icon(), icon());
    for (int length = 0; length < bitmap.length; length++) {
      byte[] cut = Arrays.copyOf(bitmap, length);
      assertThat(catchThrowableOfType(VerifyFailure.class, () -> verify(cut, BMP))).isNotNull();
    }
    for (int length = 0; length < icon.length; length++) {
      byte[] cut = Arrays.copyOf(icon, length);
      assertThat(catchThrowableOfType(VerifyFailure.class, () -> verify(cut, ICO))).isNotNull();
    }
  }
}

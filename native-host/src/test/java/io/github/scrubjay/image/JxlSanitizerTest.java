// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JxlSanitizerTest {
  private static final byte[] SECRET = JpegBuilder.secret();
  private static final byte[] LEVEL = {10};

  private record Dirty(String name, JxlBuilder jxl, Carrier carrier) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static JxlBuilder whole() {
    return JxlBuilder.whole();
  }

  private static byte[] compressed(String type) {
    return JpegBuilder.concat(JpegBuilder.latin1(type), SECRET);
  }

  static List<Dirty> carriers() {
    byte[] exif = JpegBuilder.concat(new byte[4], Orientation.block(6), SECRET);
    return List.of(
        new Dirty("Exif", whole().box("Exif", exif), Carrier.EXIF),
        new Dirty("XMP", whole().box("xml ", SECRET), Carrier.XMP),
        new Dirty("credentials", whole().box("jumb", SECRET), Carrier.CONTENT_CREDENTIALS),
        new Dirty("compressed Exif", whole().box("brob", compressed("Exif")), Carrier.EXIF),
        new Dirty("compressed XMP", whole().box("brob", compressed("xml ")), Carrier.XMP),
        new Dirty(
            "compressed credentials",
            whole().box("brob", compressed("jumb")),
            Carrier.CONTENT_CREDENTIALS),
        new Dirty(
            "something compressed",
            whole().box("brob", compressed("abcd")),
            Carrier.APPLICATION_DATA),
        new Dirty("a JPEG's headers", whole().box("jbrd", SECRET), Carrier.APPLICATION_DATA),
        new Dirty("an index", whole().box("jxli", SECRET), Carrier.TECHNICAL),
        new Dirty("an unknown box", whole().box("abcd", SECRET), Carrier.APPLICATION_DATA),
        new Dirty("a free box", whole().box("free", SECRET), Carrier.PADDING),
        new Dirty("bytes after the last box", whole().trailer(SECRET), Carrier.TRAILER));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrierAndLeavesTheBareCodestream(Dirty dirty) throws Exception {
    byte[] image = dirty.jxl.build();
    assertThat(Cleaned.edits(image).removed()).containsExactly(dirty.carrier);
    assertThat(Cleaned.of(image)).isEqualTo(JxlBuilder.CODESTREAM);
  }

  private static byte[] checked(byte[] image, Options options) throws BadImage {
    byte[] clean = Cleaned.edits(image, options).apply(ByteBuffer.wrap(image));
    Edits again = Cleaned.edits(clean, options);
    assertThat(again.isIdentity(ByteBuffer.wrap(clean))).isTrue();
    assertThat(again.removed()).isEmpty();
    return clean;
  }

  @Test
  void aBareCodestreamIsLeftAsItIs() throws Exception {
    assertThat(checked(JxlBuilder.CODESTREAM, Options.DEFAULT)).isEqualTo(JxlBuilder.CODESTREAM);
  }

  @Test
  void theHighLevelStaysInASmallContainer() throws Exception {
    byte[] clean = JxlBuilder.boxes().box("jxll", LEVEL).box("jxlc", JxlBuilder.CODESTREAM).build();
    assertThat(checked(clean, Options.DEFAULT)).isEqualTo(clean);
    byte[] dirty =
        JxlBuilder.boxes()
            .box("Exif", SECRET)
            .box("jxll", LEVEL)
            .box("xml ", SECRET)
            .box("jxlc", JxlBuilder.CODESTREAM)
            .build();
    assertThat(checked(dirty, Options.DEFAULT)).isEqualTo(clean);
    byte[] low = whole().box("jxll", new byte[] {5}).build();
    assertThat(checked(low, Options.DEFAULT)).isEqualTo(JxlBuilder.CODESTREAM);
  }

  @Test
  void joinsTheCodestreamFromItsParts() throws Exception {
    byte[] parts =
        JxlBuilder.boxes()
            .part(0, 0, 5)
            .box("jbrd", SECRET)
            .part(1, 5, 5)
            .part(0x80000002L, 5, JxlBuilder.CODESTREAM.length)
            .build();
    assertThat(Cleaned.of(parts)).isEqualTo(JxlBuilder.CODESTREAM);
  }

  @Test
  void aCodestreamMayReachToTheEndOfTheFile() throws Exception {
    byte[] image = whole().build();
    ByteBuffer.wrap(image).putInt(32, 0);
    assertThat(Cleaned.of(image)).isEqualTo(JxlBuilder.CODESTREAM);
  }

  @Test
  void keepsCopyrightAndCredentialsOnRequestButNoOrientation() throws Exception {
    byte[] exif =
        new BoxWriter()
            .u32(0)
            .bytes(JpegBuilder.latin1("MM\0*"))
            .u32(8)
            .u16(2)
            .bytes(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0})
            .bytes(new byte[] {(byte) 0x82, (byte) 0x98, 0, 2, 0, 0, 0, 4})
            .bytes(JpegBuilder.latin1("Ada\0"))
            .u32(0)
            .bytes(SECRET)
            .toByteArray();
    byte[] image = whole().box("Exif", exif).box("jumb", JpegBuilder.latin1("credentials")).build();
    Options options =
        new Options(
            EnumSet.of(
                Options.Keep.ORIENTATION,
                Options.Keep.COPYRIGHT,
                Options.Keep.CONTENT_CREDENTIALS));
    byte[] clean = checked(image, options);
    Cleaned.assertNoSecret(clean);
    assertThat(HeifBuilder.text(clean))
        .contains("Ada\0", "jumbcredentials", "CODESTREAM")
        .doesNotContain("\1\22\0\3");
    assertThat(Cleaned.edits(image, options).kept())
        .containsExactly(Carrier.CONTENT_CREDENTIALS, Carrier.COPYRIGHT);
  }

  static List<Map.Entry<String, byte[]>> refused() {
    int end = JxlBuilder.CODESTREAM.length;
    return List.of(
        Map.entry("no codestream", JxlBuilder.boxes().build()),
        Map.entry("a codestream that is none", JxlBuilder.boxes().box("jxlc", SECRET).build()),
        Map.entry("two codestreams", whole().box("jxlc", JxlBuilder.CODESTREAM).build()),
        Map.entry("a missing last part", JxlBuilder.boxes().part(0, 0, end).build()),
        Map.entry("a missing first part", JxlBuilder.boxes().part(0x80000001L, 0, end).build()),
        Map.entry(
            "a part behind the last",
            JxlBuilder.boxes().part(0x80000000L, 0, end).part(1, 0, end).build()),
        Map.entry("nothing behind the first bytes", Arrays.copyOf(JxlBuilder.CODESTREAM, 2)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatCouldNotBeShownForSure(Map.Entry<String, byte[]> refused) {
    assertThatThrownBy(() -> Cleaned.of(refused.getValue()))
        .isInstanceOf(BadImage.class)
        .hasMessageStartingWith("JPEG XL");
  }

  @Test
  void aPictureOfGiganticSizeIsRefused() {
    // Large size: choice 3 (30 bits) for the height, all ones; ratio 1, as wide as high.
    byte[] image = {
      (byte) 0xFF, 0x0A, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x3, 0, 0, 0, 0
    };
    assertThatThrownBy(() -> Cleaned.of(image))
        .isInstanceOfSatisfying(
            BadImage.class, e -> assertThat(e.reason()).isEqualTo(BadImage.Reason.TOO_LARGE));
  }

  @Test
  void holdsUnderDamage() {
    Cleaned.assertHoldsUnderDamage(
        JxlBuilder.boxes()
            .box("jxll", LEVEL)
            .box("Exif", SECRET)
            .box("brob", compressed("xml "))
            .part(0, 0, 5)
            .box("abcd", SECRET)
            .part(0x80000001L, 5, JxlBuilder.CODESTREAM.length)
            .trailer(SECRET)
            .build());
  }
}

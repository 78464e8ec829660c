// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IccProfileTest {
  private static byte[] launder(byte[] profile) {
    return IccProfile.launder(profile).orElseThrow();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void coloursStayByteForByteAndNothingElse() {
    byte[] clean = launder(IccBuilder.display().build());
    assertThat(latin1(clean))
        .contains(latin1(IccBuilder.xyz('r')), latin1(IccBuilder.curve(3)))
        .doesNotContain("PLANTEDSECRET", "DELL", "U272", "appl", "APPL", "SCMM", "vcgt");
  }

  @Test
  void datesAndIdsAreZero() {
    byte[] clean = launder(IccBuilder.display().build());
    assertThat(Arrays.copyOfRange(clean, 24, 36)).containsOnly(0);
    assertThat(Arrays.copyOfRange(clean, 48, 64)).containsOnly(0);
    assertThat(Arrays.copyOfRange(clean, 80, 128)).containsOnly(0);
  }

  @Test
  void aSecondTimeChangesNothing() {
    for (byte[] profile :
        new byte[][] {
          IccBuilder.display().build(),
          IccBuilder.display().version4().build(),
          ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()
        }) {
      byte[] clean = launder(profile);
      assertThat(launder(clean)).isEqualTo(clean);
    }
  }

  @Test
  void theJdkReadsTheCleanProfile() {
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    for (byte[] clean : List.of(launder(srgb), launder(adobe(0)), launder(p3(0)))) {
      assertThat(ICC_Profile.getInstance(clean).getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
    }
  }

  private static byte[] xyz(int x, int y, int z) {
    return ByteBuffer.allocate(20)
        .put(JpegBuilder.latin1("XYZ \0\0\0\0"))
        .putInt(x)
        .putInt(y)
        .putInt(z)
        .array();
  }

  /** A profile of a maker, its numbers off by some 65,536ths. */
  private static byte[] adobe(int off) {
    byte[] curve = JpegBuilder.latin1("curv\0\0\0\0\0\0\0\1\2\63");
    return IccBuilder.display()
        .tag("rXYZ", xyz(0x9C18 + off, 0x4FA5, 0x04FC))
        .tag("gXYZ", xyz(0x348D, 0xA02C - off, 0x0F95))
        .tag("bXYZ", xyz(0x2631, 0x102F, 0xBE9C))
        .tag("rTRC", curve)
        .tag("gTRC", curve)
        .tag("bTRC", curve)
        .build();
  }

  /** The same in P3, its curve a table of 4096 points. */
  private static byte[] p3(int off) {
    ByteBuffer curve = ByteBuffer.allocate(12 + 2 * 4096);
    curve.put(JpegBuilder.latin1("curv\0\0\0\0")).putInt(4096);
    for (int i = 0; i < 4096; i++) {
      double value = i / 4095.0;
      double light = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
      curve.putShort((short) Math.round(light * 65535));
    }
    return IccBuilder.display()
        .version4()
        .tag("rXYZ", xyz(0x83DF, 0x3DBF + off, -69))
        .tag("gXYZ", xyz(0x4ABF, 0xB137, 0x0AB9 - off))
        .tag("bXYZ", xyz(0x2838, 0x110B, 0xC8B9))
        .tag("rTRC", curve.array())
        .tag("gTRC", curve.array())
        .tag("bTRC", curve.array())
        .build();
  }

  @Test
  void oneProfileStandsForAllOfAWellKnownSpace() {
    assertThat(launder(adobe(7))).isEqualTo(launder(adobe(0)));
    assertThat(launder(p3(7))).isEqualTo(launder(p3(0)));
    for (byte[] clean : List.of(launder(adobe(7)), launder(p3(7)))) {
      assertThat(launder(clean)).isEqualTo(clean);
      assertThat(IccProfile.isSrgb(clean)).isFalse();
      assertThat(clean.length).isLessThan(600);
    }
  }

  @Test
  void numbersThatAreFurtherOffStayByteForByte() {
    byte[] clean = launder(adobe(200));
    assertThat(latin1(clean)).contains(latin1(xyz(0x9C18 + 200, 0x4FA5, 0x04FC)));
  }

  @Test
  void srgbIsKnownByItsNumbers() {
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    assertThat(IccProfile.isSrgb(launder(srgb))).isTrue();
    assertThat(IccProfile.isSrgb(launder(IccBuilder.display().build()))).isFalse();
  }

  @Test
  void whatNamesSrgbNeedsNoProfile() throws BadImage {
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    byte[] iccp = JpegBuilder.concat(JpegBuilder.latin1("name\0\0"), PngBuilder.deflate(srgb));
    byte[] png = new PngBuilder().chunk("iCCP", iccp).build();
    assertThat(Cleaned.of(png)).isEqualTo(new PngBuilder().chunk("sRGB", new byte[1]).build());
    byte[] twice = new PngBuilder().chunk("iCCP", iccp).chunk("sRGB", new byte[1]).build();
    assertThat(Cleaned.of(twice)).isEqualTo(new PngBuilder().chunk("sRGB", new byte[1]).build());
    byte[] bmp = new BmpBuilder(124, 24).profile(0x4D424544, srgb).build();
    assertThat(Cleaned.of(bmp)).isEqualTo(new BmpBuilder(124, 24).field(56, 0x73524742).build());
  }

  @Test
  void bytesBehindACurveAreCutOff() {
    byte[] curve = JpegBuilder.concat(IccBuilder.curve(3), JpegBuilder.secret());
    byte[] clean = launder(IccBuilder.display().tag("gTRC", curve).build());
    Cleaned.assertNoSecret(clean);
  }

  @Test
  void aColourTagOfTextIsNoColour() {
    byte[] text = JpegBuilder.latin1("text\0\0\0\0PLANTEDSECRET\0");
    Cleaned.assertNoSecret(launder(IccBuilder.display().tag("chad", text).build()));
  }

  @Test
  void whatIsNoProfileIsNone() {
    assertThat(IccProfile.launder(new byte[0])).isEmpty();
    assertThat(IccProfile.launder(new byte[500])).isEmpty();
    byte[] outside = IccBuilder.display().build();
    ByteBuffer.wrap(outside).putInt(128 + 4 + 4, Integer.MAX_VALUE);
    assertThat(IccProfile.launder(outside)).isEmpty();
    byte[] tooMany = IccBuilder.display().build();
    ByteBuffer.wrap(tooMany).putInt(128, -1);
    assertThat(IccProfile.launder(tooMany)).isEmpty();
    byte[] otherClass = IccBuilder.display().build();
    otherClass[12] = 'x';
    assertThat(IccProfile.launder(otherClass)).isEmpty();
  }

  @Test
  void everyCutAndEveryChangedByteIsRefusedOrClean() {
    byte[] profile = IccBuilder.display().build();
    for (int length = 0; length < profile.length; length++) {
      IccProfile.launder(Arrays.copyOf(profile, length)).ifPresent(Cleaned::assertNoSecret);
    }
    for (int at = 0; at < profile.length; at++) {
      byte[] changed = profile.clone();
      changed[at] ^= (byte) 0x41;
      IccProfile.launder(changed).ifPresent(Cleaned::assertNoSecret);
    }
  }
}

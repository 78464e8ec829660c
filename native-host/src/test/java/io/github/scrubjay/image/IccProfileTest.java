// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    ICC_Profile clean = ICC_Profile.getInstance(launder(srgb));
    assertThat(clean.getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
    assertThat(clean.getData(ICC_Profile.icSigRedColorantTag))
        .isEqualTo(
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(ICC_Profile.icSigRedColorantTag));
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

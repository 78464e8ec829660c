// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.BmpBuilder;
import io.github.scrubjay.image.ImageFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BitmapInspectionTest {
  private static final ImageFormat BMP = new ImageFormat("bmp", "image/bmp", "bmp");
  private static final ImageFormat ICO = new ImageFormat("ico", "image/vnd.microsoft.icon", "ico");

  private static List<Finding> inspect(byte[] image, ImageFormat format) {
    return new Inspector().inspect(ByteBuffer.wrap(image), format);
  }

  private static Finding finding(FindingKind kind, String name, String value) {
    return new Finding(kind.wireName(), kind.risk(), name, value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void findsNothingInACleanBitmap() {
    for (int header : new int[] {12, 40, 108, 124}) {
      assertThat(inspect(new BmpBuilder(header, 24).build(), BMP)).isEmpty();
    }
  }

  @Test
  void readsWhatHidesInABitmap() {
    byte[] image =
        new BmpBuilder(40, 8)
            .reserved(0x2A616441)
            .gap(ascii("for Bob"))
            .tail(ascii("PK\3\4"))
            .build();
    assertThat(inspect(image, BMP))
        .containsExactly(
            finding(FindingKind.COMMENT, "Reserved bytes", "Ada*"),
            finding(FindingKind.COMMENT, "Gap before the pixels", "for Bob"),
            finding(
                FindingKind.TRAILER,
                "After the end",
                "4 bytes of an archive after the end of the picture"));
  }

  @Test
  void readsProfilesAndThePathsOfOthers() {
    byte[] linked =
        new BmpBuilder(124, 24).profile(0x4C494E4B, ascii("C:\\Users\\ada\\screen.icc\0")).build();
    assertThat(inspect(linked, BMP))
        .containsExactly(
            finding(
                FindingKind.OWNER_NAME,
                "Path of the colour profile",
                "C:\\Users\\ada\\screen.icc"));
    byte[] profile = new ProfileBuilder().description("desc", "Screen of Ada").build();
    assertThat(inspect(new BmpBuilder(124, 24).profile(0x4D424544, profile).build(), BMP))
        .containsExactly(
            finding(FindingKind.COLOUR_PROFILE, "Profile description", "Screen of Ada"));
  }

  @Test
  void readsThePicturesOfAnIcon() {
    byte[] png = new PngBuilder().with("tEXt", "Author\0Ada Example").build();
    byte[] icon = BmpBuilder.directory(1, new BmpBuilder(40, 24).icon(new byte[12]), png);
    assertThat(inspect(Arrays.copyOf(icon, icon.length + 1), ICO))
        .containsExactly(
            finding(FindingKind.ARTIST, "Author", "Ada Example"),
            finding(FindingKind.TRAILER, "After the end", "empty bytes after the end"));
  }
}

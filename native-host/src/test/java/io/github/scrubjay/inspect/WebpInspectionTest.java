// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.WebpBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebpInspectionTest {
  private static List<Finding> inspect(byte[] webp) {
    return new Inspector()
        .inspect(ByteBuffer.wrap(webp), new ImageFormat("webp", "image/webp", "webp"));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> kinds(byte[] webp) {
    return inspect(webp).stream().map(Finding::kind).toList();
  }

  @Test
  void findsNothingInACleanPicture() {
    assertThat(inspect(WebpBuilder.lossy().build())).isEmpty();
    assertThat(inspect(WebpBuilder.animated(2, new byte[0]).build())).isEmpty();
  }

  @Test
  void readsExifWithAndWithoutJpegsName() {
    byte[] exif = new ExifBuilder().text(0x010F, "Acme").position(48.8584, 2.2945, 35).tiff();
    byte[] named = new byte[exif.length + 6];
    System.arraycopy(latin1("Exif\0\0"), 0, named, 0, 6);
    System.arraycopy(exif, 0, named, 6, exif.length);
    for (byte[] block : new byte[][] {exif, named}) {
      byte[] webp = WebpBuilder.extended(8).lossyPicture().chunk("EXIF", block).build();
      assertThat(kinds(webp)).contains("gps-position", "camera-make");
      assertThat(inspect(webp).get(0).carrier()).isEqualTo(Carrier.EXIF);
    }
  }

  @Test
  void namesUnknownChunksAlsoThoseInFrames() {
    assertThat(inspect(WebpBuilder.lossy().chunk("JANE", latin1("written by Ada")).build()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.value()).contains("written by Ada");
              assertThat(finding.carrier()).isEqualTo(Carrier.APPLICATION_DATA);
            });
    assertThat(inspect(WebpBuilder.animated(1, latin1("written by Ada")).build()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.name()).isEqualTo("Chunk in a frame UNKN"));
  }

  @Test
  void readsXmpSecondPicturesAndWhatFollows() {
    String xmp =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreatorTool='Paint 3'/></rdf:RDF>"
            + "</x:xmpmeta>";
    byte[] webp =
        WebpBuilder.extended(4)
            .lossyPicture()
            .lossyPicture()
            .chunk("XMP ", latin1(xmp))
            .trailer(latin1("PK\3\4 something"))
            .build();
    assertThat(kinds(webp)).contains("software", "second-image", "trailer");
  }

  @Test
  void readsABrokenFileAsFarAsItGoes() {
    byte[] webp = WebpBuilder.animated(2, latin1("written by Ada")).build();
    for (int length = 0; length < webp.length; length++) {
      assertThat(inspect(Arrays.copyOf(webp, length))).hasSizeLessThan(3);
    }
  }
}

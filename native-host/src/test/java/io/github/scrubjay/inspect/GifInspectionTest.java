// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.GifBuilder;
import io.github.scrubjay.image.ImageFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GifInspectionTest {
  private static List<Finding> inspect(byte[] gif) {
    return new Inspector()
        .inspect(ByteBuffer.wrap(gif), new ImageFormat("gif", "image/gif", "gif"));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String said(GifBuilder gif, Carrier carrier) {
    List<Finding> findings = inspect(gif.build());
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).carrier()).isEqualTo(carrier);
    return findings.get(0).kind() + ": " + findings.get(0).value();
  }

  @Test
  void findsNothingInACleanPicture() {
    assertThat(inspect(GifBuilder.still().build())).isEmpty();
    assertThat(inspect(GifBuilder.animated().build())).isEmpty();
  }

  @Test
  void readsCommentsTextsAndApplications() {
    byte[] drawn = new byte[26];
    drawn[0] = 12; // the header of a drawn text is a sub-block of its own
    System.arraycopy(latin1("hello Ada"), 0, drawn, 14, 9);
    drawn[13] = 9;
    assertThat(said(GifBuilder.still().extension(0xFE, latin1("by Ada")), Carrier.COMMENT))
        .isEqualTo("comment: by Ada");
    assertThat(
            said(
                GifBuilder.still()
                    .raw(latin1("!\1"))
                    .raw(Arrays.copyOf(drawn, 23))
                    .raw(new byte[1]),
                Carrier.TEXT))
        .isEqualTo("text: hello Ada");
    assertThat(
            said(
                GifBuilder.still().application("SOMEAPP1.23", latin1("host Ada-PC")),
                Carrier.APPLICATION_DATA))
        .isEqualTo("text: 11 bytes: host Ada-PC");
    assertThat(said(GifBuilder.still().trailer(latin1("PK\3\4")), Carrier.TRAILER))
        .startsWith("trailer: ");
  }

  @Test
  void readsXmpThatStandsWithoutSubBlocks() {
    String xmp =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreatorTool='Paint 3'/></rdf:RDF>"
            + "</x:xmpmeta>";
    byte[] magic = new byte[258];
    magic[0] = 1;
    for (int i = 1; i < 257; i++) {
      magic[i] = (byte) (256 - i);
    }
    byte[] gif =
        new GifBuilder().raw(latin1("!\377\13XMP DataXMP" + xmp)).raw(magic).picture().build();
    assertThat(inspect(gif)).extracting(Finding::value).contains("Paint 3");
  }

  @Test
  void readsABrokenFileAsFarAsItGoes() {
    byte[] gif = GifBuilder.animated().extension(0xFE, latin1("by Ada")).build();
    for (int length = 0; length < gif.length; length++) {
      assertThat(inspect(Arrays.copyOf(gif, length))).hasSizeLessThan(3);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.PsdBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PsdInspectionTest {
  private static final ImageFormat PSD = new ImageFormat("psd", "image/vnd.adobe.photoshop", "psd");

  private static List<Finding> inspect(PsdBuilder document) {
    return new Inspector().inspect(ByteBuffer.wrap(document.build()), PSD);
  }

  private static Finding finding(FindingKind kind, String name, String value) {
    return new Finding(kind.wireName(), kind.risk(), name, value);
  }

  @Test
  void findsNothingInACleanDocument() {
    assertThat(inspect(new PsdBuilder())).isEmpty();
    assertThat(inspect(new PsdBuilder().large())).isEmpty();
  }

  @Test
  void readsResources() {
    byte[] iptc = "\34\2\132\0\5Paris".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(inspect(new PsdBuilder().resource(0x0404, "", iptc)))
        .containsExactly(finding(FindingKind.PLACE_NAME, "City", "Paris"));
  }

  @Test
  void namesTheLayers() {
    for (PsdBuilder document : List.of(new PsdBuilder(), new PsdBuilder().large())) {
      assertThat(inspect(document.layer(1, "Face of Bob")))
          .containsExactly(
              finding(FindingKind.TEXT, "Layer name", "Face of Bob"),
              finding(FindingKind.SECOND_IMAGE, "Layers", "1 layer"));
    }
  }

  @Test
  void saysThatBrokenLayersAreNotRead() {
    byte[] section = new byte[20];
    section[5] = 9; // layers
    assertThat(inspect(new PsdBuilder().layers(section)))
        .extracting(Finding::kind)
        .contains("unreadable-metadata");
  }
}

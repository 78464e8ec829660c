// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.image.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SvgInspectionTest {
  private static final ImageFormat SVG = new ImageFormat("svg", "image/svg+xml", "svg");
  private static final ImageFormat SVGZ = new ImageFormat("svgz", "image/svg+xml", "svgz");

  private static List<Finding> inspect(String drawing) {
    byte[] bytes = drawing.getBytes(StandardCharsets.UTF_8);
    return new Inspector().inspect(ByteBuffer.wrap(bytes), SVG);
  }

  private static Finding finding(FindingKind kind, String name, String value) {
    return new Finding(kind.wireName(), kind.risk(), name, value);
  }

  @Test
  void findsNothingInACleanDrawing() {
    assertThat(inspect("<svg xmlns='http://www.w3.org/2000/svg'><rect width='1'/></svg>"))
        .isEmpty();
  }

  @Test
  void readsWhatAnEditorWrites() {
    assertThat(
            inspect(
                "<!-- Created with Acme Draw --><!-- for Bob -->"
                    + "<svg xmlns:inkscape='http://e' sodipodi:docname='logo.svg'"
                    + " inkscape:version='1.2' inkscape:export-filename='/home/ada/logo.png'>"
                    + "<metadata><rdf:RDF><cc:Work><dc:creator><cc:Agent><dc:title>Ada Example"
                    + "</dc:title></cc:Agent></dc:creator><dc:date>2026-05-01T14:03</dc:date>"
                    + "</cc:Work></rdf:RDF></metadata><title>Secret plan</title>"
                    + "<g inkscape:label='Layer of Bob' data-name='draft'/></svg>"))
        .containsExactlyInAnyOrder(
            finding(FindingKind.OWNER_NAME, "inkscape:export-filename", "/home/ada/logo.png"),
            finding(FindingKind.ARTIST, "dc:creator", "Ada Example"),
            finding(FindingKind.CAPTION, "sodipodi:docname", "logo.svg"),
            finding(FindingKind.CAPTION, "title", "Secret plan"),
            finding(FindingKind.TIME_TAKEN, "dc:date", "2026-05-01 14:03"),
            finding(FindingKind.SOFTWARE, "Comment", "Created with Acme Draw"),
            finding(FindingKind.SOFTWARE, "inkscape:version", "inkscape 1.2"),
            finding(FindingKind.COMMENT, "Comment", "for Bob"),
            finding(FindingKind.TEXT, "inkscape:label", "Layer of Bob"),
            finding(FindingKind.TEXT, "data-name", "draft"));
  }

  @Test
  void namesScriptsAndWhatIsLoadedFromElsewhere() {
    assertThat(
            inspect(
                "<svg><script>x()</script><g onclick='x()'/><image href='https://a.example/b.png'/>"
                    + "<g style='fill:url(file:///home/ada/c.svg#p)'/></svg>"))
        .contains(
            finding(FindingKind.OTHER, "Script", "2 scripts"),
            finding(FindingKind.OTHER, "Reference to another file", "https://a.example/b.png"))
        .extracting(Finding::value)
        .contains("file:///home/ada/c.svg#p");
  }

  @Test
  void readsThePicturesInside() {
    byte[] png = new PngBuilder().with("tEXt", "Author\0Ada Example").build();
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    assertThat(inspect("<svg><image href='" + address + "'/></svg>"))
        .containsExactly(finding(FindingKind.ARTIST, "Author", "Ada Example"));
  }

  @Test
  void readsACompressedDrawing() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write("<svg><!-- for Bob --></svg>".getBytes(StandardCharsets.UTF_8));
    }
    byte[] file = out.toByteArray();
    file[7] = 0x60; // some day in 2021
    assertThat(new Inspector().inspect(ByteBuffer.wrap(file), SVGZ))
        .extracting(Finding::kind)
        .containsExactly("time-modified", "comment");
  }

  /** Each search for an end that never comes would take hours, and Java can't stop it. */
  @Test
  @Timeout(60)
  void endsWhereEndsAreMissing() {
    for (String open : List.of("<!--", "<x:xmpmeta ", "<title ", "<title>", "<c2pa:manifest ")) {
      String drawing =
          "<svg><script>x()</script><text><![CDATA[" + open.repeat(300_000) + "]]></text></svg>";
      assertThat(inspect(drawing))
          .as(open)
          .contains(
              finding(FindingKind.OTHER, "Script", "1 script"),
              finding(
                  FindingKind.UNREADABLE_METADATA,
                  "Drawing",
                  "made so that reading it takes too long"));
    }
  }
}

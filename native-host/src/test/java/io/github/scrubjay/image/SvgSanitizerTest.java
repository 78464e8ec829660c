// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SvgSanitizerTest {
  private static final String OPEN =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] drawing(String inner) {
    return utf8(OPEN + inner + "</svg>");
  }

  private static String clean(byte[] image) throws BadImage {
    return new String(Cleaned.of(image), StandardCharsets.UTF_8);
  }

  private static String cleanInner(String inner) throws BadImage {
    String clean = clean(drawing(inner));
    assertThat(clean).startsWith(OPEN).endsWith("</svg>");
    assertThat(clean(utf8(clean))).as("a second time").isEqualTo(clean);
    return clean.substring(OPEN.length(), clean.length() - 6);
  }

  static Stream<Arguments> carriers() {
    return Stream.of(
        arguments(Carrier.COMMENT, "<!-- PLANTEDSECRET --><g/>", "<g/>"),
        arguments(Carrier.TEXT, "<title>PLANTEDSECRET</title><g/>", "<g/>"),
        arguments(Carrier.TEXT, "<g><desc>PLANTEDSECRET <b/></desc></g>", "<g></g>"),
        arguments(Carrier.TEXT, "<g>PLANTEDSECRET</g>", "<g></g>"),
        arguments(Carrier.APPLICATION_DATA, "<metadata>PLANTEDSECRET</metadata><g/>", "<g/>"),
        arguments(
            Carrier.APPLICATION_DATA,
            "<e:view xmlns:e='http://editor' e:path='PLANTEDSECRET'/><g/>",
            "<g/>"),
        arguments(
            Carrier.APPLICATION_DATA,
            "<g xmlns:e='http://editor' e:label='PLANTEDSECRET'/>",
            "<g/>"),
        arguments(Carrier.TECHNICAL, "<g data-name='PLANTEDSECRET'/>", "<g/>"),
        arguments(Carrier.TECHNICAL, "<g id='PLANTEDSECRET'/>", "<g/>"),
        arguments(Carrier.TECHNICAL, "<g class='PLANTEDSECRET'/>", "<g/>"),
        arguments(Carrier.TECHNICAL, "<?tool PLANTEDSECRET?><g/>", "<g/>"),
        arguments(
            Carrier.TECHNICAL,
            "<g style='fill:red;-tool-font:PLANTEDSECRET;stroke:blue'/>",
            "<g style=\"fill:red;stroke:blue\"/>"),
        arguments(
            Carrier.TECHNICAL,
            "<g style='fill:red;/* PLANTEDSECRET */'/>",
            "<g style=\"fill:red\"/>"),
        arguments(Carrier.ACTIVE_CONTENT, "<script>PLANTEDSECRET</script><g/>", "<g/>"),
        arguments(Carrier.ACTIVE_CONTENT, "<g onclick='PLANTEDSECRET()'/>", "<g/>"),
        arguments(
            Carrier.ACTIVE_CONTENT,
            "<a xlink:href='https://example.org/PLANTEDSECRET'><g/></a>",
            "<a><g/></a>"),
        arguments(Carrier.ACTIVE_CONTENT, "<image href='file:///PLANTEDSECRET.png'/>", "<image/>"),
        arguments(Carrier.ACTIVE_CONTENT, "<use href='other.svg#PLANTEDSECRET'/>", "<use/>"),
        arguments(
            Carrier.ACTIVE_CONTENT,
            "<g fill='url(https://example.org/PLANTEDSECRET#a)'/>",
            "<g fill=\"url(#-)\"/>"),
        arguments(
            Carrier.ACTIVE_CONTENT,
            "<style>@import 'PLANTEDSECRET.css';</style>",
            "<style></style>"),
        arguments(
            Carrier.ACTIVE_CONTENT,
            "<style>@font-face{font-family:PLANTEDSECRET;src:url(a.woff)}rect{fill:red}</style>",
            "<style>rect{fill:red}\n</style>"),
        arguments(
            Carrier.TECHNICAL,
            "<style>/* PLANTEDSECRET */ rect { fill : red }</style>",
            "<style>rect{fill : red}\n</style>"));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void removesEachCarrier(Carrier carrier, String dirty, String expected) throws BadImage {
    assertThat(cleanInner(dirty)).isEqualTo(expected);
    assertThat(Cleaned.edits(drawing(dirty)).removed()).contains(carrier);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<g><rect width=\"1\" height=\"2\" fill=\"#ff0000\"/></g>",
        "<text x=\"1\">Ada &amp; Bob <tspan>&#233;\u00E9</tspan> </text>",
        "<text><![CDATA[a < b]]></text>",
        "<linearGradient id=\"a\"/><rect fill=\"url(#a)\"/>",
        "<linearGradient id=\"a\"/><rect style=\"fill:url(#a) none; stroke:red;\"/>",
        "<path id=\"p\" d=\"M0 0\"/><use xlink:href=\"#p\"/><use href=\"#p\"/>",
        "<style>.a{fill:red}#b{fill:blue}</style><g class=\"a\"/><g id=\"b\"/>",
        "<style>@media print{.a{fill:red}}</style><g class=\"a\"/>",
        "<style>@keyframes k{from{opacity:0}to{opacity:1}}</style><g style=\"animation:k 1s\"/>",
        "<rect><animate id=\"n\" attributeName=\"x\" to=\"9\"/><set begin=\"n.end\"/></rect>",
        "<switch><g systemLanguage=\"fr\"/><g/></switch>",
        "\n  <g\n     opacity=\"1\">\n\t<g/>\n  </g>\n",
        "<filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/></filter><g filter=\"url('#f')\"/>"
      })
  void leavesACleanDrawingAsItIs(String inner) throws BadImage {
    byte[] image = drawing(inner);
    Edits edits = Cleaned.edits(image);
    assertThat(edits.isIdentity(ByteBuffer.wrap(image))).as(clean(image)).isTrue();
    assertThat(edits.removed()).isEmpty();
  }

  @Test
  void keepsOnlyTheDrawingOfAFileWithEverythingAroundIt() throws BadImage {
    String file =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- PLANTEDSECRET -->\n"
            + "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n"
            + OPEN
            + "<g/></svg>\n<!-- PLANTEDSECRET -->\n";
    assertThat(clean(utf8(file))).isEqualTo(OPEN + "<g/></svg>");
  }

  /** Illustrator writes name spaces and styles so. */
  @Test
  void resolvesEntitiesThatArePlainText() throws BadImage {
    String file =
        "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'> <!ENTITY st 'fill:red'>"
            + "<!ENTITY unused SYSTEM 'file:///etc/passwd'>]>"
            + "<svg xmlns='&ns;'><g style='&st;'/><text>&st;</text></svg>";
    assertThat(clean(utf8(file)))
        .isEqualTo(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><g style=\"fill:red\"/>"
                + "<text>fill:red</text></svg>");
  }

  @Test
  void cleansThePicturesInside() throws BadImage {
    byte[] png = new PngBuilder().chunk("tEXt", "Author\0PLANTEDSECRET").build();
    String dirty = "data:image/jpg;base64,\n " + Base64.getMimeEncoder().encodeToString(png);
    String expected =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(new PngBuilder().build());
    assertThat(cleanInner("<image href=\"" + dirty + "\"/>"))
        .isEqualTo("<image href=\"" + expected + "\"/>");
    assertThat(Cleaned.edits(drawing("<image href=\"" + dirty + "\"/>")).removed())
        .contains(Carrier.TEXT);
  }

  @Test
  void cleansADrawingInsideADrawing() throws BadImage {
    String inner =
        "<svg xmlns='http://www.w3.org/2000/svg'><title>PLANTEDSECRET</title><g/></svg>"
            .replace("<", "%3C");
    String clean = cleanInner("<image href=\"data:image/svg+xml," + inner + "\"/>");
    String expected = "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>";
    assertThat(clean).contains(Base64.getEncoder().encodeToString(utf8(expected)));
  }

  static Stream<Arguments> otherEncodings() {
    return Stream.of(
        arguments("UTF-16BE", "\uFEFF"),
        arguments("UTF-16LE", "\uFEFF"),
        arguments("UTF-8", "\uFEFF"),
        arguments("ISO-8859-1", "<?xml version='1.0' encoding='iso-8859-1'?>"),
        arguments("windows-1252", "<?xml version='1.0' encoding=\"Windows-1252\"?>"));
  }

  @ParameterizedTest
  @MethodSource("otherEncodings")
  void writesEveryEncodingAsUtf8(String charset, String head) throws BadImage {
    String text = OPEN + "<text>Zo\u00EB</text></svg>";
    byte[] image = (head + text).getBytes(Charset.forName(charset));
    assertThat(clean(image)).isEqualTo(text);
  }

  @Test
  void keepsADrawingWithoutANameSpace() throws BadImage {
    assertThat(clean(utf8("<svg width=\"1\"><title>PLANTEDSECRET</title><g/></svg>")))
        .isEqualTo("<svg width=\"1\"><g/></svg>");
  }

  static Stream<Arguments> refused() {
    String bomb = "<g id='a0'><path/></g>";
    for (int i = 1; i < 10; i++) {
      bomb += "<g id='a" + i + "'>" + ("<use href='#a" + (i - 1) + "'/>").repeat(10) + "</g>";
    }
    return Stream.of(
        arguments("references draw more", OPEN + bomb + "</svg>"),
        arguments("inside itself", OPEN + "<g id='a'><use href='#a'/></g></svg>"),
        arguments(
            "inside itself",
            OPEN
                + "<pattern id='a'><g fill='url(#b)'/></pattern>"
                + "<pattern id='b'><g fill='url(#a)'/></pattern></svg>"),
        arguments("not plain text", "<!DOCTYPE svg [<!ENTITY a '&b;'>]>" + OPEN + "&a;</svg>"),
        arguments("not plain text", "<!DOCTYPE svg [<!ENTITY a SYSTEM 'x'>]>" + OPEN + "&a;</svg>"),
        arguments("not plain text", "<!DOCTYPE svg [<!ENTITY a '<g/>'>]>" + OPEN + "&a;</svg>"),
        arguments("unknown", OPEN + "&nobody;</svg>"),
        arguments(
            "references make more",
            "<!DOCTYPE svg [<!ENTITY a '"
                + "x".repeat(4000)
                + "'>]>"
                + OPEN
                + "<text>"
                + "&a;".repeat(300)
                + "</text></svg>"),
        arguments("parameter", "<!DOCTYPE svg [<!ENTITY % a 'x'> %a;]>" + OPEN + "</svg>"),
        arguments(
            "sets attributes", "<!DOCTYPE svg [<!ATTLIST g fill CDATA 'red'>]>" + OPEN + "</svg>"),
        arguments("deeper than", OPEN + "<g>".repeat(300) + "</g>".repeat(300) + "</svg>"),
        arguments("web page", OPEN + "<foreignObject><p/></foreignObject></svg>"),
        arguments(
            "embedded font",
            OPEN + "<style>@font-face{src:url(data:font/woff2;base64,AA)}</style></svg>"),
        arguments(
            "inside of styles", OPEN + "<g style='mask:url(data:image/png;base64,AA)'/></svg>"),
        arguments("escapes", OPEN + "<style>\\66 ill{}</style></svg>"),
        arguments("depend on", OPEN + "<title/><style>g:first-child{fill:red}</style></svg>"),
        arguments("depend on", OPEN + "<style>g[data-x]{fill:red}</style><g data-x='1'/></svg>"),
        arguments("no format", OPEN + "<image href='data:image/png;base64,AAAA'/></svg>"),
        arguments("no base64", OPEN + "<image href='data:image/png;base64,*'/></svg>"),
        arguments("end tag", OPEN + "<g></svg>"),
        arguments("does not end", OPEN + "<g>"),
        arguments("second root", OPEN + "</svg><svg/>"),
        arguments("outside of the drawing", OPEN + "</svg>text"),
        arguments("without quotes", OPEN + "<g a=b/></svg>"),
        arguments("attribute twice", OPEN + "<g x='1' x='1'/></svg>"),
        arguments("xlink is not declared", "<svg><use xlink:href='#a'/></svg>"),
        arguments("bound twice", OPEN + "<g xmlns:xlink='http://other'/></svg>"),
        arguments("root", "<svg xmlns='http://other'/>"),
        arguments("version", "<?xml version='1.1'?>" + OPEN + "</svg>"),
        arguments("encoding", "<?xml version='1.0' encoding='utf-7'?>" + OPEN + "</svg>"),
        arguments("XML does not allow", OPEN + "\u0001</svg>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String message, String file) {
    assertThatThrownBy(() -> Cleaned.of(utf8(file)))
        .isInstanceOf(BadImage.class)
        .hasMessageContaining(message);
  }

  /** A foreign object that no program shows stands before its replacement. */
  @Test
  void dropsWhatAnUnknownExtensionWouldShow() throws BadImage {
    assertThat(
            cleanInner(
                "<switch><foreignObject requiredExtensions='http://tool'>PLANTEDSECRET"
                    + "</foreignObject><g/></switch>"))
        .isEqualTo("<switch><g/></switch>");
  }

  private static final String ROUND =
      "<?xml version=\"1.0\"?><!-- PLANTEDSECRET -->"
          + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:e=\"http://e\" e:path=\"PLANTEDSECRET\">"
          + "<title>PLANTEDSECRET</title><metadata><e:who>PLANTEDSECRET</e:who></metadata>"
          + "<script>PLANTEDSECRET</script><style>/* PLANTEDSECRET */ .a{fill:red}</style>"
          + "<g id=\"PLANTEDSECRET\" class=\"a\" onclick=\"PLANTEDSECRET\"><rect width=\"9\"/></g>"
          + "</svg><!-- PLANTEDSECRET -->";

  @Test
  void holdsUnderDamage() {
    Cleaned.assertHoldsUnderDamage(utf8(ROUND));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** A header with a time and a file name. */
  private static byte[] named(byte[] gzip) {
    byte[] head = Arrays.copyOf(gzip, 10);
    head[3] = 8;
    head[4] = 99;
    byte[] rest = Arrays.copyOfRange(gzip, 10, gzip.length);
    return JpegBuilder.concat(
        JpegBuilder.concat(head, JpegBuilder.latin1("PLANTEDSECRET.svg\0")), rest);
  }

  private static String unzipped(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void cleansACompressedDrawingAndItsHeader() throws BadImage, IOException {
    byte[] dirty = named(gzip(utf8(ROUND)));
    byte[] clean = Cleaned.of(dirty);
    assertThat(unzipped(clean)).isEqualTo(clean(utf8(ROUND)));
    Cleaned.assertNoSecret(clean);
    assertThat(Cleaned.edits(dirty).removed()).contains(Carrier.COMMENT, Carrier.ACTIVE_CONTENT);
    assertThat(Cleaned.edits(clean).isIdentity(ByteBuffer.wrap(clean))).isTrue();
  }

  @Test
  void refusesACompressedBombAndWhatFollowsTheEnd() throws IOException {
    byte[] spaces = new byte[17 * 1024 * 1024];
    Arrays.fill(spaces, (byte) ' ');
    byte[] bomb = gzip(JpegBuilder.concat(utf8(OPEN), spaces));
    assertThatThrownBy(() -> Cleaned.of(bomb)).hasMessageContaining("more than");
    byte[] other = gzip(utf8("<html/>"));
    assertThatThrownBy(() -> Cleaned.of(other)).isInstanceOf(BadImage.class);
  }

  @Test
  void dropsWhatFollowsACompressedDrawing() throws BadImage, IOException {
    byte[] trailed = JpegBuilder.concat(gzip(drawing("<g/>")), JpegBuilder.secret());
    Cleaned.assertNoSecret(Cleaned.of(trailed));
  }

  @Test
  void aCompressedDrawingHoldsUnderDamage() throws IOException {
    Cleaned.assertHoldsUnderDamage(named(gzip(drawing("<title>PLANTEDSECRET</title>"))));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgResultTest {
  private static final ImageFormat SVG = new ImageFormat("svg", "image/svg+xml", "svg");
  private static final ImageFormat SVGZ = new ImageFormat("svgz", "image/svg+xml", "svgz");
  private static final String OPEN =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";

  private static void verify(String drawing) throws VerifyFailure {
    new Verifier().verify(utf8(drawing), SVG, Options.DEFAULT);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String image(byte[] picture) {
    String data = Base64.getEncoder().encodeToString(picture);
    return "<image href='data:image/png;base64," + data + "'/>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<g><rect width='1' fill='red' stroke-width='2'/></g>",
        "<text>Ada <tspan>&amp;</tspan></text>",
        "<linearGradient id='a'/><g style='fill:url(#a);stroke:red'/>",
        "<path id='a'/><use xlink:href='#a'/>",
        "<style>@media print{.a{fill:red}}#b{fill:blue}</style><g id='b' class='a'/>",
        "<rect><animate id='a' attributeName='x'/><set begin='a.end+1s'/></rect>"
      })
  void passesACleanDrawing(String inner) {
    assertThatCode(() -> verify(OPEN + inner + "</svg>")).doesNotThrowAnyException();
    byte[] picture = new PngBuilder().build();
    assertThatCode(() -> verify(OPEN + inner + image(picture) + "</svg>"))
        .doesNotThrowAnyException();
  }

  static Stream<Arguments> dirty() {
    return Stream.of(
        arguments("comment", "<!-- Ada -->"),
        arguments("comment, instruction", "<?tool Ada?>"),
        arguments("element title", "<title>Ada</title>"),
        arguments("element metadata", "<metadata/>"),
        arguments("element script", "<script/>"),
        arguments("element foreignObject", "<foreignObject/>"),
        arguments("another name space", "<e:a xmlns:e='http://e'/>"),
        arguments("another name space", "<g xmlns:e='http://e'/>"),
        arguments("attribute onclick", "<g onclick='Ada()'/>"),
        arguments("attribute data-name", "<g data-name='Ada'/>"),
        arguments("attribute of XLink", "<g xlink:title='Ada'/>"),
        arguments("attribute of XML", "<g xml:base='Ada'/>"),
        arguments("not shown", "<g>Ada</g>"),
        arguments("a link", "<a href='#a'/>"),
        arguments("reference to the outside", "<use href='Ada.svg#a'/>"),
        arguments("no plain base64", "<image href='Ada.png'/>"),
        arguments("no plain base64", "<image href='data:image/png,Ada'/>"),
        arguments("no reader", "<image href='data:image/x-ada;base64,QWRh'/>"),
        arguments("to the outside", "<g fill='url(Ada.svg#a)'/>"),
        arguments("to the outside", "<g style='fill:url(\"Ada.svg#a\")'/>"),
        arguments("to the outside", "<set to='http://ada.example'/>"),
        arguments("property of no valid name", "<g style='-ada:1'/>"),
        arguments("comment in styles", "<g style='/* Ada */'/>"),
        arguments("comment in styles", "<style>/* Ada */</style>"),
        arguments("rule of styles", "<style>@import 'ada.css';</style>"),
        arguments("rule of styles", "<style>@font-face{}</style>"),
        arguments("property ada", "<style>g{ada:1}</style>"),
        arguments("nothing refers to", "<g id='Ada'/>"),
        arguments("can't read", "<g>"),
        arguments("PNG: chunk tEXt", image(new PngBuilder().with("tEXt", "Author\0Ada").build())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("dirty")
  void refusesWhatIsLeftIn(String message, String inner) {
    assertThatThrownBy(() -> verify(OPEN + inner + "</svg>"))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageContaining(message)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0'?>" + "<svg/>",
        "<!-- Ada --><svg/>",
        "<!DOCTYPE svg><svg/>",
        "<!DOCTYPE svg [<!ENTITY a 'Ada'>]><svg>&a;</svg>",
        "\n<svg/>",
        "<svg/>\n",
        "<svg/><!-- Ada -->",
        "<html/>",
        "<svg xmlns='http://ada.example'/>"
      })
  void refusesWhatStandsAroundTheDrawing(String file) {
    assertThatThrownBy(() -> verify(file)).isInstanceOf(VerifyFailure.class);
  }

  @Test
  void refusesADrawingThatIsCutOffAnywhere() {
    String drawing = OPEN + "<g><rect width='1'/></g></svg>";
    for (int length = 0; length < drawing.length(); length++) {
      String cut = drawing.substring(0, length);
      assertThat(catchThrowableOfType(VerifyFailure.class, () -> verify(cut))).isNotNull();
    }
  }

  private static byte[] gzip(String drawing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(utf8(drawing));
    }
    byte[] file = out.toByteArray();
    file[9] = (byte) 0xFF; // no system
    return file;
  }

  @Test
  void passesACleanCompressedDrawingAndNothingElse() throws IOException {
    byte[] file = gzip(OPEN + "</svg>");
    assertThatCode(() -> new Verifier().verify(file, SVGZ, Options.DEFAULT))
        .doesNotThrowAnyException();
    byte[] timed = file.clone();
    timed[5] = 1;
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    byte[] dirty = gzip(OPEN + "<title/></svg>");
    byte[] bomb = gzip(" ".repeat(17 * 1024 * 1024));
    for (byte[] wrong : new byte[][] {timed, longer, dirty, bomb, new byte[3]}) {
      assertThatThrownBy(() -> new Verifier().verify(wrong, SVGZ, Options.DEFAULT))
          .isInstanceOf(VerifyFailure.class);
    }
  }
}

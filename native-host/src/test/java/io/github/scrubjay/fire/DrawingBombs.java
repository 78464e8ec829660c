// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** SVG and SVGZ: what grows when it is expanded, and what is deeper than a stack. */
final class DrawingBombs {
  private static final int MILLION = 1_000_000;
  private static final String START =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
          + " viewBox='0 0 9 9'>";
  private static final String END = "</svg>";

  private DrawingBombs() {}

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    add(bombs, "a billion laughs", () -> entities());
    add(bombs, "an entity of 60 kB, a million times", () -> longEntity());
    add(
        bombs,
        "an entity that is itself",
        () ->
            "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>"
                + START
                + "<text>&a;</text>"
                + END);
    add(
        bombs,
        "an entity out of a file",
        () ->
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///dev/zero'>]>"
                + START
                + "<text>&a;</text>"
                + END);
    add(
        bombs,
        "2000 entities in each other",
        () -> {
          StringBuilder svg = new StringBuilder("<!DOCTYPE svg [<!ENTITY e0 'x'>");
          for (int level = 1; level < 2_000; level++) {
            svg.append("<!ENTITY e" + level + " '&e" + (level - 1) + ";'>");
          }
          return svg + "]>" + START + "<text>&e1999;</text>" + END;
        });
    add(bombs, "a use tree of 2^40 circles", () -> useTree());
    add(
        bombs,
        "a use of itself",
        () -> START + "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>" + END);
    add(bombs, "a chain of 100000 uses", () -> useChain());
    add(
        bombs,
        "a million elements in each other",
        () -> START + "<g>".repeat(MILLION) + "</g>".repeat(MILLION) + END);
    add(bombs, "a million elements that never end", () -> START + "<g>".repeat(MILLION));
    add(bombs, "a million elements", () -> START + "<g/>".repeat(MILLION) + END);
    add(bombs, "100000 attributes on one element", () -> attributes());
    add(bombs, "100000 names of spaces", () -> namespaces());
    add(
        bombs,
        "a path of fifteen million letters",
        () -> START + "<path d='" + "M0 0h9".repeat(5 * MILLION / 2) + "'/>" + END);
    add(
        bombs,
        "a style of a million rules",
        () -> START + "<style>" + ".a{fill:red}".repeat(MILLION) + "</style>" + END);
    add(
        bombs,
        "a style of a million open brackets",
        () -> START + "<style>" + "@media all{".repeat(MILLION) + "</style>" + END);
    add(
        bombs,
        "a style of a million open comments and texts",
        () -> START + "<style>" + "/*'\"(".repeat(MILLION) + "</style>" + END);
    add(
        bombs,
        "100000 references to each other",
        () -> START + "<g id='a' style='fill:url(#a);filter:url(#a)'/>".repeat(100_000) + END);
    add(bombs, "a million comments", () -> START + "<!---->".repeat(MILLION) + END);
    add(bombs, "drawings in each other", () -> nested());
    add(
        bombs,
        "a picture bomb inside",
        () ->
            START
                + "<image href='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bomb("png: zTXt of 4 GiB"))
                + "'/>"
                + END);
    add(
        bombs,
        "40000 pictures inside",
        () ->
            START
                + ("<image href='data:image/png;base64,"
                        + Base64.getEncoder()
                            .encodeToString(new io.github.scrubjay.image.PngBuilder().build())
                        + "'/>")
                    .repeat(40_000)
                + END);
    for (String open :
        List.of("<!--", "<x:xmpmeta ", "<title ", "<title>", "<c2pa:manifest ", " a=\"")) {
      add(
          bombs,
          "a million times " + open.strip() + " in one text",
          () -> START + "<text><![CDATA[" + open.repeat(MILLION) + "]]></text>" + END);
    }
    bombs.add(new Bomb("svgz: 256 MiB of blanks", () -> packed(START, " ", 256L << 20)));
    bombs.add(new Bomb("svgz: 256 MiB of elements", () -> packed(START, "<g/>", 256L << 20)));
    bombs.add(
        new Bomb("svgz: 60 MiB of elements in each other", () -> packed(START, "<g>", 60L << 20)));
    bombs.add(new Bomb("svgz: packed a hundred times", () -> packedAgain()));
    return bombs;
  }

  private static void add(List<Bomb> bombs, String name, Supplier<String> svg) {
    bombs.add(new Bomb("svg: " + name, () -> svg.get().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bomb(String name) {
    for (Bomb bomb : PngBombs.all()) {
      if (bomb.name().equals(name)) {
        return bomb.image().get();
      }
    }
    throw new AssertionError(name);
  }

  private static String entities() {
    StringBuilder svg = new StringBuilder("<!DOCTYPE svg [<!ENTITY e0 'lol'>");
    for (int level = 1; level < 12; level++) {
      svg.append("<!ENTITY e" + level + " '" + ("&e" + (level - 1) + ";").repeat(10) + "'>");
    }
    return svg + "]>" + START + "<text>&e11;</text>" + END;
  }

  private static String longEntity() {
    return "<!DOCTYPE svg [<!ENTITY a '"
        + "x".repeat(60_000)
        + "'>]>"
        + START
        + "<text>"
        + "&a;".repeat(MILLION)
        + "</text>"
        + END;
  }

  private static String useTree() {
    StringBuilder svg = new StringBuilder(START + "<circle id='u0' r='1'/>");
    for (int level = 1; level <= 40; level++) {
      String use = "<use href='#u" + (level - 1) + "'/>";
      svg.append("<g id='u" + level + "'>" + use + use + "</g>");
    }
    return svg + END;
  }

  private static String useChain() {
    StringBuilder svg = new StringBuilder(START + "<circle id='u0' r='1'/>");
    for (int level = 1; level <= 100_000; level++) {
      svg.append("<use id='u" + level + "' href='#u" + (level - 1) + "'/>");
    }
    return svg + END;
  }

  private static String attributes() {
    StringBuilder svg = new StringBuilder(START + "<g");
    for (int number = 0; number < 100_000; number++) {
      svg.append(" a" + number + "='x'");
    }
    return svg + "/>" + END;
  }

  private static String namespaces() {
    StringBuilder svg = new StringBuilder(START + "<g");
    for (int number = 0; number < 100_000; number++) {
      svg.append(" xmlns:n" + number + "='urn:" + number + "'");
    }
    return svg + "/>" + END;
  }

  /** Each holds the one before as data; base64 lets them grow by a third each time. */
  private static String nested() {
    String svg = START + "<circle r='1'/>" + END;
    while (svg.length() < 11 * MILLION) {
      String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
      svg = START + "<image href='data:image/svg+xml;base64," + data + "'/>" + END;
    }
    return svg;
  }

  private static byte[] packed(String start, String part, long bytes) {
    return Bomb.written(
        out -> {
          try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] many = part.repeat((1 << 20) / part.length()).getBytes(StandardCharsets.UTF_8);
            for (long left = bytes; left > 0; left -= many.length) {
              packed.write(many);
            }
          }
        });
  }

  private static byte[] packedAgain() {
    byte[] packed = packed(START + END, " ", 1);
    for (int layer = 0; layer < 100; layer++) {
      byte[] inner = packed;
      packed =
          Bomb.written(
              out -> {
                try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                  zip.write(inner);
                }
              });
    }
    return packed;
  }
}

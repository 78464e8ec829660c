// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * An SVG as an editor saves a map: a group for each layer with paths of some hundred bytes, and
 * among them what belongs to the editor alone (names, comments, a block of metadata).
 */
final class Drawing {
  private static final int PATHS_OF_A_LAYER = 100;
  private static final int POINTS = 24;

  private Drawing() {}

  /**
   * The file.
   *
   * @param bytes how large it is to become at least
   */
  static byte[] of(int bytes, Random random) {
    StringBuilder svg = new StringBuilder(bytes + 65_536);
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 1000\"")
        .append(" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\">\n")
        .append("  <metadata>" + TestImages.SECRET + "</metadata>\n");
    int layer = 0;
    while (svg.length() < bytes) {
      svg.append("  <!-- " + TestImages.SECRET + " -->\n")
          .append("  <g inkscape:label=\"" + TestImages.SECRET + "\" id=\"layer" + layer++ + "\"")
          .append(" style=\"fill:none;stroke:#204060;stroke-width:0.5\">\n");
      for (int path = 0; path < PATHS_OF_A_LAYER; path++) {
        svg.append("    <path d=\"M").append(number(random)).append(',').append(number(random));
        for (int point = 0; point < POINTS; point++) {
          svg.append(" L").append(number(random)).append(',').append(number(random));
        }
        svg.append("\" inkscape:connector-curvature=\"0\"/>\n");
      }
      svg.append("  </g>\n");
    }
    return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String number(Random random) {
    return String.format(Locale.ROOT, "%.2f", 1000 * random.nextDouble());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses on the internet. Those that mean this machine or nobody are nobody's; those of local
 * nets are offered only.
 */
final class IpRule implements Rule {
  private static final String LABEL = "ip";
  private static final Pattern V4 =
      Pattern.compile(
          "(?<![A-Za-z0-9.])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?![0-9]|\\.[0-9])");
  private static final Pattern V6 =
      Pattern.compile(
          "(?<![A-Za-z0-9:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)(?![A-Za-z0-9:])");
  private static final Pattern VERSION =
      Pattern.compile("(?i)(?:\\bv|version|release|build)[ :.]*$");

  @Override
  public void find(Row row, Hits hits) {
    Matcher v4 = V4.matcher(row.text);
    while (v4.find()) {
      if (octets(v4) && !VERSION.matcher(row.text.substring(0, v4.start())).find()) {
        add(row, v4, hits);
      }
    }
    Matcher v6 = V6.matcher(row.text);
    while (v6.find()) {
      long groups = v6.group().chars().filter(c -> c == ':').count();
      // Times and MAC addresses have colons too: eight groups, or a gap that stands for zeros.
      if (v6.group().length() >= 8 && (groups == 7 || v6.group().contains("::"))) {
        hits.add(row, v6.start(), v6.end(), LABEL, 0.9, !v6.group().startsWith("fe80"));
      }
    }
  }

  private static boolean octets(Matcher v4) {
    for (int i = 1; i <= 4; i++) {
      String octet = v4.group(i);
      if (Integer.parseInt(octet) > 255 || octet.length() > 1 && octet.startsWith("0")) {
        return false;
      }
    }
    return true;
  }

  private static void add(Row row, Matcher v4, Hits hits) {
    int first = Integer.parseInt(v4.group(1));
    int second = Integer.parseInt(v4.group(2));
    if (first == 0 || first == 127 || first >= 224) {
      return;
    }
    boolean local =
        first == 10 || first == 192 && second == 168 || first == 172 && second >= 16 && second < 32;
    hits.add(row, v4.start(), v4.end(), LABEL, local ? 0.8 : 0.9, !local);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What goes on in the next rows: the body of a private key, and the rest of a key that a narrow
 * window has broken.
 */
final class WrappedKeys {
  private static final Pattern BEGIN = Pattern.compile("BEGIN (?:[A-Z]+ ){0,2}PRIVATE ?KEY");
  private static final Pattern BODY =
      Pattern.compile("[A-Za-z0-9+/= ]{16,}|[A-Za-z0-9+/]{4,}={1,2}|-+ ?END .*");
  private static final int MOST_ROWS =
      80; // an RSA key of 8192 bits has about 100 rows, one of 4096 has 50

  private WrappedKeys() {}

  static void find(List<Row> rows, Hits hits) {
    for (int i = 0; i < rows.size(); i++) {
      if (BEGIN.matcher(rows.get(i).text).find()) {
        int next = i + 1;
        while (next < rows.size()
            && next - i < MOST_ROWS
            && BODY.matcher(rows.get(next).text.strip()).matches()) {
          Row row = rows.get(next);
          hits.add(row, 0, row.text.length(), "api-key", 0.9, true);
          next++;
        }
        i = next - 1;
      }
    }
  }
}

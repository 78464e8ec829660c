// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;

/**
 * Finds personal data in recognised text by rules: check digits where a kind has them, patterns and
 * label words where it has none. What has neither, such as most names, is not found. All rules bear
 * what readers of pictures get wrong: lost and added spaces, O for 0, a lost underscore.
 */
public final class PersonalData {
  private static final List<Rule> RULES =
      List.of(
          new EmailRule(),
          new IbanRule(),
          new CardRule(),
          new MrzRule(),
          new NationalIdRule(),
          new KeyRule(),
          new UrlRule(),
          new IpRule(),
          new PhoneRule(),
          new AddressRule());

  private PersonalData() {}

  /**
   * The spans of all pieces, in order of piece and place; none overlaps another by more than half.
   */
  public static List<Span> find(List<Piece> pieces) {
    List<Row> rows = Row.of(pieces);
    Hits hits = new Hits();
    for (Row row : rows) {
      for (Rule rule : RULES) {
        rule.find(row, hits);
      }
    }
    LabelledValues.find(pieces, rows, hits);
    MrzRule.findNeighbours(rows, hits);
    WrappedKeys.find(rows, hits);
    return hits.spans();
  }
}

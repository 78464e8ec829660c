// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Street with number, and postal code with town, as English, German, French, Spanish, Polish and
 * Japanese write them. There is no list of streets and towns behind it: what is written otherwise
 * is not found.
 */
final class AddressRule implements Rule {
  private static final String LABEL = "address";
  private static final String W =
      "[A-Z\\u00c0-\\u00de\\u0141\\u015a\\u017b][A-Za-z\\u00c0-\\u017f'.-]*";

  private record Form(Pattern pattern, double score, boolean sure) {}

  private static final List<Form> FORMS =
      List.of(
          // 221b Baker Street, Apt 4, Springfield, IL 62704
          form(
              "(?<![\\w.,-])\\d{1,5}[A-Za-z]?,? ?(?:(?:N|S|E|W|NE|NW|SE|SW)\\.? )?(?:"
                  + W
                  + " ?){1,4}"
                  + "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Close"
                  + "|Crescent|Gardens|Hill|Parkway|Pkwy|Highway|Hwy|Row|Mews)\\b\\.?(?:,? ?(?:Apt|Apartment|Suite|Ste|Unit|Flat|#)"
                  + "\\.? ?\\w{1,5})?(?:,? ?(?:"
                  + W
                  + " ?){1,3},? ?[A-Z]{2} ?\\d{5}(?:-\\d{4})?)?",
              0.85,
              true),
          // Springfield, IL 62704
          form("(?:" + W + " ){0,2}" + W + ", ?[A-Z]{2}\\.? ?\\d{5}(?:-\\d{4})?(?!\\d)", 0.8, true),
          // London SW1A 1AA
          form(
              "(?:"
                  + W
                  + ",? )?(?<![A-Za-z0-9])(?:[A-Z]{1,2}\\d[A-Z\\d]?) ?\\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])",
              0.7,
              true),
          // Lindenstraße 12a, 10969 Berlin; the reader knows no ß
          form(
              "(?:"
                  + W
                  + "[ -])?"
                  + W
                  + "(?:[Ss]tra(?:ß|ss|B|8|β|s)e|[Ss]tr\\.|weg|platz|allee|gasse|damm|ufer|promenade|chaussee)"
                  + " ?\\d{1,4} ?[a-z]?(?:-\\d{1,4})?(?![\\d%])(?:,? ?(?:D-|A-|CH-)?\\d{4,5} ?"
                  + W
                  + ")?",
              0.85,
              true),
          form(
              "(?<![\\w.,-])(?:D-|A-|CH-)?\\d{5} (?:Bad |Sankt )?[A-Z\\u00c0-\\u00de][a-z\\u00df-\\u017f]{3,}(?:[ -](?:am|an der|im|"
                  + W
                  + "))*$",
              0.5,
              false),
          // 12 bis, rue de la Paix, 75002 Paris
          form(
              "(?<![\\w.,-])\\d{1,4}(?: ?(?:bis|ter))?,? ?(?i:rue|avenue|boulevard|bd|place|chemin|all[ée]e|impasse|quai|route|cours"
                  + "|passage) (?:(?:de|du|des|la|le|les|d'|l'|et) ?)*"
                  + W
                  + "(?:[ -](?:(?:de|du|des|la|le) )?"
                  + W
                  + "){0,4}"
                  + "(?:,? ?\\d{5} "
                  + W
                  + "(?:[ -]"
                  + W
                  + ")*)?",
              0.85,
              true),
          // Calle de Alcalá, 45, 3º B, 28014 Madrid
          form(
              "(?i:\\bcalle|\\bC/|\\bavenida|\\bavda\\.?|\\bplaza|\\bpaseo|\\bcamino|\\bcarrer|\\bronda) ?(?:(?:de|del|la|las|los|el) )*"
                  + "(?:"
                  + W
                  + "[ ,]*(?:(?:de|del|la|y) )*){1,4},? ?(?:n\\.?[º°o] ?)?\\d{1,4}(?:,? ?\\d{1,2}[º°]? ?[A-Z]?(?![0-9A-Za-z]))?(?:,? ?\\d{5} "
                  + W
                  + ")?",
              0.85,
              true),
          // ul. Marszałkowska 10/12, 00-590 Warszawa
          form(
              "(?i:\\bul|\\bal|\\bpl|\\bos)\\. ?(?:"
                  + W
                  + " ?){1,3}\\d{1,4} ?[A-Za-z]?(?: ?/ ?\\d{1,4})?(?:,? ?\\d{2}-\\d{3} "
                  + W
                  + ")?",
              0.85,
              true),
          form("(?<![\\w.-])\\d{2}-\\d{3} " + W + "(?:[ -]" + W + ")?", 0.75, true),
          // 〒150-0041 東京都渋谷区神南1-2-3
          form(
              "(?:〒 ?\\d{3}-?\\d{4} ?)?(?:東京都|北海道|京都府|大阪府|[\\u4e00-\\u9fff]{2,3}県)[\\u3040-\\u9fff0-9ー-]{3,}",
              0.85, true),
          form("〒 ?\\d{3}-?\\d{4}", 0.8, true));

  private static Form form(String pattern, double score, boolean sure) {
    return new Form(Pattern.compile(pattern), score, sure);
  }

  @Override
  public void find(Row row, Hits hits) {
    for (Form form : FORMS) {
      Matcher address = form.pattern.matcher(row.text);
      while (address.find()) {
        hits.add(row, address.start(), address.end(), LABEL, form.score, form.sure);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word that announces a value: what it means, how it is written in the six languages (with and
 * without accents, which the reader does not know), and what the value looks like.
 */
record Label(String label, Pattern announces, Pattern value, double score, boolean sure) {
  private static final String MONTHS =
      "(?i:jan|feb|f[ée]v|mar|mär|apr|avr|abr|may|mai|maj|jun|jui|jul|aug|ao[uû]|ago|sep|oct|okt|nov|dec|dez|d[ée]c|dic|ene|sty|lut"
          + "|kwi|cze|lip|sie|wrz|pa[zź]|lis|gru)[a-zéûíśźą]*\\.?";
  private static final String DATE =
      "\\d{1,4} ?[./-] ?\\d{1,2} ?[./-] ?\\d{1,4}|\\d{1,2}(?:st|nd|rd|th|er|\\.)? ?(?:de )?"
          + MONTHS
          + " ?(?:de )?,? ?\\d{4}|"
          + MONTHS
          + " ?\\d{1,2}(?:st|nd|rd|th)?,? ?\\d{4}|\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日?|\\d{8}";
  private static final String W =
      "[A-Z\\u00c0-\\u00de\\u0141\\u015a\\u0179\\u017b][A-Za-z\\u00c0-\\u017f'.-]*";
  private static final String NAME =
      "(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Herrn|M|Mme|Sr|Sra|Pan|Pani|Prof)\\.? )?"
          + W
          + "(?: ?,? (?:(?:de|del|da|van|von|der|la|le|y) )*"
          + W
          + "){0,3}|[\\u3040-\\u30ff\\u4e00-\\u9fff]{2,6}(?: ?[\\u3040-\\u30ff\\u4e00-\\u9fff]{1,6})?";

  static final List<Label> ALL =
      List.of(
          of(
              "birth-date",
              "date [o0]f birth|\\bd\\.?o\\.?b\\b\\.?|birth ?date|birthday|\\bborn(?: on)?|geburtsdatum|geboren(?: am)?|\\bgeb\\.|geburtstag"
                  + "|date de naissance|n[ée]e?\\(?e?\\)? le|fecha de nacimiento|\\bf\\. ?nac\\.?|nacid[oa] el|data urodzenia|urodzon[ya]"
                  + "|\\bur\\.|生年月日|誕生日",
              DATE,
              0.92,
              true),
          of(
              "password",
              "passw[o0]rd|passwd|passphrase|\\bpass ?code|\\bpwd|\\bpass(?= ?[:=])|passw[o0]rt|kennwort|mot de passe|\\bmdp(?= ?[:=])"
                  + "|contrase(?:ñ|n|fi|ri)a|\\bclave(?= ?[:=])|has[łlt]o(?= ?[:=])|パスワード|暗証番号|\\bPIN(?: code)?(?= ?[:=])|\\bPUK(?= ?[:=])",
              "[\"']?\\S{4,64}",
              0.9,
              true),
          of(
              "card",
              "\\bCVV2?|\\bCVC2?|\\bCSC|security code|pr[üu]fnummer|cryptogramme",
              "\\d{3,4}(?!\\d)",
              0.85,
              true),
          of(
              "national-id",
              "passport (?:no|number|nr|#)\\.?|reisepass(?:nr|nummer)?\\.?|ausweis(?:nr|nummer)\\.?|num[ée]ro de passeport|n[úu]mero de pasaporte"
                  + "|nr paszportu|numer dowodu|旅券番号|driver'?s? licen[cs]e(?: no| number| #)?\\.?|f[üu]hrerschein(?:nr|nummer)\\.?"
                  + "|(?:tax|national|personal) id(?:entification)?(?: no| number)?\\.?|social security(?: no| number)?|\\bSSN|steuer-?id(?:nr)?\\.?"
                  + "|sozialversicherungsnummer|\\bPESEL|\\bDNI|\\bNIE|document no\\.?|\\bID ?(?:no|number|nr)\\.?",
              "(?=[A-Z0-9 .-]*\\d)[A-Z0-9][A-Z0-9.-]{4,20}(?: [A-Z0-9-]*\\d[A-Z0-9-]*){0,4}",
              0.85,
              true),
          of(
              "name",
              "\\b(?:full |first |last |given |family |middle |maiden |user)?names?(?: and surname)?|surname|\\b(?:vor|nach|familien|geburts)?name"
                  + "|account holder|card ?holder|kontoinhaber(?:in)?|\\bnom(?: de famille| complet)?|pr[ée]noms?|titulaire|nombre(?: completo)?"
                  + "|apellidos?|titular|imi[ęe](?: i nazwisko)?|nazwisko|patient(?:in)?|customer|kunde|client|beneficiary|recipient|empf[äa]nger"
                  + "|氏名|名前|お名前",
              NAME,
              0.8,
              true),
          of("name", "^(?:from|to|von|an|de|para|od|do|cc|from|sender)(?= ?:)", NAME, 0.7, true),
          greeting(
              "\\bdear|\\bhi|\\bhello|liebe[r]?|sehr geehrte[r]?|\\bcher|ch[èe]re|bonjour|hola|estimad[oa]|querid[oa]|drog[ia]|szanown[ya]"),
          of(
              "address",
              "\\b(?:home |postal |billing |shipping |delivery |street )?address|anschrift|\\badresse|direcci[óo]n|domicilio|adres|住所",
              "(?=[^:]*\\d)[^:]{8,80}",
              0.7,
              true));

  private static Label of(String label, String words, String value, double score, boolean sure) {
    return new Label(
        label, Pattern.compile("(?i:" + words + ")"), Pattern.compile(value), score, sure);
  }

  /** A name after a greeting, with no colon between; often a role, so only offered. */
  private static Label greeting(String words) {
    return new Label(
        "name",
        Pattern.compile("^ ?(?i:" + words + ")(?= [A-Z])"),
        Pattern.compile(NAME),
        0.6,
        false);
  }
}

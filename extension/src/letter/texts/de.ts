// SPDX-License-Identifier: Apache-2.0
import type {LetterTexts} from './texts.ts';

export const GERMAN: LetterTexts = {
  language: 'Deutsch',
  subject: '{requests}: meine Bilder bei {site}',
  greeting: 'Sehr geehrte Damen und Herren,',
  opening:
    'ich benutze {site} und habe dort Bilder hochgeladen. Hiermit mache ich die folgenden Rechte aus {law} geltend.',
  account: 'Sie finden meine Daten unter: {account}',
  laws: {
    gdpr: {long: 'der Datenschutz-Grundverordnung (DSGVO)', short: 'DSGVO'},
    uk_gdpr: {long: 'der Datenschutz-Grundverordnung des Vereinigten Königreichs (UK GDPR)', short: 'UK GDPR'},
    ccpa: {long: 'dem kalifornischen Verbraucherdatenschutzgesetz (CCPA)', short: 'CCPA'},
  },
  found: {
    heading: 'Ihren veröffentlichten Dokumenten entnehme ich:',
    training: {
      on: 'Bilder dürfen Ihre Modelle trainieren, solange ich nichts dagegen tue',
      off: 'Bilder trainieren Ihre Modelle nicht',
      depends: 'Ob Bilder Ihre Modelle trainieren, hängt davon ab, was man benutzt und wie es eingestellt ist',
      unknown: 'Ob Bilder Ihre Modelle trainieren, habe ich in keinem datierten Dokument von Ihnen gefunden',
    },
    review: 'Menschen können ansehen, was hochgeladen wird',
    metadata: {
      collected: 'Sie erheben auch Daten über Bilder; dazu kann gehören, was in der Datei steht',
      unknown: 'Was Sie mit den Daten in Bilddateien (Ort, Zeit, Gerät) tun, habe ich nirgends gefunden',
    },
    source: '({title}, {date}: {url})',
  },
  requests: {
    access: {
      title: 'Auskunft (Art. 15 {law})',
      text: [
        'Bitte bestätigen Sie, ob Sie personenbezogene Daten über mich verarbeiten. Wenn ja, senden Sie mir bitte eine Kopie in einem gängigen elektronischen Format. Sie soll die Bilder umfassen, die ich hochgeladen habe, die Daten in diesen Dateien, ihre Namen und alles, was Sie daraus abgeleitet haben.',
        'Bitte teilen Sie mir außerdem mit:',
        '- zu welchen Zwecken und auf welcher Rechtsgrundlage Sie welche Arten von Daten verarbeiten und wie lange Sie sie speichern;',
        '- wer sie erhalten hat oder erhalten wird, auch in anderen Ländern, und welche Garantien dort gelten;',
        '- woher Sie sie haben, soweit nicht von mir, und ob und wie sie in automatisierte Entscheidungen oder Profile eingehen;',
        '- ob mit meinen Bildern oder mit dem, was daraus abgeleitet wurde, Modelle trainiert oder verbessert wurden: welche und wann;',
        '- ob Menschen meine Bilder angesehen haben und für wen diese arbeiten;',
        '- ob Sie die Daten in den Dateien (Ort, Zeit, Gerät, Namen) behalten haben und wozu;',
        '- welche Rechte auf Berichtigung, Löschung, Einschränkung und Widerspruch ich habe und wo ich mich beschweren kann.',
      ],
    },
    erasure: {
      title: 'Löschung (Art. 17 {law})',
      text: [
        'Bitte löschen Sie die Bilder, die ich hochgeladen habe, die Daten in diesen Dateien und alles, was Sie daraus abgeleitet haben, etwa kleinere Kopien, Beschreibungen und Vektoren. Für den Zweck, zu dem ich sie hochgeladen habe, sind sie nicht mehr nötig (Art. 17 Abs. 1 Buchst. a). Soweit Sie sich auf meine Einwilligung stützen, widerrufe ich sie (Art. 17 Abs. 1 Buchst. b).',
        'Bitte unterrichten Sie alle, die sie erhalten haben, und nennen Sie mir diese Empfänger (Art. 19). Soweit Sie etwas öffentlich gemacht haben, treffen Sie bitte die Maßnahmen nach Art. 17 Abs. 2.',
        'Wenn nach Ihrer Ansicht etwas bleiben darf, teilen Sie mir bitte mit, was, wie lange und nach welcher Ausnahme des Art. 17 Abs. 3. Wurden damit Modelle trainiert, teilen Sie mir bitte mit, was Sie deswegen unternehmen.',
      ],
    },
    objection: {
      title: 'Widerspruch gegen das Training (Art. 21 {law})',
      text: [
        'Ich widerspreche der Verwendung meiner Bilder, der Daten in diesen Dateien und alles daraus Abgeleiteten zum Trainieren, Testen oder Verbessern von Modellen und anderen Produkten, soweit Sie sich auf Art. 6 Abs. 1 Buchst. e oder f stützen.',
        'Meine Gründe, die sich aus meiner besonderen Situation ergeben: {reasons}',
        'Bitte beenden Sie diese Verwendung, es sei denn, Sie weisen zwingende schutzwürdige Gründe nach, die meine Interessen, Rechte und Freiheiten überwiegen. Bis das geklärt ist, schränken Sie die Verarbeitung bitte ein (Art. 18 Abs. 1 Buchst. d). Soweit Sie sich stattdessen auf eine Einwilligung stützen, widerrufe ich sie.',
        'Bitte bestätigen Sie, was Sie veranlasst haben, für frühere wie für künftige Bilder.',
      ],
    },
    know: {
      title: 'Auskunft (California Civil Code 1798.100, 1798.110)',
      text: [
        'Bitte legen Sie offen, welche Kategorien und welche einzelnen personenbezogenen Informationen Sie über mich erhoben haben, woher sie stammen, zu welchen Zwecken Sie sie erhoben oder weitergegeben haben und an welche Arten von Dritten. Das umfasst die Bilder, die ich hochgeladen habe, die Daten in diesen Dateien, ihre Namen und alles, was Sie daraus abgeleitet haben.',
        'Bitte teilen Sie mir außerdem mit:',
        '- ob mit meinen Bildern oder mit dem, was daraus abgeleitet wurde, Modelle trainiert oder verbessert wurden: welche und wann;',
        '- ob Menschen meine Bilder angesehen haben und für wen diese arbeiten;',
        '- ob Sie die Daten in den Dateien (Ort, Zeit, Gerät, Namen) behalten haben, wozu und wie lange.',
      ],
    },
    delete: {
      title: 'Löschung (California Civil Code 1798.105)',
      text: [
        'Bitte löschen Sie die personenbezogenen Informationen, die Sie von mir erhoben haben: die Bilder, die ich hochgeladen habe, die Daten in diesen Dateien und alles, was Sie daraus abgeleitet haben. Bitte veranlassen Sie, dass auch Ihre Dienstleister, Auftragnehmer und Dritte sie löschen, wie das Gesetz es verlangt.',
        'Wenn Sie etwas behalten, teilen Sie mir bitte mit, was und nach welcher Ausnahme. Wurden damit Modelle trainiert, teilen Sie mir bitte mit, was Sie deswegen unternehmen.',
      ],
    },
    opt_out: {
      title: 'Widerspruch und Begrenzung (California Civil Code 1798.120, 1798.121)',
      text: [
        'Verkaufen Sie meine personenbezogenen Informationen nicht und teilen Sie sie nicht. Verwenden Sie meine sensiblen Informationen, etwa meinen genauen Standort oder biometrische Merkmale in meinen Bildern, und geben Sie sie weiter nur, soweit das Gesetz es nach einer solchen Begrenzung zulässt.',
        'Ich bitte Sie außerdem, mit meinen Bildern keine Modelle zu trainieren. Falls das Gesetz das nach Ihrer Ansicht nicht erfasst, nennen Sie mir bitte die Einstellung dafür.',
      ],
    },
  },
  erasureAfterObjection:
    'Soweit ich der Verarbeitung in diesem Schreiben widerspreche, stütze ich mich auch auf Art. 17 Abs. 1 Buchst. c.',
  words: 'In meinen eigenen Worten:',
  deadline: {
    gdpr: 'Bitte antworten Sie unverzüglich, spätestens innerhalb eines Monats nach Eingang (Art. 12 Abs. 3). Brauchen Sie bis zu zwei weitere Monate, teilen Sie mir das bitte mit den Gründen im ersten Monat mit. Lehnen Sie etwas ab, nennen Sie mir bitte innerhalb eines Monats die Gründe und die Wege zu Beschwerde und Gericht (Art. 12 Abs. 4). All das ist unentgeltlich (Art. 12 Abs. 5).',
    uk_gdpr:
      'Bitte antworten Sie unverzüglich und in der Frist der Art. 12 Abs. 3 und 12A, in der Regel einem Monat. Verlängern Sie sie, teilen Sie mir das bitte mit den Gründen mit. Lehnen Sie etwas ab, nennen Sie mir bitte die Gründe und die Wege zu Beschwerde und Gericht (Art. 12 Abs. 4). All das ist unentgeltlich (Art. 12 Abs. 5).',
    ccpa: 'Bitte bestätigen Sie den Eingang innerhalb von 10 Werktagen und antworten Sie innerhalb von 45 Kalendertagen; brauchen Sie bis zu 45 weitere, teilen Sie mir das bitte mit den Gründen mit. All das ist unentgeltlich.',
  },
  optOutDeadline: 'Den Widerspruch setzen Sie bitte so bald wie möglich um, spätestens innerhalb von 15 Werktagen.',
  identity: {
    gdpr: 'Haben Sie begründete Zweifel an meiner Identität, teilen Sie mir bitte mit, was Sie noch brauchen (Art. 12 Abs. 6). Eine elektronische Antwort genügt.',
    uk_gdpr:
      'Haben Sie begründete Zweifel an meiner Identität, teilen Sie mir bitte mit, was Sie noch brauchen (Art. 12 Abs. 6). Eine elektronische Antwort genügt.',
    ccpa: 'Brauchen Sie mehr, um meine Identität zu prüfen, teilen Sie mir bitte mit, was, und verwenden Sie es für nichts anderes.',
  },
  closing: 'Mit freundlichen Grüßen',
  blanks: {
    name: '[Ihr Name]',
    account: '[Name oder E-Mail-Adresse Ihres Kontos]',
    reasons: '[Ihre Gründe]',
    operator: '[wer die Installation betreibt]',
  },
  paste: '[Das Schreiben liegt in der Zwischenablage. Bitte hier einfügen.]',
};

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {
  /** A line, the label, and what must be found; made-up values with true check digits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to anna.maria@example.org today | email | anna.maria@example.org",
        "anna.maria @ example. org | email | anna.maria @ example. org",
        "ＡＮＮＡ＠ＥＸＡＭＰＬＥ．ＣＯＭ | email | ＡＮＮＡ＠ＥＸＡＭＰＬＥ．ＣＯＭ",
        "to hopi _ripelozu64@example.de | email | hopi _ripelozu64@example.de",
        "vopevoto-rana8(@example.de | email | vopevoto-rana8(@example.de",
        "first_last+tag@sub.example.co.uk | email | first_last+tag@sub.example.co.uk",
        "Call +1 (415) 555-2671 now | phone | +1 (415) 555-2671",
        "Tel.: 030 901820 | phone | 030 901820",
        "Tél : 01 42 68 53 00 | phone | 01 42 68 53 00",
        "Reach us at (415) 555-2671 | phone | (415) 555-2671",
        "or call (+l 415-555-2671) today | phone | (+l 415-555-2671",
        "+48 512 345 678 | phone | +48 512 345 678",
        "電話: 03-3224-9999 | phone | 03-3224-9999",
        "IBAN DE89 3704 0044 0532 0130 00 | iban | DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000 | iban | DE89370400440532013000",
        "Themoney g0es toDE89370400440532013000,aslast year. | iban | DE89370400440532013000",
        "wirGB29 NWBK 6016 1331 9268 19undmehr | iban | GB29 NWBK 6016 1331 9268 19",
        "GB29 NWBK 6016 1331 9268 19 | iban | GB29 NWBK 6016 1331 9268 19",
        "DE89 37O4 0044 O532 0130 00 | iban | DE89 37O4 0044 O532 0130 00",
        "FR14 2004 1010 0505 0001 3M02 606 | iban | FR14 2004 1010 0505 0001 3M02 606",
        "PL61 1090 1014 0000 0712 1981 2874 zl | iban | PL61 1090 1014 0000 0712 1981 2874",
        "4111 1111 1111 1111 | card | 4111 1111 1111 1111",
        "Card 5500-0000-0000-0004 exp 12/27 | card | 5500-0000-0000-0004",
        "3782 822463 10005 | card | 3782 822463 10005",
        "41ll 1111 11I1 1111 | card | 41ll 1111 11I1 1111",
        "41Il 1DQO 6b01 0006 is gone | card | 41Il 1DQO 6b01 0006",
        "371449635398431exp12/29 | card | 371449635398431",
        "4111 11111111 1111exp | card | 4111 11111111 1111",
        "S500 0000 0000 0004 | card | S500 0000 0000 0004",
        "G011 1111 1111 1117 | card | G011 1111 1111 1117",
        "45z2 z148 q803 b460 | card | 45z2 z148 q803 b460",
        "4111.1111.1111.1111 | card | 4111.1111.1111.1111",
        "3782_822463~10005 | card | 3782_822463~10005",
        "4111·1111, 1111 - 1111 | card | 4111·1111, 1111 - 1111",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< | mrz | P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UT07408122F1204159ZE184226B<<<<<10 | mrz | L898902C36UT07408122F1204159ZE184226B<<<<<10",
        "HICAZISA<<℃ISASE<<<<<<<<<<<<<< | mrz | HICAZISA<<℃ISASE<<<<<<<<<<<<<<",
        "ZUBA>OPU<<VESIKA<<<<<<<<<<<<<< | mrz | ZUBA>OPU<<VESIKA<<<<<<<<<<<<<<",
        "P(UTOERIKSSON<<ANNA[MARIA<<<<<<<<<<<<<<<<{<< | mrz | P(UTOERIKSSON<<ANNA[MARIA<<<<<<<<<<<<<<<<{<<",
        "P<UToVoZuwxoS<<Suzo<<<<<<<<< | mrz | P<UToVoZuwxoS<<Suzo<<<<<<<<<",
        "L89802C36UT07408122F1204159 | mrz | L89802C36UT07408122F1204159",
        "L898902CC36UTO7408122F1204159ZE184226B10 | mrz | L898902CC36UTO7408122F1204159ZE184226B10",
        "L898902C36UTO74O8I22F12O4IS9ZE184226B10 | mrz | L898902C36UTO74O8I22F12O4IS9ZE184226B10",
        "P<UTOTADUFUZI<<RAFATO | mrz | P<UTOTADUFUZI<<RAFATO",
        "IDUT073V×Z1CAH7<<<<<<<<<<<<<<< | mrz | IDUT073V×Z1CAH7<<<<<<<<<<<<<<<",
        "I<UTOD231458907<<<<<<<<<<<<<<< | mrz | I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6 | mrz | 7408122F1204159UTO<<<<<<<<<<<6",
        "SSN 219-09-9999 | national-id | 219-09-9999",
        "NI number AB 12 34 56 C | national-id | AB 12 34 56 C",
        "Steuer-ID: 86 095 742 719 | national-id | 86 095 742 719",
        "1 80 12 45 678 901 53 | national-id | 1 80 12 45 678 901 53",
        "DNI 12345678Z | national-id | 12345678Z",
        "NIE: X1234567L | national-id | X1234567L",
        "PESEL 44051401359 | national-id | 44051401359",
        "RSSMRA85T10A562S | national-id | RSSMRA85T10A562S",
        "Passport No: C01X00T47 | national-id | C01X00T47",
        "Date of birth: 12 August 1974 | birth-date | 12 August 1974",
        "geb. 03.05.1988 in Bonn | birth-date | 03.05.1988",
        "Née le 4 juillet 1990 | birth-date | 4 juillet 1990",
        "Fecha de nacimiento: 01/02/1980 | birth-date | 01/02/1980",
        "生年月日: 1990年1月2日 | birth-date | 1990年1月2日",
        "Name: Anna Maria Eriksson | name | Anna Maria Eriksson",
        "Kontoinhaber: Jörg Müller | name | Jörg Müller",
        "Dear Mr. Smith, | name | Mr. Smith",
        "氏名: 山田太郎 | name | 山田太郎",
        "742 Evergreen Terrace, Springfield, IL 62704 | address | 742 Evergreen Terrace, Springfield, IL 62704",
        "Lindenstraße 12a, 10969 Berlin | address | Lindenstraße 12a, 10969 Berlin",
        "LindenstraBe 12a | address | LindenstraBe 12a",
        "12 rue de la Paix, 75002 Paris | address | 12 rue de la Paix, 75002 Paris",
        "Calle Mayor 45, 28013 Madrid | address | Calle Mayor 45, 28013 Madrid",
        "ul. Polna 10/12, 00-590 Warszawa | address | ul. Polna 10/12, 00-590 Warszawa",
        "〒150-0041 東京都渋谷区神南1-2-3 | address | 〒150-0041 東京都渋谷区神南1-2-3",
        "from 203.0.113.77 port 22 | ip | 203.0.113.77",
        "inet6 2001:db8:85a3::8a2e:370:7334 | ip | 2001:db8:85a3::8a2e:370:7334",
        "https://example.com/reset?token=9f8e7d6c5b4a | url-token | 9f8e7d6c5b4a",
        "postgres://admin:hunter22@db.example.com/x | url-token | admin:hunter22",
        "password: correct-horse | password | correct-horse",
        "Passwort: Geheim123! | password | Geheim123!",
        "パスワード：himitsu77 | password | himitsu77",
        "secret_key = Zx81Lq09Pw77Rt55 | api-key | Zx81Lq09Pw77Rt55",
      })
  void findsWhatALineHolds(String line, String label, String value) {
    assertThat(found(line)).contains(label + " " + value);
  }

  /** Put together here, so that no scanner of sources takes them for real. */
  @ParameterizedTest
  @CsvSource({
    "AKIA,IOSFODNN7EXAMPLE",
    "ghp_,16C7e42F292c6912E7710c838347Ae178B4a",
    "'ghp ',16C7e42F292c6912E7710c838347Ae178B4a",
    "sk-proj-,T3BlbkFJ1a2b3c4d5e6f7g8h9i0j",
    "sk_live_,4eC39HqLyjWDarjtT1zdp7dc",
    "xoxb-,2401234567-abcdefGHIJKL123",
    "AIza,SyD4x7QmPq2hRtYb9WnVcXzLkJhGfDsA1",
    "glpat-,Xy12Zw34Vu56Ts78Rq90",
    "npm_,a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "hf_,aBcDeFgHiJkLmNoPqRsTuVwXyZ01234567",
    "eyJ,hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN",
  })
  void findsKeysByTheirBeginning(String beginning, String rest) {
    assertThat(found("export KEY " + beginning + rest)).contains("api-key " + beginning + rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invoice 2026-11-25 no. 4711, total 1,234.56 EUR",
        "Version 10.2.3.4 of the program",
        "The meeting is at 10:30, room 12",
        "Order 1234 5678 9012 was sent",
        "Forgot password?",
        "Reset your password here",
        "$ git commit -m 'Fix the build' && git push",
        "127.0.0.1 localhost",
        "See https://example.com/docs/index.html?page=2",
        "Total 12 345 678 units sold in 2025 and 2026",
        "sk-learn and ghp are words",
        "Mon Tue Wed Thu Fri Sat Sun 1 2 3 4 5 6 7",
        "The key is under the mat",
        "Name of the file: settings",
        "ISBN 978-3-16-148410-0",
        "SHA256 of the archive is listed below",
        "4111.1111.1111.1112",
        "toDE89370400440532013001,aslast year",
        "revDE12 commit a93704f0440532b013c00d",
        "S500 0000 0000 0005",
        "4111111111111112exp 12/29",
        "4111111111111111a2f9c07e",
        "zoos 4000 bigq Sold Giil 9000",
        "Total 4.111.111.111.111.111 units",
        "MASK(ONE<<SHIFT) | FLAG(TWO<<SHIFT)",
        "if (LEVEL<<WIDTH>>(COUNT<<2)) {",
      })
  void leavesOrdinaryLinesAlone(String line) {
    assertThat(found(line)).isEmpty();
  }

  /** Two boxes of two groups each; a number that is not one is no card where its parts meet. */
  @ParameterizedTest
  @CsvSource({"1111 1111,2", "1111 1112,0"})
  void joinsTheGroupsOfACardThatWereReadInTwoPieces(String second, int spans) {
    List<Piece> pieces =
        List.of(new Piece("4111 1111", 10, 10, 90, 30), new Piece(second, 98, 11, 180, 31));
    assertThat(PersonalData.find(pieces).stream().filter(Span::sure)).hasSize(spans);
  }

  @Test
  void offersANumberOfACardAfterItsNameWhereADigitWasMisread() {
    assertThat(PersonalData.find(List.of(new Piece("Visa 4111111111111112", 0, 0, 200, 20))))
        .containsExactly(new Span(0, 5, 21, "card", 0.7, false));
  }

  /** Between two lines that are one, a line with gaps and signs that no zone has. */
  @Test
  void findsALineOfAZoneByItsNeighbours() {
    List<Piece> pieces =
        List.of(
            new Piece("I<UTOD231458907<<<<<<<<<<<<<<<", 10, 10, 400, 30),
            new Piece("74081:2F12041S9UTO<< <<6", 10, 40, 400, 60),
            new Piece("ERIKSSON/<ANNA<MARIA<<<", 10, 70, 400, 90),
            new Piece("REPUBLIC OF UTOPIA", 10, 100, 400, 120));
    assertThat(PersonalData.find(pieces)).extracting(Span::piece).containsExactly(0, 1, 2);
  }

  @Test
  void readsTheValueRightOfItsLabel() {
    List<Piece> pieces =
        List.of(
            new Piece("Date of birth", 10, 10, 110, 30), new Piece("12/08/1974", 300, 11, 380, 31));
    assertThat(PersonalData.find(pieces))
        .containsExactly(new Span(1, 0, 10, "birth-date", 0.92, true));
  }

  @Test
  void readsTheValueBelowItsLabel() {
    List<Piece> pieces =
        List.of(
            new Piece("Surname", 10, 10, 80, 24),
            new Piece("Given names", 200, 10, 300, 24),
            new Piece("ERIKSSON", 10, 30, 100, 50),
            new Piece("ANNA MARIA", 200, 30, 320, 50));
    assertThat(PersonalData.find(pieces)).extracting(Span::piece).containsExactly(2, 3);
  }

  @Test
  void aCardNumberSetInFourPiecesIsFoundInAllFour() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pieces.add(
          new Piece(
              "4111 1111 1111 1111".substring(5 * i, 5 * i + 4), 100 * i, 0, 100 * i + 60, 20));
    }
    assertThat(PersonalData.find(pieces)).extracting(Span::piece).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aNumberBesideACardNumberIsNotTakenForItsBeginning() {
    // 3600 02 and the first two groups would make a number of 14 digits with a true check digit
    List<Piece> pieces =
        List.of(
            new Piece("3600 02", 0, 0, 90, 20), new Piece("6011-0000-0000-0004", 200, 0, 400, 20));
    assertThat(PersonalData.find(pieces)).extracting(Span::piece).containsExactly(1);
  }

  @Test
  void aLineWithoutFillersBesideOneOfAZoneBelongsToTheZone() {
    List<Piece> pieces =
        List.of(
            new Piece("IDUT0C2H6CMB9V2", 0, 0, 300, 20),
            new Piece("6202231M3305153UT0<<<<<<<<<<<2", 0, 26, 600, 46),
            new Piece("TOTAL OF ALL", 0, 90, 300, 110));
    assertThat(PersonalData.find(pieces)).extracting(Span::label).containsExactly("mrz", "mrz");
  }

  @Test
  void aPhoneNumberAndACardNumberSideBySideAreTwo() {
    List<Piece> pieces =
        List.of(
            new Piece("+44 20 7123 4567", 0, 0, 160, 20),
            new Piece("5340 7321 0167 7520", 200, 0, 390, 20));
    assertThat(PersonalData.find(pieces))
        .extracting(Span::piece, Span::start, Span::end, Span::label)
        .containsExactly(tuple(0, 0, 16, "phone"), tuple(1, 0, 19, "card"));
  }

  @Test
  void fillersThatWereReadAsSomethingElseDoNotHideALineOfAZone() {
    List<Piece> pieces =
        List.of(
            new Piece("P<UTOTADUFUZI<<RAFATO<<<<<", 0, 0, 500, 20),
            new Piece("※※ ※", 510, 0, 700, 20));
    assertThat(PersonalData.find(pieces)).extracting(Span::label).containsExactly("mrz");
  }

  @Test
  void fillersThatWereReadAsSignsLikeThemGoWithTheLine() {
    List<Piece> pieces =
        List.of(
            new Piece("P<UTOTADUFUZI<<RAFATO<<<<<", 0, 0, 500, 20),
            new Piece("≤≤ ≤", 510, 0, 700, 20));
    assertThat(PersonalData.find(pieces)).extracting(Span::piece).containsExactly(0, 1);
  }

  @Test
  void thePrivateKeysBodyGoesWithItsHead() {
    List<Piece> pieces =
        List.of(
            new Piece("-----BEGIN RSA PRIVATE" + " KEY-----", 0, 0, 300, 20),
            new Piece("MIIEowIBAAKCAQEAx1y2z3", 0, 22, 300, 42),
            new Piece("Qw8er7ty6ui5op4as3df2g", 0, 44, 300, 64),
            new Piece("-----END RSA PRIVATE" + " KEY-----", 0, 66, 300, 86),
            new Piece("$ ls", 0, 88, 60, 108));
    assertThat(PersonalData.find(pieces)).extracting(Span::piece).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aPassportsCheckDigitsAreThoseOfTheStandardsExample() {
    assertThat(MrzRule.checkDigit("L898902C3")).isEqualTo(6);
    assertThat(MrzRule.passportSecond("L898902C36UTO7408122F1204159ZE184226B<<<<<10")).isTrue();
    assertThat(MrzRule.passportSecond("L898902C36UTO7408123F1204159ZE184226B<<<<<10")).isFalse();
    assertThat(MrzRule.cardSecond("7408122F1204159UTO<<<<<<<<<<<6")).isTrue();
  }

  @Test
  void foldingKeepsEveryPlace() {
    assertThat(Folding.tablesFit()).isTrue();
    assertThat(Folding.fold("ａ＠ｂ－‐«《")).isEqualTo("a@b--<<");
  }

  private static List<String> found(String line) {
    Piece piece = new Piece(line, 0, 0, 10 * line.length(), 20);
    return PersonalData.find(List.of(piece)).stream()
        .map(span -> span.label() + " " + line.substring(span.start(), span.end()))
        .toList();
  }
}

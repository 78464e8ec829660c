// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** The check digits of national numbers; each takes the number without spaces and hyphens. */
final class CheckDigits {
  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  /**
   * What a letter or digit at an odd place of an Italian code counts (decree of 23 December 1976).
   */
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private CheckDigits() {}

  /** ISO 7064 modulo 11, 10; among the first ten digits one stands twice or thrice. */
  static boolean germanTaxNumber(String id) {
    if (id.substring(0, 10).chars().distinct().count() > 9) {
      return false;
    }
    int product = 10;
    for (int i = 0; i < 10; i++) {
      int sum = (id.charAt(i) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == id.charAt(10) - '0';
  }

  /** 97 minus the number modulo 97; Corsica's 2A and 2B count as 19 and 18. */
  static boolean frenchNumber(String id) {
    String number = id.replace("2A", "19").replace("2B", "18");
    return Digits.areDigits(number)
        && number.length() == 15
        && 97 - Long.parseLong(number.substring(0, 13)) % 97
            == Long.parseLong(number.substring(13));
  }

  static boolean spanishNumber(String id) {
    String digits =
        id.substring(0, id.length() - 1).replace('X', '0').replace('Y', '1').replace('Z', '2');
    return SPANISH_LETTERS.charAt(Integer.parseInt(digits) % 23) == id.charAt(id.length() - 1);
  }

  /** Months of later centuries have 20, 40, 60 or 80 added. */
  static boolean pesel(String id) {
    int month = Integer.parseInt(id.substring(2, 4)) % 20;
    int day = Integer.parseInt(id.substring(4, 6));
    int sum = 0;
    for (int i = 0; i < 11; i++) {
      sum += (id.charAt(i) - '0') * (i == 10 ? 1 : new int[] {1, 3, 7, 9}[i % 4]);
    }
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && sum % 10 == 0;
  }

  static boolean italianCode(String id) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = id.charAt(i);
      int value = Digits.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
    }
    return 'A' + sum % 26 == id.charAt(15);
  }

  /** Weights 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2; 11 minus the rest, 0 where the rest is 0 or 1. */
  static boolean japaneseNumber(String id) {
    int sum = 0;
    for (int i = 0; i < 11; i++) {
      int fromRight = 11 - i;
      sum += (id.charAt(i) - '0') * (fromRight <= 6 ? fromRight + 1 : fromRight - 5);
    }
    int rest = sum % 11;
    return (rest <= 1 ? 0 : 11 - rest) == id.charAt(11) - '0';
  }

  static boolean verhoeff(String id) {
    return isValid(VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT, id);
  }

  static boolean luhn(String id) {
    return isValid(LuhnCheckDigit.LUHN_CHECK_DIGIT, id);
  }

  private static boolean isValid(CheckDigit check, String id) {
    return check.isValid(id);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.wire.ErrorCode;

/** Why nothing was written for a file. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refusal(String code, String detail) {
    super(detail);
    this.code = code;
  }

  static Refusal of(BadImage e) {
    return new Refusal(ErrorCode.of(e).wireName(), e.getMessage());
  }

  static Refusal of(VerifyFailure e) {
    return new Refusal(ErrorCode.VERIFY_FAILED.wireName(), e.getMessage());
  }

  static Refusal of(TimeLimit e) {
    return new Refusal(ErrorCode.TIME_LIMIT.wireName(), e.getMessage());
  }

  /** A code of {@code src/protocol/error-codes.json}, or one of the command line's own. */
  String code() {
    return code;
  }
}

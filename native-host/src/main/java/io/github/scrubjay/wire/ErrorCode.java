// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.image.BadImage;
import java.util.Locale;

/**
 * Why a job or a message failed. The list is append-only; {@code src/protocol/error-codes.json}
 * says what each means.
 */
public enum ErrorCode {
  UNSUPPORTED_FORMAT,
  BAD_IMAGE,
  TOO_LARGE,
  TOO_MANY_JOBS,
  BAD_MESSAGE,
  BAD_CHUNK,
  HASH_MISMATCH,
  VERIFY_FAILED,
  TIME_LIMIT,
  CANCELLED,
  PROTOCOL_MISMATCH,
  INTERNAL;

  /** The code for an image that a sanitizer refuses. */
  public static ErrorCode of(BadImage refusal) {
    return switch (refusal.reason()) {
      case UNSUPPORTED -> UNSUPPORTED_FORMAT;
      case MALFORMED -> BAD_IMAGE;
      case TOO_LARGE -> TOO_LARGE;
    };
  }

  /** The code on the wire, for instance {@code bad_image}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

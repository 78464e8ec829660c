// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.child.TaskFailure;
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
  INTERNAL,
  UNDECODABLE,
  NOT_ABLE,
  VISION_FAILED,
  REDACT_FAILED;

  /** The code for an image that a sanitizer refuses. */
  public static ErrorCode of(BadImage refusal) {
    return switch (refusal.reason()) {
      case UNSUPPORTED -> UNSUPPORTED_FORMAT;
      case MALFORMED -> BAD_IMAGE;
      case TOO_LARGE -> TOO_LARGE;
    };
  }

  /** The code for what the child process could not do. */
  public static ErrorCode of(TaskFailure failure) {
    return switch (failure) {
      case UNDECODABLE -> UNDECODABLE;
      case NOT_ABLE -> NOT_ABLE;
      case DIED -> VISION_FAILED;
      case TIME_LIMIT -> TIME_LIMIT;
      case CANCELLED -> CANCELLED;
      case REDACT_FAILED -> REDACT_FAILED;
      case UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
      case BAD_IMAGE -> BAD_IMAGE;
      case TOO_LARGE -> TOO_LARGE;
    };
  }

  /** The code on the wire, for instance {@code bad_image}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

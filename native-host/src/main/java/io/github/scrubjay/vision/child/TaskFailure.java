// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

/** Why a task came to nothing. */
public enum TaskFailure {
  /** This picture can't be looked into here. */
  UNDECODABLE,
  /** This installation can't do that. */
  NOT_ABLE,
  /** The child died twice over it, or spoke nonsense. */
  DIED,
  /** It took too long. */
  TIME_LIMIT,
  /** Nobody waits any more. */
  CANCELLED,
  /** What was to be covered is still found, or the result is not as it must be. */
  REDACT_FAILED,
  /** An image of this kind can't be redacted. */
  UNSUPPORTED_FORMAT,
  /** The image breaks the rules of its format. */
  BAD_IMAGE,
  /** The image needs more memory than there is. */
  TOO_LARGE
}

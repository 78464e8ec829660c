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
  /** What was to be covered is still found. */
  REDACT_FAILED
}

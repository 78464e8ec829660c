// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

/** Opens a job on an image, whose bytes follow in {@link Chunk}s. */
public sealed interface ImageBegin extends Request permits CleanBegin, LookBegin, RedactBegin {

  long id();

  /** Size of the image that follows, at least 1. */
  long bytes();
}

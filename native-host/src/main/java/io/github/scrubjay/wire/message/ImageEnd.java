// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

/** The image of a job is complete. */
public sealed interface ImageEnd extends Request permits CleanEnd, LookEnd, RedactEnd {

  long id();

  /** Of the image, lower-case hex. */
  String sha256();

  /** Whether it ends an image that this message began. */
  boolean ends(ImageBegin begin);
}

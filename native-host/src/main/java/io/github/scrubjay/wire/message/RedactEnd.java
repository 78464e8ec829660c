// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;

/**
 * The image to redact is complete.
 *
 * @param sha256 of the image, lower-case hex
 */
public record RedactEnd(long id, String sha256) implements ImageEnd {
  static final String TYPE = "redact.end";

  static RedactEnd read(Fields fields) throws ProtocolError {
    return new RedactEnd(fields.id(), fields.sha256());
  }

  @Override
  public boolean ends(ImageBegin begin) {
    return begin instanceof RedactBegin;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;

/**
 * The image to look at is complete.
 *
 * @param sha256 of the image, lower-case hex
 */
public record LookEnd(long id, String sha256) implements ImageEnd {
  static final String TYPE = "look.end";

  static LookEnd read(Fields fields) throws ProtocolError {
    return new LookEnd(fields.id(), fields.sha256());
  }

  @Override
  public boolean ends(ImageBegin begin) {
    return begin instanceof LookBegin;
  }
}

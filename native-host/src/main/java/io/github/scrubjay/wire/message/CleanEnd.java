// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;

/**
 * The image is complete.
 *
 * @param sha256 of the image, lower-case hex
 */
public record CleanEnd(long id, String sha256) implements ImageEnd {
  static final String TYPE = "clean.end";

  static CleanEnd read(Fields fields) throws ProtocolError {
    return new CleanEnd(fields.id(), fields.sha256());
  }

  @Override
  public boolean ends(ImageBegin begin) {
    return begin instanceof CleanBegin;
  }
}

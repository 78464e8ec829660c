// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;

/** Stops a job. */
public record Cancel(long id) implements Request {
  static final String TYPE = "cancel";

  static Cancel read(Fields fields) throws ProtocolError {
    return new Cancel(fields.id());
  }
}

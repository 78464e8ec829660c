// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;

/** A job's answer was used: the host may forget all about the job. */
public record Done(long id) implements Request {
  static final String TYPE = "done";

  static Done read(Fields fields) throws ProtocolError {
    return new Done(fields.id());
  }
}

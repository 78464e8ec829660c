// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;
import io.github.scrubjay.wire.ProtocolRange;
import java.util.List;

/** The first message on a port: which protocol versions the extension understands. */
public record Hello(ProtocolRange protocol) implements Request {
  static final String TYPE = "hello";

  static Hello read(Fields fields) throws ProtocolError {
    List<?> range = fields.list("protocol");
    if (range.size() == 2
        && range.get(0) instanceof Long oldest
        && range.get(1) instanceof Long newest
        && oldest >= 1
        && newest >= oldest
        && newest <= Integer.MAX_VALUE) {
      return new Hello(new ProtocolRange(oldest.intValue(), newest.intValue()));
    }
    throw fields.bad("protocol must be [oldest, newest]");
  }
}

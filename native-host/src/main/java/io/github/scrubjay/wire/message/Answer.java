// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A message to the extension. One record is one message type and writes itself. */
public sealed interface Answer
    permits Result, ResultBegin, ResultChunk, ResultEnd, Regions, LookResult, ErrorAnswer {

  /** Writes the fields, {@code type} first, inside an object that is already open. */
  void writeFields(JsonGenerator json) throws IOException;
}

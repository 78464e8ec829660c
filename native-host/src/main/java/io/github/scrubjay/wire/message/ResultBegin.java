// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The clean image follows in chunks, because its edits do not fit into one frame. */
public record ResultBegin(Report report, int chunks) implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "result.begin");
    report.writeHead(json);
    json.writeNumberField("chunks", chunks);
    report.writeTail(json);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.image.Edits;
import java.io.IOException;

/** The clean image as edits over the original that the browser still holds. */
public record Result(Report report, Edits edits) implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "result");
    report.writeHead(json);
    json.writeArrayFieldStart("edits");
    for (Edits.Edit edit : edits.list()) {
      if (edit instanceof Edits.Keep keep) {
        json.writeArray(new int[] {keep.offset(), keep.length()}, 0, 2);
      } else if (edit instanceof Edits.Insert insert) {
        json.writeBinary(insert.bytes());
      }
    }
    json.writeEndArray();
    report.writeTail(json);
  }
}

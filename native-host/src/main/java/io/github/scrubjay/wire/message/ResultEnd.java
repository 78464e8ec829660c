// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The last chunk of a clean image is sent. */
public record ResultEnd(long id, String sha256) implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "result.end");
    json.writeNumberField("id", id);
    json.writeStringField("sha256", sha256);
  }
}

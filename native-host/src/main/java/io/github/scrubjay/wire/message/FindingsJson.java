// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.inspect.Finding;
import java.io.IOException;
import java.util.List;

/** Findings as JSON: the same on the wire and on the command line. */
public final class FindingsJson {
  private FindingsJson() {}

  /** Writes the field {@code findings} into an object that is open. */
  public static void write(JsonGenerator json, List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      writeFields(json, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the members of one finding into an object that is open. */
  public static void writeFields(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("kind", finding.kind());
    json.writeStringField("risk", finding.risk().wireName());
    json.writeStringField("name", finding.name());
    json.writeStringField("value", finding.value());
    if (finding.carrier() != null) {
      json.writeStringField("carrier", finding.carrier().wireName());
    }
    if (finding.bytes() > 0) {
      json.writeNumberField("bytes", finding.bytes());
    }
    if (finding.picture() != null) {
      json.writeObjectFieldStart("picture");
      json.writeStringField("mimeType", finding.picture().mimeType());
      json.writeBinaryField("data", finding.picture().data());
      json.writeEndObject();
    }
  }
}

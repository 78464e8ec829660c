// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.wire.ProtocolRange;
import io.github.scrubjay.wire.WireLimits;
import java.io.IOException;
import java.util.List;

/**
 * Who answers, what it can do and how much it takes.
 *
 * @param formats names of the image formats that can be cleaned
 * @param abilities what the host can do beyond the messages of its protocol version
 */
public record HelloAnswer(
    ProtocolRange protocol,
    String host,
    String build,
    List<String> formats,
    WireLimits limits,
    List<String> abilities)
    implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "hello");
    json.writeFieldName("protocol");
    json.writeArray(new int[] {protocol.oldest(), protocol.newest()}, 0, 2);
    json.writeStringField("host", host);
    json.writeStringField("build", build);
    Values.writeTexts(json, "formats", formats);
    json.writeObjectFieldStart("limits");
    json.writeNumberField("imageBytes", limits.imageBytes());
    json.writeNumberField("jobs", limits.jobs());
    json.writeNumberField("chunkBytes", limits.chunkBytes());
    json.writeNumberField("jobMillis", limits.jobMillis());
    json.writeEndObject();
    Values.writeTexts(json, "abilities", abilities);
  }
}

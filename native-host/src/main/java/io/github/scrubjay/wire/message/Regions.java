// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.io.IOException;
import java.util.List;

/**
 * What was found of one subject; others may follow.
 *
 * @param width of the picture as shown
 */
public record Regions(long id, int width, int height, Subject subject, List<Region> regions)
    implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "regions");
    json.writeNumberField("id", id);
    json.writeNumberField("width", width);
    json.writeNumberField("height", height);
    json.writeStringField("subject", subject.wireName());
    json.writeArrayFieldStart("regions");
    for (Region region : regions) {
      json.writeStartObject();
      RegionJson.writeFields(json, region);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

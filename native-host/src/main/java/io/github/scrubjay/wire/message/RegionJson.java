// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Region;
import java.io.IOException;
import java.util.List;

/** Regions as JSON: the same on the wire and on the command line. */
public final class RegionJson {
  private RegionJson() {}

  /** Writes the field {@code regions} into an object that is open, each with its subject. */
  public static void write(JsonGenerator json, List<Region> regions) throws IOException {
    json.writeArrayFieldStart("regions");
    for (Region region : regions) {
      json.writeStartObject();
      json.writeStringField("subject", region.subject().wireName());
      writeFields(json, region);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the members of one region but its subject into an object that is open. */
  static void writeFields(JsonGenerator json, Region region) throws IOException {
    json.writeStringField("label", region.label());
    Box box = region.box();
    json.writeFieldName("box");
    json.writeArray(new int[] {box.x(), box.y(), box.width(), box.height()}, 0, 4);
    json.writeNumberField("score", Math.round(region.score() * 1000) / 1000.0);
    json.writeBooleanField("sure", region.sure());
  }
}

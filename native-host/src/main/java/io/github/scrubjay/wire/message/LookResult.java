// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * All that was found; ends the job.
 *
 * @param width of the picture as shown
 * @param looked for what: what was asked for and is not here, nobody looked for
 */
public record LookResult(long id, int width, int height, Set<Subject> looked, List<Region> regions)
    implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "look.result");
    json.writeNumberField("id", id);
    json.writeNumberField("width", width);
    json.writeNumberField("height", height);
    Values.writeTexts(json, "looked", looked.stream().map(Subject::wireName).toList());
    RegionJson.write(json, regions);
  }
}

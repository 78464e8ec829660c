// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** The next piece of a clean image. */
public record ResultChunk(long id, int index, ByteBuffer data) implements Answer {

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "chunk");
    json.writeNumberField("id", id);
    json.writeNumberField("index", index);
    json.writeFieldName("data");
    ByteBuffer base64 = Base64.getEncoder().encode(data.duplicate());
    json.writeRawUTF8String(base64.array(), base64.arrayOffset(), base64.limit());
  }
}

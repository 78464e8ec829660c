// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** From an answer to a frame's JSON. */
public final class Answers {

  private Answers() {}

  /** One answer as UTF-8 JSON. */
  public static byte[] write(Answer answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.writeStartObject();
      answer.writeFields(json);
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }
}

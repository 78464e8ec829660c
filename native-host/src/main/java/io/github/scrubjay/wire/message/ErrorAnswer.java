// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.wire.ErrorCode;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * A job failed, or without id a message.
 *
 * @param detail what was expected and what was seen; cut at 300 characters
 */
public record ErrorAnswer(OptionalLong id, ErrorCode code, String detail) implements Answer {
  private static final int DETAIL_CHARS = 300;

  @Override
  public void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("type", "error");
    if (id.isPresent()) {
      json.writeNumberField("id", id.getAsLong());
    }
    json.writeStringField("code", code.wireName());
    json.writeStringField("detail", detail.substring(0, Math.min(detail.length(), DETAIL_CHARS)));
  }
}

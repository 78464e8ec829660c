// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** From a frame's JSON to the request that it is. */
public final class Requests {
  private Requests() {}

  /**
   * Reads a chunk as the extension sends them, so that those of the first image are read by
   * compiled code.
   *
   * @param image what the chunk carries, at least 1 byte
   */
  public static void warmUp(byte[] image) {
    String data = Base64.getEncoder().encodeToString(image);
    String json = "{\"type\":\"chunk\",\"id\":1,\"index\":0,\"data\":\"" + data + "\"}";
    try {
      read(json.getBytes(StandardCharsets.US_ASCII));
    } catch (ProtocolError e) {
      throw new IllegalStateException("a chunk as the extension sends them", e);
    }
  }

  /**
   * Reads one request.
   *
   * @param json a frame's content
   * @throws ProtocolError with {@code bad_message}, saying what was expected
   */
  public static Request read(byte[] json) throws ProtocolError {
    Fields fields = Fields.read(json);
    return switch (fields.type()) {
      case Hello.TYPE -> Hello.read(fields);
      case CleanBegin.TYPE -> CleanBegin.read(fields);
      case Chunk.TYPE -> Chunk.read(fields);
      case CleanEnd.TYPE -> CleanEnd.read(fields);
      case LookBegin.TYPE -> LookBegin.read(fields);
      case LookEnd.TYPE -> LookEnd.read(fields);
      case RedactBegin.TYPE -> RedactBegin.read(fields);
      case RedactEnd.TYPE -> RedactEnd.read(fields);
      case Cancel.TYPE -> Cancel.read(fields);
      case Done.TYPE -> Done.read(fields);
      default -> throw fields.bad("message type is unknown");
    };
  }
}

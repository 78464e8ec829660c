// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolError;
import java.nio.ByteBuffer;

/**
 * The next piece of an image.
 *
 * @param index 0, 1, 2 ... without a gap
 */
public record Chunk(long id, long index, ByteBuffer data) implements Request {
  static final String TYPE = "chunk";

  static Chunk read(Fields fields) throws ProtocolError {
    return new Chunk(fields.id(), fields.number("index"), fields.bytes("data"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.wire.message.Chunk;
import io.github.scrubjay.wire.message.ImageBegin;
import io.github.scrubjay.wire.message.ImageEnd;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts an image together from its chunks and checks that it is the one that was sent. */
final class Upload {
  private final long id;
  private final byte[] image;
  private final int chunkBytes;

  /** Of what arrived: taken while the next chunk is under way. */
  private final MessageDigest digest = sha256();

  private int filled;
  private long nextIndex;

  /**
   * @throws ProtocolError {@code too_large} when the image exceeds the limit
   */
  Upload(ImageBegin begin, WireLimits limits) throws ProtocolError {
    this.id = begin.id();
    if (begin.bytes() > limits.imageBytes()) {
      throw new ProtocolError(
          ErrorCode.TOO_LARGE,
          id,
          "image of " + begin.bytes() + " bytes, limit " + limits.imageBytes());
    }
    this.image = new byte[(int) begin.bytes()];
    this.chunkBytes = limits.chunkBytes();
  }

  /**
   * Takes the next piece.
   *
   * @throws ProtocolError {@code bad_chunk} when it is not the next, too long or more than
   *     announced
   */
  void add(Chunk chunk) throws ProtocolError {
    int length = chunk.data().remaining();
    if (chunk.index() != nextIndex) {
      throw bad("chunk " + chunk.index() + " came where " + nextIndex + " was expected");
    }
    if (length == 0 || length > chunkBytes) {
      throw bad("chunk of " + length + " bytes, must be 1 to " + chunkBytes);
    }
    if (length > image.length - filled) {
      throw bad("more bytes than the " + image.length + " announced");
    }
    chunk.data().get(image, filled, length);
    digest.update(image, filled, length);
    filled += length;
    nextIndex++;
  }

  /**
   * The whole image.
   *
   * @throws ProtocolError {@code bad_chunk} when bytes are missing, {@code hash_mismatch} when they
   *     are others than were sent
   */
  byte[] finish(ImageEnd end) throws ProtocolError {
    if (filled != image.length) {
      throw bad(filled + " of " + image.length + " bytes arrived");
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(end.sha256())) {
      throw new ProtocolError(
          ErrorCode.HASH_MISMATCH, id, "the image that arrived is not the one that was sent");
    }
    return image;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private ProtocolError bad(String detail) {
    return new ProtocolError(ErrorCode.BAD_CHUNK, id, detail);
  }
}

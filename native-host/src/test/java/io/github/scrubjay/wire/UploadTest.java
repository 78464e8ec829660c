// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.wire.message.Chunk;
import io.github.scrubjay.wire.message.CleanBegin;
import io.github.scrubjay.wire.message.CleanEnd;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class UploadTest {
  private static final WireLimits LIMITS = new WireLimits(10, 4, 3, 1000);

  private static Upload upload(long bytes) throws ProtocolError {
    return new Upload(new CleanBegin(1, bytes, Options.DEFAULT), LIMITS);
  }

  private static Chunk chunk(long index, int... bytes) {
    ByteBuffer data = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      data.put((byte) b);
    }
    return new Chunk(1, index, data.flip());
  }

  private static CleanEnd end(int... bytes) throws NoSuchAlgorithmException {
    byte[] image = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      image[i] = (byte) bytes[i];
    }
    return new CleanEnd(
        1, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image)));
  }

  @Test
  void putsChunksTogether() throws Exception {
    Upload upload = upload(5);
    upload.add(chunk(0, 1, 2, 3));
    upload.add(chunk(1, 4, 5));
    assertThat(upload.finish(end(1, 2, 3, 4, 5))).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void refusesAnImageBeyondTheLimitBeforeMemoryIsTaken() {
    assertThatThrownBy(() -> upload(11)).matches(codeIs(ErrorCode.TOO_LARGE));
    assertThatThrownBy(() -> upload(Long.MAX_VALUE)).matches(codeIs(ErrorCode.TOO_LARGE));
  }

  @Test
  void refusesGapsDoublesAndWrongOrder() throws Exception {
    Upload upload = upload(9);
    assertThatThrownBy(() -> upload.add(chunk(1, 1))).matches(codeIs(ErrorCode.BAD_CHUNK));
    upload.add(chunk(0, 1));
    assertThatThrownBy(() -> upload.add(chunk(0, 1))).matches(codeIs(ErrorCode.BAD_CHUNK));
    assertThatThrownBy(() -> upload.add(chunk(2, 1))).matches(codeIs(ErrorCode.BAD_CHUNK));
    assertThatThrownBy(() -> upload.add(chunk(-1, 1))).matches(codeIs(ErrorCode.BAD_CHUNK));
  }

  @Test
  void refusesEmptyAndOverlongChunksAndMoreThanAnnounced() throws Exception {
    Upload upload = upload(4);
    assertThatThrownBy(() -> upload.add(chunk(0))).matches(codeIs(ErrorCode.BAD_CHUNK));
    assertThatThrownBy(() -> upload.add(chunk(0, 1, 2, 3, 4))).matches(codeIs(ErrorCode.BAD_CHUNK));
    upload.add(chunk(0, 1, 2, 3));
    assertThatThrownBy(() -> upload.add(chunk(1, 4, 5))).matches(codeIs(ErrorCode.BAD_CHUNK));
  }

  @Test
  void refusesAnImageThatIsShortOrChanged() throws Exception {
    Upload upload = upload(3);
    upload.add(chunk(0, 1, 2));
    assertThatThrownBy(() -> upload.finish(end(1, 2))).matches(codeIs(ErrorCode.BAD_CHUNK));
    upload.add(chunk(1, 3));
    assertThatThrownBy(() -> upload.finish(end(1, 2, 4))).matches(codeIs(ErrorCode.HASH_MISMATCH));
  }

  private static java.util.function.Predicate<Throwable> codeIs(ErrorCode code) {
    return thrown -> thrown instanceof ProtocolError error && error.code() == code;
  }
}

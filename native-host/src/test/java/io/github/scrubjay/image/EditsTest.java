// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EditsTest {
  @Test
  void neighboursAreJoinedAndNothingIsLeftOut() {
    Edits edits =
        new Edits.Builder()
            .keep(0, 2)
            .keep(2, 3)
            .keep(5, 0)
            .insert(new byte[0])
            .keep(5, 1)
            .keep(9, 1)
            .build();
    assertThat(edits.list()).containsExactly(new Edits.Keep(0, 6), new Edits.Keep(9, 1));
    assertThat(edits.length()).isEqualTo(7);
  }

  @Test
  void identityIsOneWholeRange() {
    ByteBuffer image = ByteBuffer.allocate(6);
    assertThat(new Edits.Builder().keep(0, 6).build().isIdentity(image)).isTrue();
    assertThat(new Edits.Builder().keep(0, 5).build().isIdentity(image)).isFalse();
    assertThat(new Edits.Builder().keep(0, 5).keep(5, 1).build().isIdentity(image)).isTrue();
    assertThat(new Edits.Builder().insert(new byte[6]).build().isIdentity(image)).isFalse();
  }

  @Test
  void negativeRangesAreRefused() {
    Edits.Builder edits = new Edits.Builder();
    assertThatThrownBy(() -> edits.keep(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> edits.keep(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInsertIsACopy() {
    byte[] bytes = {1, 2};
    Edits edits = new Edits.Builder().insert(bytes).build();
    bytes[0] = 9;
    assertThat(edits.apply(ByteBuffer.allocate(0))).containsExactly(1, 2);
  }

  @Test
  void applyingAndDigestingGiveWhatWasAskedFor() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      byte[] original = new byte[1 + random.nextInt(200)];
      random.nextBytes(original);
      Edits.Builder edits = new Edits.Builder();
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int i = random.nextInt(12); i >= 0; i--) {
        if (random.nextBoolean()) {
          int offset = random.nextInt(original.length);
          int length = random.nextInt(original.length - offset + 1);
          edits.keep(offset, length);
          expected.write(original, offset, length);
        } else {
          byte[] insert = new byte[random.nextInt(5)];
          random.nextBytes(insert);
          edits.insert(insert);
          expected.writeBytes(insert);
        }
      }
      Edits built = edits.build();
      ByteBuffer buffer = ByteBuffer.wrap(original).asReadOnlyBuffer();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      built.digest(buffer, digest);
      assertThat(built.apply(buffer)).isEqualTo(expected.toByteArray());
      assertThat(built.length()).isEqualTo(expected.size());
      assertThat(digest.digest())
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(expected.toByteArray()));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramesTest {
  private static Frames reading(byte[] input) {
    return new Frames(new ByteArrayInputStream(input), new ByteArrayOutputStream());
  }

  private static byte[] header(int length) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(length).array();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames writer = new Frames(InputStream.nullInputStream(), out);
    writer.write(new byte[] {1, 2, 3});
    writer.write(new byte[0]);
    Frames reader = reading(out.toByteArray());
    assertThat(reader.read()).containsExactly(1, 2, 3);
    assertThat(reader.read()).isEmpty();
    assertThat(reader.read()).isNull();
  }

  @Test
  void readsInputThatComesByteByByte() throws IOException {
    byte[] frame = ByteBuffer.allocate(7).put(header(3)).put(new byte[] {7, 8, 9}).array();
    InputStream drip =
        new ByteArrayInputStream(frame) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(1, length));
          }
        };
    assertThat(new Frames(drip, new ByteArrayOutputStream()).read()).containsExactly(7, 8, 9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void inputThatEndsInsideAHeaderIsAnError(int bytes) {
    assertThatThrownBy(() -> reading(new byte[bytes]).read()).isInstanceOf(EOFException.class);
  }

  @Test
  void inputThatEndsInsideAFrameIsAnError() {
    byte[] input = ByteBuffer.allocate(6).put(header(3)).put(new byte[] {7, 8}).array();
    assertThatThrownBy(() -> reading(input).read())
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("2 of 3 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {Frames.MAX_BYTES + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void aFrameBeyondTheLimitIsAnErrorBeforeMemoryIsTaken(int length) {
    assertThatThrownBy(() -> reading(header(length)).read())
        .isInstanceOf(Frames.FrameTooLong.class)
        .hasMessageContaining(Integer.toUnsignedString(length));
  }

  @Test
  void anAnswerBeyondTheLimitIsNeverSent() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames frames = new Frames(InputStream.nullInputStream(), out);
    assertThatThrownBy(() -> frames.write(new byte[Frames.MAX_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(out.size()).isZero();
  }
}

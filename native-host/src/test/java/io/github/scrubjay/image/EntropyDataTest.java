// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntropyDataTest {
  /** More than two steps of the search, so that a marker stands in each of its loops. */
  private static final int LENGTH = 90;

  /** The bytes that mean something, and their neighbours. */
  private static final int[] ALPHABET = {
    0, 0, 1, 0x7F, 0x80, 0xCF, 0xD0, 0xD7, 0xD8, 0xFE, 0xFF, 0xFF
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x7F, 0x80, 0xFE})
  void findsEachMarkerAtEachPlaceBetweenAllKindsOfBytes(int filler) {
    for (int at = 0; at < LENGTH - 1; at++) {
      for (int marker = 0; marker < 256; marker++) {
        byte[] bytes = new byte[LENGTH];
        Arrays.fill(bytes, (byte) filler);
        bytes[at] = (byte) 0xFF;
        bytes[at + 1] = (byte) marker;
        assertEnd(bytes, 0);
      }
    }
  }

  @Test
  void findsTheFirstMarkerBehindStuffedBytesAndRestarts() {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i + 1 < LENGTH; i += 2) {
      bytes[i] = (byte) 0xFF;
      bytes[i + 1] = (byte) (i % 3 == 0 ? 0xD0 + i % 8 : 0);
    }
    for (int at = 0; at + 1 < LENGTH; at += 2) {
      byte[] marked = bytes.clone();
      marked[at + 1] = (byte) 0xD9;
      assertEquals(at, end(marked, 0));
      assertEnd(marked, 0);
    }
  }

  @Test
  void agreesWithReadingByteByByteOnMixesOfWhatMeansSomething() {
    Random random = new Random(7);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[random.nextInt(LENGTH)];
      int kinds = 2 + random.nextInt(ALPHABET.length - 1);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ALPHABET[random.nextInt(kinds)];
        if (i > 0 && bytes[i - 1] == (byte) 0xFF && random.nextInt(8) > 0) {
          bytes[i] = 0; // else a marker comes too soon
        }
      }
      assertEnd(bytes, random.nextInt(bytes.length + 1));
    }
  }

  @Test
  void agreesWithReadingByteByByteOnNoise() {
    Random random = new Random(8);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[4 * LENGTH];
      random.nextBytes(bytes);
      assertEnd(bytes, random.nextInt(LENGTH));
    }
  }

  private static void assertEnd(byte[] bytes, int from) {
    assertEquals(
        byteByByte(bytes, from),
        end(bytes, from),
        () -> HexFormat.of().formatHex(bytes) + " from " + from);
  }

  private static int end(byte[] bytes, int from) {
    return new EntropyData(ByteBuffer.wrap(bytes)).end(from);
  }

  /** T.81 B.1.1.5 as it reads. */
  private static int byteByByte(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      if (bytes[at] != (byte) 0xFF) {
        at++;
        continue;
      }
      int next = at + 1;
      while (next < bytes.length && bytes[next] == (byte) 0xFF) {
        next++;
      }
      boolean goesOn =
          next < bytes.length
              && (bytes[next] == 0 || (bytes[next] & 0xFF) >= 0xD0 && (bytes[next] & 0xFF) <= 0xD7);
      if (!goesOn) {
        return at;
      }
      at = next + 1;
    }
    return bytes.length;
  }
}

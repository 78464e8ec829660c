// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import io.github.scrubjay.wire.Frames;
import io.github.scrubjay.wire.ProtocolError;
import io.github.scrubjay.wire.message.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Anything on the host's standard input: frames, and the messages in them, or an error that says
 * what is wrong.
 */
public final class ProtocolTarget {
  private ProtocolTarget() {}

  /** Called by the fuzzer, once for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Frames frames = new Frames(new ByteArrayInputStream(input), OutputStream.nullOutputStream());
    try {
      for (byte[] json = frames.read(); json != null; json = frames.read()) {
        read(json);
      }
    } catch (IOException broken) {
      // no frames any more: the host ends
    }
    read(input);
  }

  private static void read(byte[] json) {
    try {
      Requests.read(json);
    } catch (ProtocolError answered) {
      if (answered.getMessage() == null) {
        throw new AssertionError("an error without a word", answered);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * What travels between host and child: u8 kind, i32 length, then that many bytes.
 *
 * @param body its meaning is the task's own
 */
record Frame(Kind kind, byte[] body) {

  /** What a frame is. */
  enum Kind {
    /** To the child: the name of a task as modified UTF-8, then its request. */
    START,
    /** To the child: what runs should end. It answers all the same. */
    CANCEL,
    /** To the host: a piece of the answer. */
    PART,
    /** To the host: the last piece of the answer. */
    DONE,
    /** To the host: a {@link TaskFailure} as modified UTF-8, then a detail. */
    FAILED
  }

  /** An image of the largest size and what is said about it. */
  private static final int MAX_BYTES = 80 * 1024 * 1024;

  /**
   * Waits for the next frame.
   *
   * @return {@code null} at the end of input
   * @throws IOException when the input breaks off, or is no frames
   */
  static Frame read(DataInputStream in) throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return null;
    }
    int length = in.readInt();
    if (kind >= Kind.values().length || length < 0 || length > MAX_BYTES) {
      throw new IOException("not a frame: kind " + kind + ", length " + length);
    }
    byte[] body = new byte[length];
    int at = 0;
    while (at < length) { // own loop: readNBytes of a pipe fails on JDK 17
      int n = in.read(body, at, length - at);
      if (n < 0) {
        throw new EOFException(at + " of " + length + " bytes");
      }
      at += n;
    }
    return new Frame(Kind.values()[kind], body);
  }

  /** Writes a frame as a whole and sends it on its way. */
  void write(DataOutputStream out) throws IOException {
    synchronized (out) {
      out.writeByte(kind.ordinal());
      out.writeInt(body.length);
      out.write(body);
      out.flush();
    }
  }
}

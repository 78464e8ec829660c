// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Native messaging frames: uint32 length in native byte order, then that many bytes of UTF-8 JSON.
 *
 * <p>Reading is for one thread; writing is safe from several.
 */
public final class Frames {
  /**
   * The largest frame either way. Browsers cut the port at an answer of 1,048,577 bytes; the
   * distance is for safety.
   */
  public static final int MAX_BYTES = 1_000_000;

  private static final int HEADER_BYTES = 4;

  private final InputStream in;
  private final OutputStream out;

  public Frames(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Waits for the next frame.
   *
   * @return the JSON, or {@code null} at the end of input
   * @throws EOFException when the input ends inside a frame
   * @throws FrameTooLong when the header announces more than {@link #MAX_BYTES}; what follows can't
   *     be read as frames any more
   */
  public byte[] read() throws IOException {
    byte[] header = new byte[HEADER_BYTES];
    int got = fill(header);
    if (got == 0) {
      return null;
    }
    if (got < HEADER_BYTES) {
      throw new EOFException("input ended inside a frame header: " + got + " of 4 bytes");
    }
    long length =
        Integer.toUnsignedLong(ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt());
    if (length > MAX_BYTES) {
      throw new FrameTooLong(length);
    }
    byte[] json = new byte[(int) length];
    got = fill(json);
    if (got < json.length) {
      throw new EOFException("input ended inside a frame: " + got + " of " + length + " bytes");
    }
    return json;
  }

  /**
   * Sends one frame as a whole.
   *
   * @throws IllegalArgumentException when it is longer than {@link #MAX_BYTES}: a fault of ours
   */
  public void write(byte[] json) throws IOException {
    if (json.length > MAX_BYTES) {
      throw new IllegalArgumentException("answer of " + json.length + " bytes, limit " + MAX_BYTES);
    }
    byte[] frame =
        ByteBuffer.allocate(HEADER_BYTES + json.length)
            .order(ByteOrder.nativeOrder())
            .putInt(json.length)
            .put(json)
            .array();
    synchronized (out) {
      out.write(frame);
      out.flush();
    }
  }

  /** Own loop: {@code FileInputStream.readNBytes} throws "Illegal seek" on a pipe with JDK 17. */
  private int fill(byte[] buffer) throws IOException {
    int at = 0;
    while (at < buffer.length) {
      int n = in.read(buffer, at, buffer.length - at);
      if (n < 0) {
        break;
      }
      at += n;
    }
    return at;
  }

  /** A frame header that announces more than the limit. */
  public static final class FrameTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    FrameTooLong(long length) {
      super("frame of " + length + " bytes, limit " + MAX_BYTES);
    }
  }
}

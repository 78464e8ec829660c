// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zlib stream of pixels that is walked through over all of its chunks, to be sure that it gives
 * no more than the picture needs and that nothing stands behind its end: decoders stop there and
 * never look. A stream that is cut off passes, since there is nothing behind.
 */
final class PixelStream implements AutoCloseable {
  private static final int SCRATCH_BYTES = 64 * 1024;

  private final String chunk;
  private final Inflater inflater = new Inflater();
  private final byte[] scratch = new byte[SCRATCH_BYTES];
  private long bytesLeft;

  /**
   * @param chunk type of the chunks that hold it, for messages
   * @param bytes what the picture needs when inflated
   */
  PixelStream(String chunk, long bytes) {
    this.chunk = chunk;
    this.bytesLeft = bytes;
  }

  void take(byte[] bytes, int start, int end) throws VerifyFailure {
    if (start == end) {
      return;
    }
    inflater.setInput(bytes, start, end - start);
    try {
      int count;
      while (!inflater.finished() && (count = inflater.inflate(scratch)) > 0) {
        bytesLeft -= count;
        if (bytesLeft < 0) {
          throw new VerifyFailure("PNG: more pixels in " + chunk + " than the picture has");
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new VerifyFailure("PNG: " + chunk + " takes too long");
        }
      }
    } catch (DataFormatException e) {
      throw new VerifyFailure("PNG: " + chunk + " is no zlib stream", e);
    }
    if (inflater.getRemaining() > 0) {
      throw new VerifyFailure("PNG: bytes after the pixels in " + chunk);
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}

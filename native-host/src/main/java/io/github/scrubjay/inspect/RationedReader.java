// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes for metadata-extractor that run out. A block of 64 KiB can make it build hundreds of
 * megabytes: thousands of tags that all point at the same values. So what may be read is limited,
 * however often it is read.
 */
final class RationedReader extends RandomAccessReader {
  /**
   * Apple's binary property lists, which are made unrecognisable: metadata-extractor 2.21.0 loops
   * up to 2^63 times over one that says so, and allocates what it says.
   */
  private static final byte[] PROPERTY_LIST = "bplist".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final Ration ration;

  RationedReader(byte[] bytes, Ration ration) {
    this.bytes = bytes;
    this.ration = ration;
  }

  @Override
  public int toUnshiftedOffset(int localOffset) {
    return localOffset;
  }

  @Override
  public byte getByte(int index) throws IOException {
    validateIndex(index, 1);
    ration.take(1);
    return bytes[index];
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    validateIndex(index, count);
    ration.take(count);
    byte[] copy = Arrays.copyOfRange(bytes, index, index + count);
    if (startsWith(copy, PROPERTY_LIST)) {
      copy[0] = 0;
    }
    return copy;
  }

  private static boolean startsWith(byte[] bytes, byte[] name) {
    return bytes.length >= name.length
        && Arrays.equals(bytes, 0, name.length, name, 0, name.length);
  }

  @Override
  protected void validateIndex(int index, int bytesRequested) throws IOException {
    if (!isValidIndex(index, bytesRequested)) {
      throw new IOException("value outside its block");
    }
  }

  @Override
  protected boolean isValidIndex(int index, int bytesRequested) {
    return index >= 0 && bytesRequested >= 0 && (long) index + bytesRequested <= bytes.length;
  }

  @Override
  public long getLength() {
    return bytes.length;
  }
}

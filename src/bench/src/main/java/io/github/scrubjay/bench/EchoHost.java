// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The least that a Java host can do: gives every frame back. What ours is compared with. */
public final class EchoHost {
  private EchoHost() {}

  public static void main(String[] args) throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    byte[] header = new byte[4];
    while (fill(in, header, 0)) {
      int length = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt();
      byte[] frame = new byte[4 + length];
      System.arraycopy(header, 0, frame, 0, 4);
      if (!fill(in, frame, 4)) {
        break;
      }
      out.write(frame);
    }
    Runtime.getRuntime().halt(0);
  }

  private static boolean fill(FileInputStream in, byte[] buffer, int from) throws IOException {
    int at = from;
    while (at < buffer.length) {
      int n = in.read(buffer, at, buffer.length - at);
      if (n < 0) {
        return false;
      }
      at += n;
    }
    return true;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A host as a process, spoken to over its pipes. */
final class HostProcess implements Closeable {
  private static final byte[] HELLO =
      "{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.1.0\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final Process process;
  private final OutputStream to;
  private final DataInputStream from;

  HostProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    to = process.getOutputStream();
    from = new DataInputStream(process.getInputStream());
  }

  /** Asks for a hello and waits for the answer. */
  void hello() throws IOException {
    send(HELLO);
    receive();
  }

  void send(byte[] json) throws IOException {
    to.write(
        ByteBuffer.allocate(4 + json.length)
            .order(ByteOrder.nativeOrder())
            .putInt(json.length)
            .put(json)
            .array());
    to.flush();
  }

  byte[] receive() throws IOException {
    byte[] header = new byte[4];
    from.readFully(header);
    byte[] json = new byte[ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt()];
    from.readFully(json);
    return json;
  }

  /**
   * The most memory that it held so far.
   *
   * @return bytes, as Linux counts them (VmHWM, proc(5))
   */
  long peakBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException(
        "the system does not say how much memory process " + process.pid() + " held");
  }

  /** Ends the host as a browser does and waits for it. */
  @Override
  public void close() throws IOException {
    to.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

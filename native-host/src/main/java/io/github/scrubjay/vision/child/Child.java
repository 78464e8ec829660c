// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One running child process, seen from the host. */
final class Child {

  /** What the host waits for: a frame, the child's death, or the wish to cancel. */
  record Event(Frame frame, boolean died) {
    static final Event DIED = new Event(null, true);
    static final Event CANCEL = new Event(null, false);
  }

  private final Process process;
  private final DataOutputStream toChild;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private Child(Process process) {
    this.process = process;
    this.toChild =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
  }

  /**
   * @throws IOException when the program can't be started
   */
  static Child start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    // They could load other code, as the launcher says too.
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
        .forEach(environment::remove);
    Child child = new Child(builder.start());
    Thread reader = new Thread(child::read, "vision-answers");
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
      for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
        events.add(new Event(frame, false));
      }
    } catch (IOException | OutOfMemoryError broken) {
      kill(); // what follows can't be trusted to be frames
    }
    events.add(Event.DIED);
  }

  BlockingQueue<Event> events() {
    return events;
  }

  /**
   * @throws IOException when it is gone
   */
  void send(Frame frame) throws IOException {
    frame.write(toChild);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Ends it in peace: it ends with its input. */
  void close() {
    try {
      toChild.close();
    } catch (IOException alreadyGone) {
      kill();
    }
  }
}

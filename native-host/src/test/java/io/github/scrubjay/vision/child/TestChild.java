// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detectors;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A child process with tasks that die, hang and wait. */
public final class TestChild {
  private static final byte[] STARTED = {'s'};
  private static final byte[] DONE = {'d'};
  private static final long TURN_NANOS = 2_000_000;

  private TestChild() {}

  public static void main(String[] args) {
    FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    Map<String, Task> tasks =
        Map.of(
            "answer", (request, detectors, parts, cancellation) -> DONE,
            "die", (request, detectors, parts, cancellation) -> die(),
            "throw", (request, detectors, parts, cancellation) -> deepen(0),
            "hang", (request, detectors, parts, cancellation) -> hang(parts),
            "babble", (request, detectors, parts, cancellation) -> babble(stdout),
            "until", TestChild::until);
    new VisionWorker(new FileInputStream(FileDescriptor.in), stdout, tasks).run();
    Runtime.getRuntime().halt(0);
  }

  private static byte[] die() {
    Runtime.getRuntime().halt(3);
    return DONE;
  }

  private static byte[] deepen(int depth) {
    return depth < 0 ? DONE : deepen(depth + 1).clone();
  }

  private static byte[] hang(Task.Parts parts) throws IOException {
    parts.send(STARTED);
    while (true) {
      LockSupport.parkNanos(TURN_NANOS);
    }
  }

  private static byte[] babble(FileOutputStream stdout) throws IOException {
    stdout.write("no frame at all".getBytes(StandardCharsets.US_ASCII));
    return hang(part -> {});
  }

  /** Says that it began, then waits until a file is there. */
  private static byte[] until(
      DataInputStream request, Detectors detectors, Task.Parts parts, Cancellation cancellation)
      throws IOException, Cancelled {
    Path file = Path.of(request.readUTF());
    parts.send(STARTED);
    while (!Files.exists(file)) {
      cancellation.check();
      LockSupport.parkNanos(TURN_NANOS);
    }
    return DONE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detectors;
import io.github.scrubjay.vision.Subject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child process: does one task after the other until its input ends, which is when the host
 * ends. While it waits for its first task it loads what is quick to load.
 */
public final class VisionWorker {
  /** The argument by which {@code Main} knows that it is the child. */
  public static final String ARGUMENT = "vision-worker";

  /** What it can do. A new kind of work is a line here. */
  private static final Map<String, Task> TASKS =
      Map.of(LookTask.NAME, new LookTask(), RedactTask.NAME, new RedactTask());

  private final DataInputStream in;
  private final DataOutputStream out;
  private final Map<String, Task> tasks;
  private final BlockingQueue<Frame> starts = new LinkedBlockingQueue<>();
  private volatile boolean cancelled;

  VisionWorker(InputStream in, OutputStream out, Map<String, Task> tasks) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    this.tasks = tasks;
  }

  /**
   * Serves until the end of input; then the process should end at once, whatever still runs.
   *
   * @param stdout the real one, which carries frames only
   */
  public static void serve(InputStream stdin, OutputStream stdout) {
    new VisionWorker(stdin, stdout, TASKS).run();
  }

  void run() {
    Thread worker = new Thread(null, this::work, "vision", 4 << 20);
    worker.setDaemon(true);
    worker.start();
    try {
      for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
        if (frame.kind() == Frame.Kind.START) {
          cancelled = false; // the host sends the next task when the one before has ended
          starts.add(frame);
        } else if (frame.kind() == Frame.Kind.CANCEL) {
          cancelled = true;
        }
      }
    } catch (IOException | OutOfMemoryError broken) {
      System.err.println("scrubjay-vision: " + broken.getClass().getSimpleName());
    }
  }

  private void work() {
    Detectors detectors = new Detectors();
    try {
      prepare(detectors);
      while (true) {
        answer(starts.take(), detectors);
      }
    } catch (IOException | InterruptedException gone) {
      Runtime.getRuntime().halt(1);
    } catch (Throwable unfit) { // out of memory, or worse: a new process is the better one
      System.err.println("scrubjay-vision: " + unfit.getClass().getSimpleName());
      Runtime.getRuntime().halt(1);
    }
  }

  /** Text is left out: its libraries take seconds to load, which a task must not wait for. */
  private void prepare(Detectors detectors) {
    for (Subject subject : Detectors.available()) {
      if (subject != Subject.TEXT && starts.isEmpty()) {
        detectors.prepare(subject, () -> !starts.isEmpty());
      }
    }
  }

  private void answer(Frame start, Detectors detectors) throws IOException {
    Cancellation cancellation = () -> cancelled;
    try {
      DataInputStream request = new DataInputStream(new ByteArrayInputStream(start.body()));
      Task task = tasks.get(request.readUTF());
      if (task == null) {
        throw new TaskFailed(TaskFailure.NOT_ABLE, "no such task");
      }
      byte[] last = task.run(request, detectors, this::part, cancellation);
      new Frame(Frame.Kind.DONE, last).write(out);
    } catch (TaskFailed e) {
      fail(e.failure(), e.getMessage());
    } catch (Cancelled e) {
      fail(TaskFailure.CANCELLED, "cancelled");
    }
  }

  private void part(byte[] part) throws IOException {
    new Frame(Frame.Kind.PART, part).write(out);
  }

  private void fail(TaskFailure failure, String detail) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream words = new DataOutputStream(body);
    words.writeUTF(failure.name());
    words.writeUTF(detail.substring(0, Math.min(300, detail.length())));
    new Frame(Frame.Kind.FAILED, body.toByteArray()).write(out);
  }
}

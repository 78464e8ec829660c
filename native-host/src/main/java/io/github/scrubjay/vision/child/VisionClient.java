// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.redact.Redaction;
import io.github.scrubjay.vision.redact.Style;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The host's side of the child process: starts it when it is needed, gives it one task after the
 * other, and kills it where it hangs. A task whose child died is given to a new one once. After a
 * while without work the child is ended; it also ends when the host does.
 */
public final class VisionClient {

  /**
   * Takes the answer to one task; called from one thread, at the end once {@code done or failed}.
   */
  public interface Answer {
    /** A piece before the last; again from the beginning where a child died. */
    void part(byte[] part) throws IOException;

    /** The last piece. */
    void done(byte[] last) throws IOException;

    void failed(TaskFailure failure, String detail);
  }

  /** Takes what is found in a picture; as {@link Answer}. */
  public interface LookAnswer {
    void found(Look ofOneSubject);

    void done(Look all);

    void failed(TaskFailure failure, String detail);
  }

  /** Takes a redacted image; as {@link Answer}. */
  public interface RedactAnswer {
    void done(Redaction redaction);

    void failed(TaskFailure failure, String detail);
  }

  /**
   * @param task longest time for one task, from when the child has taken it
   * @param cancel how long a cancelled task may go on before its child is killed
   * @param idle how long a child without work is kept
   */
  record Times(Duration task, Duration cancel, Duration idle) {
    static final Times DEFAULT =
        new Times(Duration.ofSeconds(60), Duration.ofMillis(150), Duration.ofSeconds(60));
  }

  /** A task that was handed in. */
  public final class Ticket {
    private final byte[] start;
    private final Answer answer;
    private boolean cancelled;
    private Child child;
    private boolean sent;

    private Ticket(byte[] start, Answer answer) {
      this.start = start;
      this.answer = answer;
    }

    /**
     * Nobody waits any more. Returns at once; the answer's {@code failed} is still called, and
     * after {@link Times#cancel} at the latest the child is free or dead.
     */
    public void cancel() {
      synchronized (this) {
        cancelled = true;
        if (child == null) {
          return;
        }
        if (sent) {
          child.events().add(Child.Event.CANCEL);
        } else {
          child.kill(); // it does not even take its input
        }
      }
    }

    private synchronized boolean isCancelled() {
      return cancelled;
    }

    private synchronized boolean assign(Child to) {
      child = cancelled ? null : to;
      sent = false;
      return !cancelled;
    }

    private synchronized void end() {
      child = null;
    }

    private synchronized void sent() {
      sent = true;
      if (cancelled) {
        child.events().add(Child.Event.CANCEL);
      }
    }
  }

  private static final int ATTEMPTS = 2;

  private final List<String> command;
  private final Times times;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private boolean started;

  /** The child that is kept; only the thread of this client touches it. */
  private Child kept;

  private volatile long pid;

  /**
   * @param mainClass name of the class that calls {@link VisionWorker#serve}
   */
  public VisionClient(String mainClass) {
    this(ChildCommand.of(mainClass), Times.DEFAULT);
  }

  VisionClient(List<String> command, Times times) {
    this.command = command;
    this.times = times;
  }

  /** Starts the child, so that it loads while the image is still under way. Returns at once. */
  public void prepare() {
    submit(
        () -> {
          try {
            child();
          } catch (IOException e) {
            // the task that follows will say so
          }
        });
  }

  /**
   * Looks at an image.
   *
   * @param image the whole file
   */
  public Ticket look(byte[] image, Set<Subject> want, Effort effort, LookAnswer answer) {
    return start(
        LookTask.request(want, effort, image),
        new Answer() {
          @Override
          public void part(byte[] part) throws IOException {
            answer.found(LookTask.read(part));
          }

          @Override
          public void done(byte[] last) throws IOException {
            answer.done(LookTask.read(last));
          }

          @Override
          public void failed(TaskFailure failure, String detail) {
            answer.failed(failure, detail);
          }
        });
  }

  /**
   * Takes boxes out of an image for good.
   *
   * @param image the whole file
   * @param boxes in displayed pixels
   * @param options what of the metadata stays
   */
  public Ticket redact(
      byte[] image, List<Box> boxes, Style style, Options options, RedactAnswer answer) {
    return start(
        RedactTask.request(image, boxes, style, options),
        new Answer() {
          @Override
          public void part(byte[] part) throws IOException {
            throw new IOException("a redacted image comes in one piece");
          }

          @Override
          public void done(byte[] last) throws IOException {
            answer.done(RedactTask.read(last));
          }

          @Override
          public void failed(TaskFailure failure, String detail) {
            answer.failed(failure, detail);
          }
        });
  }

  /**
   * Hands in a task.
   *
   * @param start name of the task as modified UTF-8, then its request
   */
  Ticket start(byte[] start, Answer answer) {
    Ticket ticket = new Ticket(start, answer);
    submit(() -> run(ticket));
    return ticket;
  }

  /** Process id of the last child that was started; 0 before the first. */
  long pid() {
    return pid;
  }

  private synchronized void submit(Runnable runnable) {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::serve, "vision-client");
      thread.setDaemon(true);
      thread.start();
    }
    work.add(runnable);
  }

  private void serve() {
    try {
      while (true) {
        Runnable next =
            kept == null ? work.take() : work.poll(times.idle.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
          kept.close();
          kept = null;
        } else {
          next.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Child child() throws IOException {
    if (kept == null || !kept.isAlive()) {
      kept = Child.start(command);
      pid = kept.pid();
    }
    return kept;
  }

  private void run(Ticket ticket) {
    try {
      String death = "";
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (ticket.isCancelled()) {
          break;
        }
        try {
          Child child = child();
          if (ticket.assign(child) && attempt(ticket, child)) {
            ticket.end();
            return;
          }
        } catch (IOException e) {
          death = ": " + e.getClass().getSimpleName();
        }
        drop();
      }
      if (ticket.isCancelled()) {
        ticket.answer.failed(TaskFailure.CANCELLED, "cancelled");
      } else {
        ticket.answer.failed(TaskFailure.DIED, "the child process died twice" + death);
      }
    } catch (InterruptedException e) {
      drop();
      Thread.currentThread().interrupt();
    }
  }

  private void drop() {
    if (kept != null) {
      kept.kill();
      kept = null;
    }
  }

  /**
   * @return whether the ticket has got its answer; otherwise the child is not to be used any more
   */
  private boolean attempt(Ticket ticket, Child child) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + times.task.toNanos();
    boolean cancelling = false;
    child.events().removeIf(event -> event == Child.Event.CANCEL); // came too late for its task
    child.send(new Frame(Frame.Kind.START, ticket.start)); // a child that does not read: see cancel
    ticket.sent();
    while (true) {
      Child.Event event = child.events().poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        drop();
        TaskFailure why = cancelling ? TaskFailure.CANCELLED : TaskFailure.TIME_LIMIT;
        ticket.answer.failed(why, "the child process was killed");
        return true;
      } else if (event.died()) {
        return false;
      } else if (event == Child.Event.CANCEL) {
        cancelling = true;
        deadline = System.nanoTime() + times.cancel.toNanos();
        child.send(new Frame(Frame.Kind.CANCEL, new byte[0]));
      } else if (answer(ticket, event.frame())) {
        return true;
      }
    }
  }

  /** Whether this was the last frame of an answer. */
  private static boolean answer(Ticket ticket, Frame frame) throws IOException {
    switch (frame.kind()) {
      case PART -> {
        ticket.answer.part(frame.body());
        return false;
      }
      case DONE -> ticket.answer.done(frame.body());
      case FAILED -> {
        DataInputStream words = new DataInputStream(new ByteArrayInputStream(frame.body()));
        ticket.answer.failed(failure(words.readUTF()), words.readUTF());
      }
      default -> throw new IOException("a frame that only the host sends");
    }
    return true;
  }

  private static TaskFailure failure(String name) throws IOException {
    try {
      return TaskFailure.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("no such failure", e);
    }
  }
}

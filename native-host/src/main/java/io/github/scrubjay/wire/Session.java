// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.Build;
import io.github.scrubjay.clean.Cleaner;
import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.vision.Detectors;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.child.VisionClient;
import io.github.scrubjay.wire.message.Answer;
import io.github.scrubjay.wire.message.Answers;
import io.github.scrubjay.wire.message.Cancel;
import io.github.scrubjay.wire.message.Chunk;
import io.github.scrubjay.wire.message.CleanBegin;
import io.github.scrubjay.wire.message.Done;
import io.github.scrubjay.wire.message.ErrorAnswer;
import io.github.scrubjay.wire.message.Hello;
import io.github.scrubjay.wire.message.HelloAnswer;
import io.github.scrubjay.wire.message.ImageBegin;
import io.github.scrubjay.wire.message.ImageEnd;
import io.github.scrubjay.wire.message.LookBegin;
import io.github.scrubjay.wire.message.RedactBegin;
import io.github.scrubjay.wire.message.Request;
import io.github.scrubjay.wire.message.Requests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One conversation with one browser, from the first frame to the end of input ({@code
 * src/docs/PROTOCOL.md}). Whatever happens in a job, its answer is a verified result or an error.
 */
public final class Session implements Desk {

  /** What a session needs of the process around it. */
  public interface Surroundings {
    /** Cleans one image; throws where the image, the result or the clock is bad. */
    Cleaning clean(byte[] image, Options options) throws BadImage, VerifyFailure, TimeLimit;

    /** How many threads had to be left behind while cleaning. */
    int stuckThreads();

    /** The process in which pictures are looked at; made at the first use. */
    VisionClient vision();

    /** The host can do no more work and should end at once. */
    void exhausted();
  }

  /**
   * Threads that hang before the host ends itself; the extension starts a new one at the next job.
   */
  private static final int MAX_LEFT_BEHIND = 2;

  private final Frames frames;
  private final Surroundings surroundings;
  private final WireLimits limits;
  private final Worker worker = new Worker();
  private final EndedJobs ended = new EndedJobs();
  private final Map<Long, Job> open = new HashMap<>();
  private boolean agreed;

  /** Whether somebody waits for an answer, who needs the processor more than the warm-up does. */
  private volatile boolean asked;

  public Session(Frames frames, Surroundings surroundings, WireLimits limits) {
    this.frames = frames;
    this.surroundings = surroundings;
    this.limits = limits;
  }

  /**
   * Says hello, then serves requests until the end of input.
   *
   * @throws IOException when the input breaks off inside a frame or can't be read as frames any
   *     more
   */
  public void run() throws IOException {
    sayHello();
    Cleaner.warmUp(() -> !asked, Requests::warmUp); // on a thread of its own
    for (byte[] json = frames.read(); json != null; json = frames.read()) {
      try {
        handle(Requests.read(json));
      } catch (ProtocolError error) {
        fail(error);
      } catch (OutOfMemoryError error) {
        fail(new ProtocolError(ErrorCode.INTERNAL, 0, "not enough memory for this message"));
      }
    }
  }

  private void handle(Request request) throws ProtocolError {
    if (request instanceof Hello hello) {
      agreed = ProtocolRange.OURS.agree(hello.protocol()).isPresent();
    } else if (request instanceof ImageBegin begin) {
      asked = true;
      begin(begin);
    } else if (request instanceof Chunk chunk) {
      Job job = openJob(chunk.id());
      if (job != null) {
        uploadOf(job, "chunk").add(chunk);
      }
    } else if (request instanceof ImageEnd end) {
      Job job = openJob(end.id());
      if (job != null) {
        end(job, end);
      }
    } else if (request instanceof Cancel cancel) {
      cancel(cancel);
    } else if (request instanceof Done done) {
      ended.forget(done.id());
    }
  }

  private void sayHello() {
    HelloAnswer hello =
        new HelloAnswer(
            ProtocolRange.OURS, Build.VERSION, Build.ID, formats(), limits, abilities());
    sendFrame(hello.json());
  }

  /** What newer extensions may ask of this host: older hosts refuse a name that they don't know. */
  private static List<String> abilities() {
    List<String> names = new ArrayList<>(List.of("clean", "reencode"));
    for (Options.Keep keep : Options.Keep.values()) {
      names.add("keep-" + keep.wireName());
    }
    for (Subject subject : Detectors.available()) {
      names.add("look-" + subject.wireName());
    }
    names.add("redact");
    return names;
  }

  private static List<String> formats() {
    List<String> names = new ArrayList<>();
    for (Sanitizer sanitizer : Sanitizers.ALL) {
      names.add(sanitizer.format().name());
    }
    return names;
  }

  /** What a job of this kind does. A new kind of job is a line here. */
  private Work work(ImageBegin begin) {
    if (begin instanceof LookBegin look) {
      return new LookWork(look, surroundings.vision(), limits, this);
    }
    if (begin instanceof RedactBegin redact) {
      return new RedactWork(redact, surroundings, worker, limits, this);
    }
    return new CleanWork(((CleanBegin) begin).options(), surroundings, worker, limits, this);
  }

  private void begin(ImageBegin begin) throws ProtocolError {
    long id = begin.id();
    if (!agreed) {
      throw new ProtocolError(
          ErrorCode.PROTOCOL_MISMATCH, id, "no protocol version was agreed on by hello");
    }
    Job job;
    synchronized (open) {
      if (open.containsKey(id)) {
        throw new ProtocolError(ErrorCode.BAD_MESSAGE, id, "a job of this id is open");
      }
      if (open.size() >= limits.jobs()) {
        throw new ProtocolError(
            ErrorCode.TOO_MANY_JOBS, id, open.size() + " jobs are open, limit " + limits.jobs());
      }
      job = newJob(begin);
      open.put(id, job);
      ended.forget(id);
    }
    job.timeBy(worker.after(job.work().millis(), () -> timeOut(job)));
    job.work().begin();
  }

  private void end(Job job, ImageEnd end) throws ProtocolError {
    if (!job.isEndedBy(end)) {
      throw new ProtocolError(
          ErrorCode.BAD_MESSAGE, job.id(), "the image's end is of another kind than its begin");
    }
    byte[] image = uploadOf(job, "end").finish(end);
    job.uploaded();
    job.work().run(job, image);
  }

  private Job newJob(ImageBegin begin) throws ProtocolError {
    try {
      return new Job(begin, work(begin), limits);
    } catch (OutOfMemoryError e) {
      throw new ProtocolError(
          ErrorCode.INTERNAL, begin.id(), "not enough memory for " + begin.bytes() + " bytes");
    }
  }

  private void timeOut(Job job) {
    job.work().timeOut(job);
    fail(job, ErrorCode.TIME_LIMIT, "the job took longer than " + job.work().millis() + " ms");
    endIfExhausted();
  }

  private void cancel(Cancel cancel) {
    Job job;
    synchronized (open) {
      job = open.get(cancel.id());
    }
    if (job != null) {
      fail(job, ErrorCode.CANCELLED, "cancelled by the extension");
      job.work().cancel();
    }
  }

  /** The open job, or {@code null} for a message that was under way when its job ended. */
  private Job openJob(long id) throws ProtocolError {
    synchronized (open) {
      Job job = open.get(id);
      if (job == null && !ended.contains(id)) {
        throw new ProtocolError(ErrorCode.BAD_MESSAGE, id, "no job of this id was begun");
      }
      return job;
    }
  }

  private static Upload uploadOf(Job job, String type) throws ProtocolError {
    Upload upload = job.upload();
    if (upload == null) {
      throw new ProtocolError(ErrorCode.BAD_MESSAGE, job.id(), type + " after the image's end");
    }
    return upload;
  }

  /** Answers a bad message; a job that it names is over. */
  private void fail(ProtocolError error) {
    if (error.id().isPresent()) {
      Job job;
      synchronized (open) {
        job = open.get(error.id().getAsLong());
      }
      if (job != null) {
        fail(job, error.code(), error.getMessage());
        return;
      }
      ended.add(error.id().getAsLong());
    }
    send(new ErrorAnswer(error.id(), error.code(), error.getMessage()));
  }

  @Override
  public void fail(Job job, ErrorCode code, String detail) {
    if (settle(job)) {
      send(new ErrorAnswer(OptionalLong.of(job.id()), code, detail));
    }
  }

  @Override
  public boolean settle(Job job) {
    synchronized (open) {
      if (!job.settle()) {
        return false;
      }
      open.remove(job.id(), job);
      ended.add(job.id());
      return true;
    }
  }

  @Override
  public void endIfExhausted() {
    boolean idle;
    synchronized (open) {
      idle = open.isEmpty();
    }
    if (idle && worker.leftBehind() + surroundings.stuckThreads() >= MAX_LEFT_BEHIND) {
      surroundings.exhausted();
    }
  }

  @Override
  public void send(Answer answer) {
    sendFrame(Answers.write(answer));
  }

  private void sendFrame(byte[] json) {
    try {
      frames.write(json);
    } catch (IOException gone) {
      // Nobody reads the answers any more, so nobody is there to work for.
      surroundings.exhausted();
    }
  }
}

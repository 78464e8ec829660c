// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.vision.child.TaskFailure;
import io.github.scrubjay.vision.child.VisionClient;
import io.github.scrubjay.vision.redact.Redaction;
import io.github.scrubjay.wire.message.ErrorAnswer;
import io.github.scrubjay.wire.message.RedactBegin;
import io.github.scrubjay.wire.message.Report;
import java.util.OptionalLong;

/** Redacts an image in the child process, and cleans and verifies here what came of it. */
final class RedactWork implements Work {
  /** Decoded, coded again, and looked at again; behind a look that still goes on. */
  private static final int TIMES_A_CLEANING = 4;

  private final RedactBegin begin;
  private final Session.Surroundings surroundings;
  private final VisionClient vision;
  private final Worker worker;
  private final WireLimits limits;
  private final Desk desk;
  private VisionClient.Ticket ticket;

  RedactWork(
      RedactBegin begin,
      Session.Surroundings surroundings,
      Worker worker,
      WireLimits limits,
      Desk desk) {
    this.begin = begin;
    this.surroundings = surroundings;
    this.vision = surroundings.vision();
    this.worker = worker;
    this.limits = limits;
    this.desk = desk;
  }

  @Override
  public int millis() {
    return TIMES_A_CLEANING * limits.jobMillis();
  }

  @Override
  public void begin() {
    vision.prepare();
  }

  @Override
  public void run(Job job, byte[] image) {
    synchronized (this) {
      ticket =
          vision.redact(image, begin.regions(), begin.style(), begin.options(), new Outcome(job));
    }
    if (job.isSettled()) {
      cancel(); // it was cancelled before there was a ticket
    }
  }

  @Override
  public synchronized void cancel() {
    if (ticket != null) {
      ticket.cancel();
    }
  }

  @Override
  public void timeOut(Job job) {
    cancel();
    worker.abandon(job);
  }

  private void clean(Job job, Redaction redaction) {
    try {
      Cleaning cleaning = surroundings.clean(redaction.bytes(), begin.options());
      if (desk.settle(job)) {
        send(job, redaction, cleaning);
      }
    } catch (BadImage e) {
      desk.fail(job, ErrorCode.of(e), e.getMessage());
    } catch (VerifyFailure e) {
      desk.fail(job, ErrorCode.VERIFY_FAILED, e.getMessage());
    } catch (TimeLimit e) {
      desk.fail(job, ErrorCode.TIME_LIMIT, e.getMessage());
    } catch (Throwable e) { // a job's edge: nothing that an image does may end the host
      desk.fail(job, ErrorCode.INTERNAL, e.getClass().getSimpleName());
    }
    desk.endIfExhausted();
  }

  private void send(Job job, Redaction redaction, Cleaning cleaning) {
    try {
      new ResultSender(desk::send, limits)
          .sendRedacted(
              job.id(),
              redaction.bytes(),
              cleaning,
              new Report.Covered(begin.regions().size(), redaction.reformatted()));
    } catch (RuntimeException | OutOfMemoryError e) {
      // An error after result.begin ends the job just as well.
      desk.send(
          new ErrorAnswer(
              OptionalLong.of(job.id()), ErrorCode.INTERNAL, e.getClass().getSimpleName()));
    }
  }

  private final class Outcome implements VisionClient.RedactAnswer {
    private final Job job;

    private Outcome(Job job) {
      this.job = job;
    }

    @Override
    public void done(Redaction redaction) {
      if (redaction.bytes().length > limits.imageBytes()) {
        desk.fail(job, ErrorCode.TOO_LARGE, "the redacted image is larger than an image may be");
        return;
      }
      worker.submit(job, () -> clean(job, redaction));
    }

    @Override
    public void failed(TaskFailure failure, String detail) {
      desk.fail(job, ErrorCode.of(failure), detail);
    }
  }
}

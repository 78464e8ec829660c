// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.wire.message.ErrorAnswer;
import java.util.OptionalLong;

/** Cleans an image. */
final class CleanWork implements Work {
  private final Options options;
  private final Session.Surroundings surroundings;
  private final Worker worker;
  private final WireLimits limits;
  private final Desk desk;

  CleanWork(
      Options options,
      Session.Surroundings surroundings,
      Worker worker,
      WireLimits limits,
      Desk desk) {
    this.options = options;
    this.surroundings = surroundings;
    this.worker = worker;
    this.limits = limits;
    this.desk = desk;
  }

  @Override
  public int millis() {
    return limits.jobMillis();
  }

  @Override
  public void run(Job job, byte[] image) {
    worker.submit(job, () -> clean(job, image));
  }

  @Override
  public void timeOut(Job job) {
    worker.abandon(job);
  }

  private void clean(Job job, byte[] image) {
    try {
      Cleaning cleaning = surroundings.clean(image, options);
      if (desk.settle(job)) {
        sendResult(job, image, cleaning);
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

  private void sendResult(Job job, byte[] image, Cleaning cleaning) {
    try {
      new ResultSender(desk::send, limits).send(job.id(), image, cleaning);
    } catch (RuntimeException | OutOfMemoryError e) {
      // An error after result.begin ends the job just as well.
      desk.send(
          new ErrorAnswer(
              OptionalLong.of(job.id()), ErrorCode.INTERNAL, e.getClass().getSimpleName()));
    }
  }
}

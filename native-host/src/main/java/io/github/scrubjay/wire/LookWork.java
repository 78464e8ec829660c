// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.child.Look;
import io.github.scrubjay.vision.child.TaskFailure;
import io.github.scrubjay.vision.child.VisionClient;
import io.github.scrubjay.wire.message.LookBegin;
import io.github.scrubjay.wire.message.LookResult;
import io.github.scrubjay.wire.message.Regions;

/** Looks for things in a picture, in the child process. */
final class LookWork implements Work {
  /** A thorough look at a page full of text takes longer than any cleaning. */
  private static final int TIMES_A_CLEANING = 3;

  private final LookBegin begin;
  private final VisionClient vision;
  private final WireLimits limits;
  private final Desk desk;
  private VisionClient.Ticket ticket;

  LookWork(LookBegin begin, VisionClient vision, WireLimits limits, Desk desk) {
    this.begin = begin;
    this.vision = vision;
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
    Effort effort = begin.thorough() ? Effort.THOROUGH : Effort.NORMAL;
    synchronized (this) {
      ticket = vision.look(image, begin.want(), effort, new Sight(job));
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
  }

  /** Passes on what the child says, until the job is settled. */
  private final class Sight implements VisionClient.LookAnswer {
    private final Job job;

    private Sight(Job job) {
      this.job = job;
    }

    @Override
    public void found(Look look) {
      if (!job.isSettled()) {
        for (Subject subject : look.looked()) {
          desk.send(new Regions(job.id(), look.width(), look.height(), subject, look.regions()));
        }
      }
    }

    @Override
    public void done(Look look) {
      if (desk.settle(job)) {
        desk.send(
            new LookResult(job.id(), look.width(), look.height(), look.looked(), look.regions()));
      }
    }

    @Override
    public void failed(TaskFailure failure, String detail) {
      desk.fail(job, ErrorCode.of(failure), detail);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.wire.message.ImageBegin;
import io.github.scrubjay.wire.message.ImageEnd;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One image on its way through the host. It gets exactly one answer: whoever settles it first gives
 * it.
 */
final class Job {
  private final long id;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final ImageBegin begin;
  private final Work work;
  private volatile Upload upload;
  private volatile Future<?> timer;

  /**
   * @throws ProtocolError {@code too_large} when the image exceeds the limit
   */
  Job(ImageBegin begin, Work work, WireLimits limits) throws ProtocolError {
    this.id = begin.id();
    this.begin = begin;
    this.work = work;
    this.upload = new Upload(begin, limits);
  }

  long id() {
    return id;
  }

  /** What is done with the image. */
  Work work() {
    return work;
  }

  /** Whether this message may end this job's image. */
  boolean isEndedBy(ImageEnd end) {
    return end.ends(begin);
  }

  /** The image as far as it arrived; {@code null} once it was taken. */
  Upload upload() {
    return upload;
  }

  /** The image is handed on: no further chunk can come. */
  void uploaded() {
    upload = null;
  }

  void timeBy(Future<?> newTimer) {
    timer = newTimer;
  }

  /** True once, for the caller that may answer this job. */
  boolean settle() {
    if (!settled.compareAndSet(false, true)) {
      return false;
    }
    upload = null;
    Future<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
    return true;
  }

  boolean isSettled() {
    return settled.get();
  }
}

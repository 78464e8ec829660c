// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that cleans, one image at a time so that memory stays bounded, and the clock that
 * watches it. Java can't kill a thread: one that hangs is left behind and replaced.
 */
final class Worker {
  // Both are made at the first use: hello needs neither, and the browser waits for it.
  private ScheduledThreadPoolExecutor clock;
  private ThreadPoolExecutor cleaning;
  private Job running;
  private int leftBehind;

  /** Runs a job's task after those before it, unless the job was settled while it waited. */
  synchronized void submit(Job job, Runnable task) {
    if (cleaning == null) {
      cleaning = newThread();
    }
    cleaning.execute(
        () -> {
          if (begin(job)) {
            try {
              task.run();
            } finally {
              end(job);
            }
          }
        });
  }

  synchronized ScheduledFuture<?> after(int millis, Runnable task) {
    if (clock == null) {
      clock = new ScheduledThreadPoolExecutor(1, tick -> daemon(tick, "scrubjay-clock"));
      clock.setRemoveOnCancelPolicy(true);
    }
    return clock.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  /** If this job is being worked on, its thread is left behind and the next jobs get a new one. */
  synchronized void abandon(Job job) {
    if (running != job) {
      return;
    }
    leftBehind++;
    running = null;
    List<Runnable> waiting = cleaning.shutdownNow();
    cleaning = newThread();
    waiting.forEach(cleaning::execute);
  }

  /** How many threads were left behind. */
  synchronized int leftBehind() {
    return leftBehind;
  }

  private synchronized boolean begin(Job job) {
    if (job.isSettled()) {
      return false;
    }
    running = job;
    return true;
  }

  private synchronized void end(Job job) {
    if (running == job) {
      running = null;
    }
  }

  private static ThreadPoolExecutor newThread() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> daemon(task, "scrubjay-clean"));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}

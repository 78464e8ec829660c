// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs code that is not trusted to end: each task on a thread of its own with a stack of a fixed
 * size and a deadline. Java can't kill a thread, so one that misses its deadline is interrupted,
 * left behind and counted.
 */
final class Workers {
  /**
   * Enough for the readers' nested boxes and IFDs; small enough that endless recursion ends soon
   * and cheaply in a StackOverflowError.
   */
  static final long STACK_BYTES = 512 * 1024;

  private final Queue<Work<?>> leftBehind = new ConcurrentLinkedQueue<>();

  /** A task that was started. */
  final class Work<T> {
    private final FutureTask<T> task;
    private final Thread thread;
    private final long deadlineNanos;

    private Work(String name, Callable<T> callable, Duration limit) {
      task = new FutureTask<>(callable);
      thread = new Thread(null, task, name, STACK_BYTES);
      thread.setDaemon(true);
      deadlineNanos = System.nanoTime() + limit.toNanos();
      thread.start();
    }

    /**
     * Waits for the result until the deadline.
     *
     * @throws TimeLimit when the deadline has passed or this thread is interrupted (it stays
     *     interrupted); the task is left behind
     * @throws ExecutionException holding what the task threw, errors included
     */
    T result() throws TimeLimit, ExecutionException {
      try {
        return task.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        leave();
        throw new TimeLimit(thread.getName() + " took too long");
      } catch (InterruptedException e) {
        leave();
        Thread.currentThread().interrupt();
        throw new TimeLimit(thread.getName() + " was interrupted");
      }
    }

    /** Gives the task up: nobody waits for it any more. */
    void leave() {
      thread.interrupt();
      if (thread.isAlive()) {
        leftBehind.add(this);
      }
    }

    private boolean isStuck() {
      return thread.isAlive() && System.nanoTime() - deadlineNanos > 0;
    }
  }

  <T> Work<T> start(String name, Callable<T> callable, Duration limit) {
    return new Work<>(name, callable, limit);
  }

  /** How many threads were left behind and still run past their deadline. */
  int stuck() {
    leftBehind.removeIf(work -> !work.thread.isAlive());
    return (int) leftBehind.stream().filter(Work::isStuck).count();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Workers workers = new Workers();

  @Test
  void givesTheResult() throws Exception {
    assertThat(workers.start("task", () -> 42, LONG).result()).isEqualTo(42);
    assertThat(workers.stuck()).isZero();
  }

  @Test
  void givesWhatTheTaskThrewErrorsIncluded() {
    Workers.Work<Void> work =
        workers.start(
            "task",
            () -> {
              throw new StackOverflowError();
            },
            LONG);
    assertThatThrownBy(work::result)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void endsEndlessRecursionSoon() {
    Workers.Work<Integer> work = workers.start("task", () -> depth(0), LONG);
    assertThatThrownBy(work::result).hasCauseInstanceOf(StackOverflowError.class);
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int depth(int depth) {
    return depth(depth + 1) + 1;
  }

  @Test
  void leavesATaskBehindThatDoesNotEndAndCountsItUntilItDoes() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Workers.Work<Void> work =
        workers.start(
            "task",
            () -> {
              thread.set(Thread.currentThread());
              started.countDown();
              awaitDeafly(end);
              return null;
            },
            Duration.ofMillis(1));
    started.await();

    assertThatThrownBy(work::result).isInstanceOf(TimeLimit.class).hasMessage("task took too long");
    assertThat(workers.stuck()).isEqualTo(1);

    end.countDown();
    thread.get().join();
    assertThat(workers.stuck()).isZero();
  }

  private static void awaitDeafly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException ignored) {
        continue; // as a library that never looks
      }
    }
  }

  @Test
  void stopsWaitingWhenInterruptedAndStaysInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    Workers.Work<Void> work =
        workers.start(
            "task",
            () -> {
              never.await();
              return null;
            },
            LONG);
    Thread.currentThread().interrupt();
    assertThatThrownBy(work::result).isInstanceOf(TimeLimit.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void neverKeepsTheJvmFromEnding() throws Exception {
    assertThat(workers.start("task", () -> Thread.currentThread().isDaemon(), LONG).result())
        .isTrue();
  }
}

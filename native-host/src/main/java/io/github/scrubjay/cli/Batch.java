// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on many files at once and reports them in the order in which they were named. Few files are
 * under way at a time, so that memory stays the same for ten files and for a million.
 */
final class Batch {
  /** Work on one file. Never throws but for errors that end the program. */
  interface Work {
    Outcome on(Source source);
  }

  /** Takes an outcome, in order. */
  interface Reporter {
    void report(Outcome outcome) throws IOException;
  }

  /** So that no thread waits while an early file takes long. */
  private static final int AHEAD = 8;

  private final int threads;

  Batch(int threads) {
    this.threads = threads;
  }

  void run(List<Source> sources, Work work, Reporter reporter) throws IOException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "scrubjay-file");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Queue<Future<Outcome>> underWay = new ArrayDeque<>();
      for (Source source : sources) {
        if (underWay.size() >= threads * AHEAD) {
          reporter.report(result(underWay.remove()));
        }
        underWay.add(pool.submit(() -> work.on(source)));
      }
      for (Future<Outcome> next : underWay) {
        reporter.report(result(next));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Outcome result(Future<Outcome> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}

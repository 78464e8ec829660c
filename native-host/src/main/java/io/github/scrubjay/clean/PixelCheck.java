// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.verify.PixelComparison.Outcome;
import io.github.scrubjay.verify.PixelComparison.Result;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Says whether a clean image shows the same pixels as its original, by decoders that are not
 * trusted to end. Safe for use by several threads.
 */
public final class PixelCheck {
  /** Twice a large photo on a slow machine, others waiting for memory included. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Workers workers = new Workers();
  private final PixelComparison comparison;

  /**
   * @param bytes of memory that decoded pictures may take, all threads together
   */
  public PixelCheck(long bytes) {
    comparison = new PixelComparison(bytes);
  }

  /** Compares; never throws on any image. */
  public Result compare(byte[] original, byte[] clean, ImageFormat format) {
    try {
      return workers
          .start("decoder", () -> comparison.compare(original, clean, format.name()), LIMIT)
          .result();
    } catch (TimeLimit e) {
      return new Result(Outcome.NOT_COMPARED, e.getMessage());
    } catch (ExecutionException e) {
      return new Result(Outcome.NOT_COMPARED, e.getCause().getClass().getSimpleName());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.image.Limits;

/**
 * What the host takes and gives; it names these numbers in its hello.
 *
 * @param imageBytes largest image
 * @param jobs jobs open at the same time
 * @param chunkBytes largest chunk before base64, both ways
 * @param jobMillis longest time from a job's first message to its answer
 */
public record WireLimits(int imageBytes, int jobs, int chunkBytes, int jobMillis) {

  /**
   * 512 KiB chunks are 699,052 characters of base64, far below the browsers' limit of 1 MiB for an
   * answer.
   */
  public static final WireLimits DEFAULT =
      new WireLimits(Limits.IMAGE_BYTES, 4, 512 * 1024, 20_000);
}

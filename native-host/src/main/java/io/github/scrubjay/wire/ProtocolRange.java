// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.util.OptionalInt;

/**
 * The protocol versions that one side understands.
 *
 * @param oldest at least 1
 * @param newest at least {@code oldest}
 */
public record ProtocolRange(int oldest, int newest) {

  /** What this host speaks. */
  public static final ProtocolRange OURS = new ProtocolRange(1, 1);

  public ProtocolRange {
    if (oldest < 1 || newest < oldest) {
      throw new IllegalArgumentException("protocol range " + oldest + ".." + newest);
    }
  }

  /** The newest version that both sides understand. */
  public OptionalInt agree(ProtocolRange other) {
    int version = Math.min(newest, other.newest);
    return version >= Math.max(oldest, other.oldest)
        ? OptionalInt.of(version)
        : OptionalInt.empty();
  }
}

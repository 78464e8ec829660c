// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.wire.message.Answer;

/** Where a {@link Work} hands in its answers. */
interface Desk {

  /** True once, for the caller that may give the job's last answer; it must then send it. */
  boolean settle(Job job);

  /** Sends a message as it is. */
  void send(Answer answer);

  /** Ends the job with an error, unless it has got its answer. */
  void fail(Job job, ErrorCode code, String detail);

  /** Ends the host where it can do no more work. */
  void endIfExhausted();
}

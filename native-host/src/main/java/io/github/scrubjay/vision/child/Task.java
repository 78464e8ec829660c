// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detectors;
import java.io.DataInputStream;
import java.io.IOException;

/** One kind of work that the child does; its request and answer are its own. */
interface Task {

  /** Takes pieces of an answer before the last one. */
  interface Parts {
    void send(byte[] part) throws IOException;
  }

  /**
   * Does the work.
   *
   * @param request what the host sent
   * @param detectors kept from one task to the next
   * @return the last piece of the answer
   */
  byte[] run(DataInputStream request, Detectors detectors, Parts parts, Cancellation cancellation)
      throws IOException, TaskFailed, Cancelled;
}

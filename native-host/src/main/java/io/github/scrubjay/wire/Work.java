// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

/** What is done with the image of one job. One kind of job is one class. */
interface Work {

  /** Longest time from the job's first message to its answer, in milliseconds. */
  int millis();

  /** The job was opened, the image is on its way. */
  default void begin() {}

  /** The image is there. Ends, sooner or later, in exactly one answer to the job. */
  void run(Job job, byte[] image);

  /** Nobody waits any more: the job was cancelled. */
  default void cancel() {}

  /** The job took too long. */
  void timeOut(Job job);
}

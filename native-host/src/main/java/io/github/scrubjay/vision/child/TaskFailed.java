// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

/** Ends a task in the child with a reason that the host passes on. */
public final class TaskFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final TaskFailure failure;

  /**
   * @param detail what was expected and what was seen; no bytes of the image and nothing read in it
   */
  public TaskFailed(TaskFailure failure, String detail) {
    super(detail);
    this.failure = failure;
  }

  public TaskFailure failure() {
    return failure;
  }
}

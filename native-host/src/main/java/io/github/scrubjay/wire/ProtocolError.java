// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.util.OptionalLong;

/** A message that can't be answered by anything but an error. */
public final class ProtocolError extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final long id;

  /**
   * @param id the job, or 0 when the message names none
   * @param detail what was expected and what was seen, without image bytes
   */
  public ProtocolError(ErrorCode code, long id, String detail) {
    super(detail);
    this.code = code;
    this.id = id;
  }

  public ErrorCode code() {
    return code;
  }

  /** The job that fails by this, if the message named one. */
  public OptionalLong id() {
    return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }
}

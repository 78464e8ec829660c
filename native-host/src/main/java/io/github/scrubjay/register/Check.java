// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

/**
 * One thing that the doctor looked at.
 *
 * @param name what was looked at
 * @param status how it is
 * @param seen what was found
 * @param mend the command or step that mends it, or that helps where a note is a cause; empty when
 *     it passed
 */
public record Check(String name, Status status, String seen, String mend) {

  /** How a thing is. */
  public enum Status {
    PASSED,
    /** It may be a cause, which can't be seen from here. */
    NOTE,
    FAILED
  }

  /** Whether nothing is known to be wrong. */
  public boolean passed() {
    return status != Status.FAILED;
  }

  static Check pass(String name, String seen) {
    return new Check(name, Status.PASSED, seen, "");
  }

  static Check note(String name, String seen, String help) {
    return new Check(name, Status.NOTE, seen, help);
  }

  static Check fail(String name, String seen, String mend) {
    return new Check(name, Status.FAILED, seen, mend);
  }
}

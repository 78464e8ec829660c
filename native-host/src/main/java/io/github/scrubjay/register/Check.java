// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

/**
 * One thing that the doctor looked at.
 *
 * @param name what was looked at
 * @param passed whether it is as it must be
 * @param seen what was found
 * @param mend the command or step that mends it; empty when it passed
 */
public record Check(String name, boolean passed, String seen, String mend) {
  static Check pass(String name, String seen) {
    return new Check(name, true, seen, "");
  }

  static Check fail(String name, String seen, String mend) {
    return new Check(name, false, seen, mend);
  }
}

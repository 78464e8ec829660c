// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.util.Locale;

/** The operating systems of the table of browsers. */
public enum Os {
  LINUX,
  MACOS,
  WINDOWS;

  /**
   * The one of a JVM.
   *
   * @param osName as in the system property {@code os.name}
   */
  static Os of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return MACOS;
    }
    return name.contains("windows") ? WINDOWS : LINUX;
  }

  /** Its member in a row of the table. */
  String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

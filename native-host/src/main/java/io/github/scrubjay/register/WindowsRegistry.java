// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.util.Optional;

/** What is needed of the Windows registry. */
public interface WindowsRegistry {
  /**
   * A value of a key.
   *
   * @param key with its hive, for instance {@code HKCU\Software\...}
   * @param name empty for the key's default value
   */
  Optional<String> read(String key, String name) throws IOException;

  /** Makes a key where it is missing, and sets its default value. */
  void write(String key, String value) throws IOException;

  /** Removes a key and all below it. */
  void delete(String key) throws IOException;
}

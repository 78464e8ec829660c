// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.nio.file.Path;

/** One place where browsers look for the host. */
public sealed interface Place {
  /** Which browsers look there, for people: the first one that the table names. */
  String browser();

  /** Which form of manifest is read there. */
  BrowserKind kind();

  /** A folder of manifests. */
  record Folder(String browser, BrowserKind kind, Path folder) implements Place {}

  /**
   * A key of the Windows registry whose default value is the path of a manifest.
   *
   * @param key with its hive, the host's name included
   */
  record Key(String browser, BrowserKind kind, String key) implements Place {}
}

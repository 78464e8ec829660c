// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

/** The two forms of a native messaging host manifest. */
public enum BrowserKind {
  /** Chrome, Chromium, Edge, Brave ...: {@code allowed_origins}. */
  CHROMIUM,
  /** Firefox and its relatives: {@code allowed_extensions}. */
  FIREFOX
}

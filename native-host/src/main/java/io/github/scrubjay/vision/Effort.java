// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

/** How much time a search may take. */
public enum Effort {
  /** While a person waits for an upload. */
  NORMAL,
  /** Several times as long, for small and faint things; finds more that is not there, too. */
  THOROUGH
}

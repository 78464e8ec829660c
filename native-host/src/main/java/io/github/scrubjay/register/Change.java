// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

/**
 * What was done, or would be done, at one place.
 *
 * @param browser for people
 * @param where the manifest's path, or the registry key
 * @param detail why, where the action alone does not say it; else empty
 */
public record Change(String browser, String where, Action action, String detail) {

  /** What happened to a place. */
  public enum Action {
    CREATED,
    UPDATED,
    UNCHANGED,
    REMOVED,
    /** There was nothing to take away. */
    ABSENT,
    /** What is there is not this host's, and was left alone. */
    KEPT,
    FAILED
  }

  /** Whether the place is now as it was asked for. */
  public boolean succeeded() {
    return action != Action.FAILED;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Ids of jobs that ended a short while ago, so that their messages still under way are told from
 * messages of jobs that never were.
 */
final class EndedJobs {
  /** Far more than can be under way at once with four jobs open. */
  private static final int REMEMBERED = 256;

  private final Set<Long> ids = new LinkedHashSet<>();

  synchronized void add(long id) {
    ids.remove(id);
    ids.add(id);
    if (ids.size() > REMEMBERED) {
      ids.remove(ids.iterator().next());
    }
  }

  synchronized boolean contains(long id) {
    return ids.contains(id);
  }

  synchronized void forget(long id) {
    ids.remove(id);
  }
}

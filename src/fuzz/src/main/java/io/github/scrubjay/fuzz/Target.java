// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import io.github.scrubjay.image.Sanitizers;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the fuzzer.
 *
 * @param name as it is named on the command line and in the table
 * @param type the class that gets the inputs
 * @param seeds prefix of the seeds' names that it starts from
 */
record Target(String name, Class<?> type, String seeds) {

  /**
   * One for each format, since each starts from its own images, and one for what takes them all.
   */
  static List<Target> all() {
    List<Target> targets = new ArrayList<>();
    Sanitizers.ALL.forEach(
        sanitizer -> {
          String format = sanitizer.format().name();
          targets.add(new Target(format, ImageTarget.class, format + '-'));
          targets.add(new Target(format + "-sanitizer", SanitizerTarget.class, format + '-'));
        });
    targets.add(new Target("inspector", InspectorTarget.class, ""));
    targets.add(new Target("protocol", ProtocolTarget.class, "message-"));
    return targets;
  }
}

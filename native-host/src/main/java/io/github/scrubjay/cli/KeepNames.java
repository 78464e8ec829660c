// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.Options;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the list of {@code --keep}: what stays beside the orientation. */
final class KeepNames {
  private static final String NOTHING = "none";

  private KeepNames() {}

  /**
   * What the names stand for, which {@code none} empties of the orientation.
   *
   * @throws IllegalArgumentException where one is unknown; says which there are
   */
  static Set<Options.Keep> read(List<String> names) {
    Set<Options.Keep> kept =
        names.contains(NOTHING)
            ? EnumSet.noneOf(Options.Keep.class)
            : EnumSet.copyOf(Options.DEFAULT.keep());
    for (String name : names) {
      if (!name.equals(NOTHING)) {
        kept.add(named(name));
      }
    }
    return kept;
  }

  private static Options.Keep named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(Options.Keep.values())
        .filter(keepable -> keepable.wireName().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--keep "
                        + name
                        + ": must be of "
                        + Arrays.stream(Options.Keep.values())
                            .map(Options.Keep::wireName)
                            .collect(Collectors.joining(", "))
                        + ", none"));
  }
}

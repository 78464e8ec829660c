// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.util.Objects;

/**
 * One thing that an image would reveal. Two findings are equal when they say the same, wherever in
 * the file it stands.
 *
 * @param kind what it is in one stable word, for instance {@code gps-position}; the interface has
 *     words for each kind in every language
 * @param risk how it can hurt
 * @param name what the field calls it, for instance {@code Body Serial Number}
 * @param value as a person reads it, for instance {@code 48.8584 N, 2.2945 E}; at most 200
 *     characters, no control characters
 * @param carrier where in the file it stands, or {@code null} where no name fits
 * @param bytes size of the block in which it stands, 0 where that is not known
 * @param picture a small picture that the image holds, or {@code null}
 */
public record Finding(
    String kind,
    Risk risk,
    String name,
    String value,
    Carrier carrier,
    long bytes,
    Picture picture) {

  /** A finding of which only the words are known. */
  public Finding(String kind, Risk risk, String name, String value) {
    this(kind, risk, name, value, null, 0, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding finding
        && kind.equals(finding.kind)
        && risk == finding.risk
        && name.equals(finding.name)
        && value.equals(finding.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, risk, name, value);
  }
}

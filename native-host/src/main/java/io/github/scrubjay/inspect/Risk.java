// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.util.Locale;

/**
 * How a finding can hurt, most serious first. The names are part of the wire protocol and
 * append-only.
 */
public enum Risk {
  /** Where the picture was taken or the person lives. */
  LOCATION,
  /** Who: owner, author, names, e-mail addresses, ids of a person's account. */
  IDENTITY,
  /** Which very camera, phone, lens or screen: model and serial numbers. */
  DEVICE,
  /** When. */
  TIME,
  /** What was done with it: editing history, AI prompts, document ids. */
  HISTORY,
  /** A second copy of the picture that may show what was cropped away. */
  THUMBNAIL,
  /** All else. */
  TECHNICAL;

  /** The name on the wire, for instance {@code location}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

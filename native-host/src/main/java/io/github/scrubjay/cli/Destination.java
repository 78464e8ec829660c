// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import io.github.scrubjay.image.ImageFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Where clean images go. Used by several threads. */
interface Destination {
  /** A clean image on its way. */
  record Clean(Source source, byte[] bytes, ImageFormat format, boolean unchanged) {}

  /**
   * Puts one clean image there, whole or not at all.
   *
   * @return where it is now, {@code null} when it is no file
   * @throws Refusal when it can't be put there; nothing was changed then
   */
  Path put(Clean clean) throws Refusal, IOException;

  /** Looks only: nothing is written. */
  Destination NOWHERE = clean -> null;
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import java.util.List;

/** Looks for one kind of thing. Used by one thread at a time; keeps nothing of a picture. */
public interface Detector {
  /** What it looks for. */
  Subject subject();

  /**
   * Looks at one picture.
   *
   * @return what was found, in displayed pixels of the whole picture; the surest first
   * @throws Cancelled when {@code cancellation} asks for it
   */
  List<Region> detect(Picture picture, Effort effort, Cancellation cancellation) throws Cancelled;
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.ImageFormat;
import java.nio.ByteBuffer;
import java.util.List;

/** Says what an image would reveal. */
public final class Inspector {

  /** Findings, most serious first, at most 200; never throws on any input. */
  public List<Finding> inspect(ByteBuffer image, ImageFormat format) {
    return List.of();
  }

  /** Stands for metadata that is there but could not be read. */
  public static Finding unreadable(String why) {
    return new Finding("unreadable-metadata", Risk.TECHNICAL, "Unreadable metadata", why);
  }
}

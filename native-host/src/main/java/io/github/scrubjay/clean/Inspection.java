// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.inspect.Finding;
import java.util.List;

/**
 * What one image would reveal as it is.
 *
 * @param format what the image is, by its bytes
 * @param bytes size of the image
 * @param findings most serious first, at most 200
 */
public record Inspection(ImageFormat format, long bytes, List<Finding> findings) {
  public Inspection {
    findings = List.copyOf(findings);
  }
}

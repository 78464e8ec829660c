// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.inspect.Finding;
import java.util.List;

/**
 * One image cleaned and verified.
 *
 * @param format what the image is, by its bytes
 * @param edits the clean image as a script over the original
 * @param sha256 of the clean image, 64 lower-case hex digits
 * @param bytes size of the clean image
 * @param findings what the original would reveal, most serious first, at most 200
 */
public record Cleaning(
    ImageFormat format, Edits edits, String sha256, long bytes, List<Finding> findings) {
  public Cleaning {
    findings = List.copyOf(findings);
  }
}

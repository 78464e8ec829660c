// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The sanitizer alone, some hundred times as many inputs as with the verifier: an image is refused,
 * or its clean copy is not changed by cleaning it again.
 */
public final class SanitizerTarget {
  private SanitizerTarget() {}

  /** Called by the fuzzer, once for each input. */
  public static void fuzzerTestOneInput(byte[] image) {
    byte[] clean;
    try {
      clean = clean(image);
    } catch (BadImage refused) {
      return;
    }
    try {
      if (!Arrays.equals(clean(clean), clean)) {
        throw new AssertionError("cleaning the clean copy changes it");
      }
    } catch (BadImage refused) {
      throw new AssertionError("the clean copy is refused: " + refused.getMessage(), refused);
    }
  }

  private static byte[] clean(byte[] image) throws BadImage {
    ByteBuffer bytes = ByteBuffer.wrap(image);
    Sanitizer sanitizer = Sanitizers.forImage(bytes);
    Edits edits = sanitizer.sanitize(bytes, Options.DEFAULT);
    return edits.apply(bytes);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.inspect.Inspector;
import java.nio.ByteBuffer;

/** What an image would reveal: the inspector never throws and never hangs. */
public final class InspectorTarget {
  private static final Inspector INSPECTOR = new Inspector();
  private static final int MOST_FINDINGS = 200;

  private InspectorTarget() {}

  /** Called by the fuzzer, once for each input. */
  public static void fuzzerTestOneInput(byte[] image) {
    ByteBuffer bytes = ByteBuffer.wrap(image);
    try {
      int found = INSPECTOR.inspect(bytes, Sanitizers.forImage(bytes).format()).size();
      if (found > MOST_FINDINGS) {
        throw new AssertionError(found + " findings, at most " + MOST_FINDINGS + " are allowed");
      }
    } catch (BadImage unknown) {
      // of no format that is inspected
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Cleans images of its own while nobody waits: small ones first, so that the classes of all readers
 * get loaded, which takes longer than cleaning a large photo does; then larger ones, so that the
 * compiler sees what runs long.
 */
final class WarmUp {
  private static final int SCAN_BYTES = 128 * 1024;
  private static final int DRAWING_SIDE = 128;

  /** After these a first photo takes a third of what it took; more gain little. */
  private static final int ROUNDS = 10;

  private final BooleanSupplier idle;
  private final Consumer<byte[]> more;
  private final Cleaner cleaner = new Cleaner();

  /**
   * @param idle whether nobody waits for this process yet; asked before each image
   * @param more run before each image is cleaned, with its bytes
   */
  WarmUp(BooleanSupplier idle, Consumer<byte[]> more) {
    this.idle = idle;
    this.more = more;
  }

  /** Returns when all is warm, or somebody waits. */
  void run() {
    try {
      rehearse(WarmUpImages.photo(1));
      rehearse(WarmUpImages.drawing(1));
      if (!idle.getAsBoolean()) {
        return; // the larger ones take some milliseconds to make
      }
      byte[] photo = WarmUpImages.photo(SCAN_BYTES);
      byte[] drawing = WarmUpImages.drawing(DRAWING_SIDE);
      for (int round = 0; round < ROUNDS; round++) {
        rehearse(photo);
        rehearse(drawing);
      }
    } catch (BadImage | VerifyFailure | TimeLimit e) {
      // Only speed is lost; the first real image meets the same error and reports it.
    }
  }

  private void rehearse(byte[] image) throws BadImage, VerifyFailure, TimeLimit {
    if (idle.getAsBoolean()) {
      more.accept(image);
      cleaner.clean(image, Options.DEFAULT);
    }
  }
}

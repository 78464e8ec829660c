// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.Inspector;
import io.github.scrubjay.verify.Verifier;
import io.github.scrubjay.verify.VerifyFailure;
import java.nio.ByteBuffer;
import java.util.List;

/** The readers of the product. Nothing of them is loaded before the first image. */
final class LibraryReaders implements Cleaner.Readers {
  @Override
  public List<Finding> inspect(ByteBuffer original, ImageFormat format) {
    return new Inspector().inspect(original, format);
  }

  @Override
  public void verify(byte[] clean, ImageFormat format, Options options) throws VerifyFailure {
    new Verifier().verify(clean, format, options);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;

/** Reads clean JPEG XL images, which no library that is at hand reads. */
final class JxlResult implements ResultReader {
  @Override
  public String format() {
    return "jxl";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    JxlWalk.walk(clean, options);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;

/** Reads clean drawings. No library here reads them but the JDK's XML reader. */
final class SvgResult implements ResultReader {
  @Override
  public String format() {
    return "svg";
  }

  @Override
  public void read(byte[] clean, Options options) throws VerifyFailure {
    SvgWalk.walk(clean, options);
  }
}

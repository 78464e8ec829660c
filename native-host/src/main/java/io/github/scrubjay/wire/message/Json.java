// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonFactory;

/** One factory for both ways: making one costs time at start. */
final class Json {
  static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}
}

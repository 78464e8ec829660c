// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

/** Looks for one kind of personal text in one row. */
interface Rule {
  void find(Row row, Hits hits);
}

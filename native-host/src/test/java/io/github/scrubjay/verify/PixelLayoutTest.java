// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelLayoutTest {

  @ParameterizedTest(name = "{0} bits of type {1}, interlace {2}, {3} x {4}")
  @CsvSource({
    "8, 2, 0, 16, 16, 784", // 16 rows of 1 + 48
    "1, 0, 0, 9, 2, 6", // 2 rows of 1 + 2
    "16, 6, 0, 3, 2, 50", // 2 rows of 1 + 24
    "8, 0, 1, 8, 8, 79", // 64 pixels and 1 + 1 + 1 + 2 + 2 + 4 + 4 rows
    "8, 0, 1, 1, 1, 2", // passes without columns or rows have nothing
    "4, 3, 1, 5, 5, 27", // 2 + 2 + 2 + 4 + 3 + 6 + 8
  })
  void countsFiltersRowsAndPasses(
      int bitDepth, int colourType, int interlace, int width, int height, long bytes)
      throws VerifyFailure {
    PixelLayout layout = PixelLayout.of(bitDepth, colourType, interlace);
    assertThat(layout.bytes(width, height)).isEqualTo(bytes);
  }
}

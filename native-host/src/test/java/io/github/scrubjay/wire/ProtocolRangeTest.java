// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtocolRangeTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1",
    "1, 2, 2, 3, 2",
    "2, 3, 1, 2, 2",
    "1, 5, 2, 3, 3",
    "1, 1, 2, 2, 0",
    "3, 4, 1, 2, 0"
  })
  void agreesOnTheNewestThatBothUnderstand(int oldest, int newest, int from, int to, int agreed) {
    OptionalInt expected = agreed == 0 ? OptionalInt.empty() : OptionalInt.of(agreed);
    assertThat(new ProtocolRange(oldest, newest).agree(new ProtocolRange(from, to)))
        .isEqualTo(expected);
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new ProtocolRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}

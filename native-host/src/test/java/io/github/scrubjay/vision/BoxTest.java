// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BoxTest {
  @Test
  void isNeverEmptyAndNeverOutside() {
    assertThatThrownBy(() -> new Box(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Box(-1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Box.around(-50, -50, -10, 4.2, 10, 10)).isEqualTo(new Box(0, 0, 1, 5));
    assertThat(Box.around(50, 50, 60, 60, 10, 10)).isEqualTo(new Box(9, 9, 1, 1));
  }

  @Test
  void takesInEveryPixelThatTheEdgesTouch() {
    assertThat(Box.around(1.9, 2.1, 3.1, 4, 10, 10)).isEqualTo(new Box(1, 2, 3, 2));
  }

  @Test
  void growsUpToThePicturesEdges() {
    assertThat(new Box(10, 1, 20, 8).grown(.25, 100, 10)).isEqualTo(new Box(5, 0, 30, 10));
  }

  @Test
  void measuresWhatTwoBoxesShare() {
    Box box = new Box(0, 0, 10, 10);
    assertThat(box.overlap(box)).isEqualTo(1);
    assertThat(box.overlap(new Box(10, 0, 5, 5))).isZero();
    assertThat(box.overlap(new Box(5, 0, 10, 10))).isEqualTo(1.0 / 3, within(1e-9));
    assertThat(box.contains(new Box(2, 2, 8, 8))).isTrue();
    assertThat(box.contains(new Box(2, 2, 9, 8))).isFalse();
  }

  @Test
  void aLabelNeverHoldsWhatWasRead() {
    Box box = new Box(0, 0, 1, 1);
    for (String read : new String[] {"", "jane@example.org", "+44 20", "Face", "a".repeat(33)}) {
      assertThatThrownBy(() -> new Region(Subject.TEXT, read, box, 1, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Region(Subject.CODES, "data-matrix", box, 1, true).label())
        .isEqualTo("data-matrix");
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ProtocolRangeTest {
  @TestFactory
  Stream<DynamicTest> agreesOnTheNewestThatBothUnderstand() throws IOException {
    JsonNode table =
        new ObjectMapper().readTree(Path.of("..", "src", "protocol", "versions.json").toFile());
    return StreamSupport.stream(table.get("cases").spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("sentence").asText(),
                    () -> {
                      OptionalInt version =
                          row.has("version")
                              ? OptionalInt.of(row.get("version").asInt())
                              : OptionalInt.empty();
                      assertThat(range(row.get("host")).agree(range(row.get("extension"))))
                          .isEqualTo(version);
                    }));
  }

  private static ProtocolRange range(JsonNode range) {
    return new ProtocolRange(range.get(0).asInt(), range.get(1).asInt());
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new ProtocolRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code src/docs/UNDER-FIRE.md} says was tried is what the tests try. */
final class UnderFireTest {
  private static final Path TABLE = Path.of("../src/docs/UNDER-FIRE.md");
  private static final Pattern JAVA = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern SCRIPT = Pattern.compile("`(\\w+)\\.test\\.mjs`: ([^|]+?) *\\|");
  private static final Pattern BOMB = Pattern.compile("(?m)^\\| ((?:\\w+): [^|]*?) *\\|");

  @Test
  void eachNamedTestIsThere() throws IOException {
    String table = Files.readString(TABLE);
    Matcher named = JAVA.matcher(table);
    int found = 0;
    while (named.find()) {
      assertThat(source(named.group(1)))
          .as(named.group())
          .containsPattern("[ .]" + named.group(2) + "( =|\\()");
      found++;
    }
    Matcher script = SCRIPT.matcher(table);
    while (script.find()) {
      String source = Files.readString(Path.of("../src/e2e/tests", script.group(1) + ".test.mjs"));
      assertThat(source).as(script.group()).contains(script.group(2));
      found++;
    }
    assertThat(found).isPositive();
  }

  private static String source(String testClass) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path file =
          files.filter(path -> path.endsWith(testClass + ".java")).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }

  @Test
  void eachBombHasItsRow() throws IOException {
    List<String> rows = new ArrayList<>();
    Matcher row = BOMB.matcher(Files.readString(TABLE));
    while (row.find()) {
      rows.add(row.group(1).replace("\\|", "|"));
    }
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(Bomb.all().stream().map(Bomb::name).toList());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TextDetectorTest {
  private static TextDetector detector;

  @BeforeAll
  static void load() {
    assumeTrue(TextPart.isPresent(), "there is no ONNX Runtime for this system");
    detector = TextDetector.load();
  }

  static Stream<TextPage> pages() {
    return Stream.of(
            TextPage.light("SansSerif", 14),
            TextPage.light("Serif", 18),
            TextPage.light("SansSerif", 28),
            TextPage.dark("Monospaced", 14),
            TextPage.dark("Monospaced", 20),
            TextPage.turned("SansSerif", 20, 8),
            TextPage.turned("Monospaced", 18, -15))
        .map(
            page ->
                page.line(40, 120, "Write to ", "anna_maria.k@example.org", " about it,")
                    .line(40, 170, "or call (", "+1 415-555-2671", ") today.")
                    .line(40, 220, "IBAN: ", "DE89 3704 0044 0532 0130 00", ""));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void coversEveryPixelOfWhatWasPlanted(TextPage page) throws Cancelled {
    List<Region> regions = detect(page);
    for (TextPage.Planted planted : page.planted) {
      assertThat(regions)
          .as("a box around %s", planted)
          .anyMatch(region -> region.sure() && region.box().contains(planted.ink()));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingPlantedCanBeReadOnceTheBoxesAreFilled(TextPage page) throws Cancelled {
    List<Box> boxes = detect(page).stream().filter(Region::sure).map(Region::box).toList();
    String left = String.join(" ", detector.texts(page.withFilled(boxes), Cancellation.NEVER));
    assertThat(left.replace(" ", ""))
        .doesNotContain("example", "415", "555", "2671", "DE89", "3704", "0130");
    assertThat(left).containsIgnoringCase("about it");
  }

  @Test
  void saysWhatEachPlaceIsAndNeverWhatItHolds() throws Cancelled {
    List<Region> regions = detect(pages().findFirst().orElseThrow());
    assertThat(regions)
        .extracting(Region::label)
        .containsExactlyInAnyOrder("email", "phone", "iban");
    assertThat(regions).allMatch(region -> region.subject() == Subject.TEXT);
  }

  @Test
  void offersWhatIsShapedLikeAPlateButIsNotSureOfIt() throws Cancelled {
    TextPage page = TextPage.light("SansSerif", 60).line(300, 150, "", "B AX 4711", "");
    assertThat(detect(page))
        .singleElement()
        .satisfies(
            region -> {
              assertThat(region.label()).isEqualTo("plate");
              assertThat(region.sure()).isFalse();
            });
  }

  @Test
  void findsNothingOnAnEmptyPage() throws Cancelled {
    assertThat(detect(TextPage.light("SansSerif", 14))).isEmpty();
  }

  @Test
  void endsBetweenTwoBatchesWhenItIsCancelled() {
    TextPage page = pages().findFirst().orElseThrow();
    AtomicInteger asked = new AtomicInteger();
    Cancellation third = () -> asked.incrementAndGet() >= 3;
    assertThatThrownBy(() -> detector.detect(page.picture(), Effort.NORMAL, third))
        .isInstanceOf(Cancelled.class);
    assertThat(asked).hasValue(3);
  }

  private static List<Region> detect(TextPage page) throws Cancelled {
    return detector.detect(page.picture(), Effort.NORMAL, Cancellation.NEVER);
  }
}

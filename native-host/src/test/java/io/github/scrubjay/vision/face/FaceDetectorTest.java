// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Drawn;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Undecodable;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaceDetectorTest {
  private static final FaceDetector DETECTOR = FaceDetector.load();

  @ParameterizedTest
  @CsvSource({"500, 400, 100", "160, 160, 60", "1000, 700, 50", "3000, 2000, 120", "120, 90, 50"})
  void boxesADrawnFaceFromBrowToChin(int width, int height, int size) throws Cancelled {
    BufferedImage picture =
        new DrawnFaces(width, height).face(width / 2, height / 2, size).picture();

    List<Region> regions = look(picture);

    assertThat(regions).hasSize(1);
    Region face = regions.get(0);
    assertThat(face.label()).isEqualTo("face");
    assertThat(face.sure()).isTrue();
    assertThat(face.box().contains(features(width / 2, height / 2, size))).isTrue();
    assertThat(face.box().width()).isLessThan(size * 2);
  }

  @Test
  void tellsSeveralFacesApart() throws Cancelled {
    DrawnFaces faces = new DrawnFaces(1600, 900);
    faces.face(300, 300, 80).face(560, 320, 80).face(1200, 500, 160);

    assertThat(look(faces.picture())).hasSize(3).allMatch(Region::sure);
  }

  @Test
  void findsTheSmallFaceOfALargePictureWhenItMayTakeLonger() throws Cancelled {
    Picture picture = Picture.of(new DrawnFaces(3000, 2000).face(2200, 800, 14).picture());

    assertThat(DETECTOR.detect(picture, Effort.NORMAL, Cancellation.NEVER)).isEmpty();
    List<Region> regions = DETECTOR.detect(picture, Effort.THOROUGH, Cancellation.NEVER);
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).box().overlap(features(2200, 800, 14))).isGreaterThan(.2);
  }

  @Test
  void boxesWhereTheFaceIsShownAndNotWhereItIsStored() throws Cancelled, Undecodable {
    BufferedImage upright = new DrawnFaces(400, 600).face(120, 200, 100).picture();
    BufferedImage stored = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 400; x++) {
        stored.setRGB(y, 399 - x, upright.getRGB(x, y)); // turned by 90 degrees to the left
      }
    }

    Picture picture = Picture.decode(Drawn.jpeg(stored, 6));

    assertThat(picture.height()).isEqualTo(600);
    List<Region> regions = DETECTOR.detect(picture, Effort.NORMAL, Cancellation.NEVER);
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).box().contains(features(120, 200, 100))).isTrue();
  }

  @Test
  void seesNoFaceWhereThereIsNone() throws Cancelled {
    assertThat(look(new DrawnFaces(900, 600).picture())).isEmpty();
    BufferedImage checks = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 300 * 300; i++) {
      checks.setRGB(i % 300, i / 300, (i / 7 + i / 2100) % 2 * 0xFFFFFF);
    }
    assertThat(look(checks)).isEmpty();
    assertThat(look(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isEmpty();
    assertThat(look(new BufferedImage(2000, 1, BufferedImage.TYPE_INT_RGB))).isEmpty();
  }

  @Test
  void stopsBetweenTwoPiecesOfWork() {
    Picture picture = Picture.of(new DrawnFaces(1000, 800).face(500, 400, 100).picture());
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () -> DETECTOR.detect(picture, Effort.NORMAL, () -> asked.incrementAndGet() > 100))
        .isInstanceOf(Cancelled.class);
    assertThat(asked).hasValue(101);
  }

  private static List<Region> look(BufferedImage picture) throws Cancelled {
    return DETECTOR.detect(Picture.of(picture), Effort.NORMAL, Cancellation.NEVER);
  }

  /** Brows to chin and from eye to eye, as drawn. */
  private static Box features(int x, int y, int size) {
    return new Box(x - 36 * size / 100, y - 27 * size / 100, 72 * size / 100, 90 * size / 100);
  }
}

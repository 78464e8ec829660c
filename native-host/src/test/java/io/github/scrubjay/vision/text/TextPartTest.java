// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Detectors;
import io.github.scrubjay.vision.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextPartTest {
  private final String laid = System.getProperty(TextPart.FOLDER_PROPERTY);

  @TempDir Path folder;

  @AfterEach
  void restore() {
    System.setProperty(TextPart.FOLDER_PROPERTY, laid);
  }

  @Test
  void withoutThePartNobodyOffersToLookForText() {
    System.setProperty(TextPart.FOLDER_PROPERTY, folder.toString());
    assertThat(TextPart.isPresent()).isFalse();
    assertThat(Detectors.available()).doesNotContain(Subject.TEXT);
  }

  @Test
  void aPartOfThePartIsNone() throws Exception {
    System.setProperty(TextPart.FOLDER_PROPERTY, folder.toString());
    Files.createDirectory(folder.resolve(TextPart.NATIVE));
    for (String name : List.of(TextPart.FINDER, TextPart.READER, TextPart.CHARACTERS)) {
      Files.writeString(folder.resolve(name), "");
    }
    assertThat(TextPart.isPresent()).as("without native libraries").isFalse();
    Files.writeString(folder.resolve(TextPart.NATIVE).resolve("library"), "");
    assertThat(TextPart.isPresent()).isTrue();
  }

  @Test
  void theJarsOfThePartAreLoadedWithTheClassesThatNeedThem() throws Exception {
    assumeTrue(TextPart.isPresent(), "there is no ONNX Runtime for this system");
    List<Path> jars;
    try (Stream<Path> files = Files.list(TextPart.folder())) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    try (TextLoader loader = new TextLoader(jars)) {
      Class<?> detector = loader.loadClass(TextDetector.class.getName());
      assertThat(detector).isNotSameAs(TextDetector.class);
      assertThat(detector.getClassLoader()).isSameAs(loader);
      assertThat(Detector.class).isAssignableFrom(detector);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import io.github.scrubjay.vision.Detector;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The optional part of an installation that reads text: {@code lib/text} in the host's folder, with
 * the two networks, the reader's characters, the native libraries of this system and the jars that
 * drive them.
 */
public final class TextPart {
  /** Names the folder where it is not in the host's own; for tests and benchmarks. */
  static final String FOLDER_PROPERTY = "scrubjay.text";

  static final String FINDER = "ch_PP-OCRv4_det_infer.onnx";
  static final String READER = "ch_PP-OCRv4_rec_infer.onnx";
  static final String CHARACTERS = "ppocr_keys_v1.txt";
  static final String NATIVE = "native";

  private TextPart() {}

  /** Whether text can be read here. The host asks before its first answer: nothing is loaded. */
  public static boolean isPresent() {
    Path folder = folder();
    return folder != null
        && Files.exists(folder.resolve(FINDER))
        && Files.exists(folder.resolve(READER))
        && Files.exists(folder.resolve(CHARACTERS))
        && holdsFiles(folder.resolve(NATIVE));
  }

  /** Systems that the runtime has no libraries for get the folder, but nothing in it. */
  private static boolean holdsFiles(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Loads the detector. The part's jars need not be on the class path: where they are not, they are
   * loaded from the folder, together with the classes that use them.
   *
   * @throws IllegalStateException where the part is missing or broken
   */
  public static Detector load() {
    try {
      if (TextPart.class.getResource("/ai/onnxruntime/OrtEnvironment.class") != null) {
        return TextDetector.load();
      }
      return (Detector)
          new TextLoader(jars())
              .loadClass(TextDetector.class.getName())
              .getMethod("load")
              .invoke(null);
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("the text part can't be loaded", e);
    }
  }

  /**
   * The folder of the part, whether or not it is there; null where no host has said where it lies.
   */
  static Path folder() {
    String named = System.getProperty(FOLDER_PROPERTY);
    if (named != null) {
      return Path.of(named);
    }
    String home = System.getProperty("scrubjay.home");
    return home == null ? null : Path.of(home, "lib", "text");
  }

  private static List<Path> jars() throws IOException {
    Path folder = folder();
    if (folder == null) {
      throw new IOException("no host has said where the text part lies");
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      files.forEach(jars::add);
    }
    return jars;
  }
}

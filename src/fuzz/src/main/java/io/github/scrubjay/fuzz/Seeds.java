// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.image.SeedImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the fuzzer starts from: images made in code, messages, and small files of a folder of test
 * images.
 */
final class Seeds {
  /** Larger ones only slow it down. */
  private static final long MOST_BYTES = 48 * 1024;

  private static final Map<String, String> MESSAGES =
      Map.of(
          "message-hello", "{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.1.0\"}",
          "message-begin",
              "{\"type\":\"clean.begin\",\"id\":7,\"bytes\":12,\"options\":{\"keep\":[\"icc\"]}}",
          "message-chunk", "{\"type\":\"chunk\",\"id\":7,\"index\":0,\"data\":\"aGVsbG8=\"}",
          "message-end", "{\"type\":\"clean.end\",\"id\":7,\"sha256\":\"" + "0".repeat(64) + "\"}",
          "message-cancel", "{\"type\":\"cancel\",\"id\":7}",
          "message-done", "{\"type\":\"done\",\"id\":7}");

  private Seeds() {}

  /**
   * All of them, by names that begin with their format.
   *
   * @param corpus a folder of images, which need not be there
   */
  static Map<String, byte[]> all(Path corpus) throws IOException {
    Map<String, byte[]> seeds = new LinkedHashMap<>(SeedImages.all());
    MESSAGES.forEach((name, json) -> seeds.put(name, json.getBytes(StandardCharsets.UTF_8)));
    if (Files.isDirectory(corpus)) {
      try (Stream<Path> files = Files.walk(corpus)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) <= MOST_BYTES) {
            add(seeds, Files.readAllBytes(file));
          }
        }
      }
    }
    return seeds;
  }

  private static void add(Map<String, byte[]> seeds, byte[] image) {
    try {
      String format = Sanitizers.forImage(ByteBuffer.wrap(image)).format().name();
      seeds.put(format + "-corpus-" + seeds.size(), image);
    } catch (BadImage unknown) {
      // nothing to start from
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files in {@code src/protocol} that both sides are tested against. */
public final class ProtocolFiles {
  private static final Path FOLDER = Path.of("..", "src", "protocol");

  private ProtocolFiles() {}

  /** What a schema has against a message; empty when it fits. */
  static Set<ValidationMessage> violations(String schemaName, String json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(FOLDER.resolve(schemaName + ".schema.json")));
    return schema.validate(json, InputFormat.JSON);
  }

  /** An example message. */
  static String example(String name) throws IOException {
    return Files.readString(FOLDER.resolve("examples").resolve(name + ".json"));
  }

  static List<String> schemaNames() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".schema.json"))
          .map(name -> name.substring(0, name.length() - ".schema.json".length()))
          .sorted()
          .toList();
    }
  }

  /** The file of error codes. */
  public static String errorCodes() throws IOException {
    return Files.readString(FOLDER.resolve("error-codes.json"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds the command line's JSON against {@code src/docs/files-report.schema.json}. */
final class ReportSchema {
  private static final Path SCHEMA = Path.of("../src/docs/files-report.schema.json");

  private ReportSchema() {}

  static List<String> violations(String json) throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
        .validate(json, InputFormat.JSON)
        .stream()
        .map(ValidationMessage::toString)
        .toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.Inspection;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.wire.message.FindingsJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;

/** Reports for programs: one JSON document {@code {"version":1,"files":[...]}}. */
final class JsonReports implements FileReports {
  private static final int VERSION = 1;

  private final JsonGenerator json;

  JsonReports(PrintWriter out) throws IOException {
    json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter();
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeArrayFieldStart("files");
  }

  @Override
  public void cleaned(Path file, Path target, long originalBytes, Cleaning cleaning)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file.toString());
    json.writeStringField("status", "cleaned");
    json.writeStringField("out", target.toString());
    json.writeStringField("format", cleaning.format().name());
    json.writeNumberField("originalBytes", originalBytes);
    json.writeNumberField("bytes", cleaning.bytes());
    json.writeStringField("sha256", cleaning.sha256());
    carriers("removed", cleaning.edits().removed());
    carriers("kept", cleaning.edits().kept());
    FindingsJson.write(json, cleaning.findings());
    json.writeEndObject();
  }

  @Override
  public void inspected(Path file, Inspection inspection) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file.toString());
    json.writeStringField("status", "inspected");
    json.writeStringField("format", inspection.format().name());
    json.writeNumberField("bytes", inspection.bytes());
    FindingsJson.write(json, inspection.findings());
    json.writeEndObject();
  }

  @Override
  public void refused(Path file, Refusal refusal) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file.toString());
    json.writeStringField("status", "refused");
    json.writeStringField("code", refusal.code());
    json.writeStringField("detail", refusal.getMessage());
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void carriers(String name, Set<Carrier> carriers) throws IOException {
    json.writeArrayFieldStart(name);
    for (Carrier carrier : carriers) {
      json.writeString(carrier.wireName());
    }
    json.writeEndArray();
  }
}

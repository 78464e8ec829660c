// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.FindingKind;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.wire.message.FindingsJson;
import io.github.scrubjay.wire.message.RegionJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reports for programs: one JSON document as {@code src/docs/files-report.schema.json} says it.
 * Members are only ever added; a change of those that are there is a new version.
 */
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
  public void report(Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.PassedOver) {
      return; // counted in the summary
    }
    json.writeStartObject();
    json.writeStringField("file", outcome.file().toString());
    if (outcome instanceof Outcome.Cleaned cleaned) {
      cleaned(cleaned);
    } else if (outcome instanceof Outcome.Redacted redacted) {
      redacted(redacted);
    } else if (outcome instanceof Outcome.Seen seen) {
      seen(seen);
    } else if (outcome instanceof Outcome.Inspected inspected) {
      json.writeStringField("status", "inspected");
      format(inspected.inspection().format());
      json.writeNumberField("bytes", inspected.inspection().bytes());
      findings(inspected.inspection().findings());
    } else if (outcome instanceof Outcome.Refused refused) {
      json.writeStringField("status", "refused");
      json.writeStringField("code", refused.refusal().code());
      json.writeStringField("detail", refused.refusal().getMessage());
    }
    json.writeEndObject();
  }

  private void cleaned(Outcome.Cleaned cleaned) throws IOException {
    json.writeStringField("status", "cleaned");
    if (cleaned.target() != null) {
      json.writeStringField("out", cleaned.target().toString());
    }
    format(cleaned.cleaning().format());
    json.writeNumberField("originalBytes", cleaned.originalBytes());
    json.writeNumberField("bytes", cleaned.cleaning().bytes());
    json.writeStringField("sha256", cleaned.cleaning().sha256());
    json.writeBooleanField("unchanged", cleaned.unchanged());
    if (cleaned.pixels() != null) {
      PixelComparison.Result pixels = cleaned.pixels();
      json.writeStringField("pixels", pixels.outcome().name().toLowerCase(Locale.ROOT));
      if (!pixels.detail().isEmpty()) {
        json.writeStringField("pixelsDetail", pixels.detail());
      }
    }
    carriers("removed", cleaned.cleaning().edits().removed());
    carriers("kept", cleaned.cleaning().edits().kept());
    findings(cleaned.cleaning().findings());
  }

  private void redacted(Outcome.Redacted redacted) throws IOException {
    json.writeStringField("status", "redacted");
    if (redacted.target() != null) {
      json.writeStringField("out", redacted.target().toString());
    }
    format(redacted.cleaning().format());
    json.writeNumberField("originalBytes", redacted.originalBytes());
    json.writeNumberField("bytes", redacted.cleaning().bytes());
    json.writeStringField("sha256", redacted.cleaning().sha256());
    json.writeNumberField("redacted", redacted.places());
    json.writeBooleanField("reformatted", redacted.reformatted());
    RegionJson.write(json, redacted.found());
  }

  private void seen(Outcome.Seen seen) throws IOException {
    json.writeStringField("status", "looked");
    json.writeNumberField("width", seen.width());
    json.writeNumberField("height", seen.height());
    json.writeArrayFieldStart("looked");
    for (Subject subject : seen.looked()) {
      json.writeString(subject.wireName());
    }
    json.writeEndArray();
    RegionJson.write(json, seen.regions());
  }

  private void format(ImageFormat format) throws IOException {
    json.writeStringField("format", format.name());
    json.writeStringField("mimeType", format.mimeType());
  }

  private void findings(List<Finding> findings) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      FindingsJson.writeFields(json, finding);
      json.writeStringField("meaning", FindingKind.of(finding).inWords());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void carriers(String name, Set<Carrier> carriers) throws IOException {
    json.writeArrayFieldStart(name);
    for (Carrier carrier : carriers) {
      json.writeString(carrier.wireName());
    }
    json.writeEndArray();
  }

  @Override
  public void finish(Summary summary) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", summary.files());
    json.writeNumberField("cleaned", summary.cleaned());
    json.writeNumberField("unchanged", summary.unchanged());
    json.writeNumberField("inspected", summary.inspected());
    json.writeNumberField("redacted", summary.redacted());
    json.writeNumberField("looked", summary.looked());
    json.writeNumberField("refused", summary.refused());
    json.writeNumberField("passedOver", summary.passedOver());
    json.writeNumberField("pixelsNotCompared", summary.notCompared());
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.FindingKind;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.wire.message.FindingsJson;
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
    json.writeArrayFieldStart("regions");
    for (Region region : redacted.found()) {
      Box box = region.box();
      json.writeStartObject();
      json.writeStringField("subject", region.subject().wireName());
      json.writeStringField("label", region.label());
      json.writeFieldName("box");
      json.writeArray(new int[] {box.x(), box.y(), box.width(), box.height()}, 0, 4);
      json.writeNumberField("score", Math.round(region.score() * 1000) / 1000.0);
      json.writeBooleanField("sure", region.sure());
      json.writeEndObject();
    }
    json.writeEndArray();
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
    json.writeNumberField("refused", summary.refused());
    json.writeNumberField("passedOver", summary.passedOver());
    json.writeNumberField("pixelsNotCompared", summary.notCompared());
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.inspect.Finding;
import java.io.IOException;
import java.util.List;

/**
 * What both kinds of result say of the clean image.
 *
 * @param bytes size of the clean image
 * @param sha256 of the clean image, lower-case hex
 * @param removed carriers of metadata that are gone, wire names
 * @param kept carriers that stay in a reduced form, wire names
 * @param findings what the original would reveal, most serious first
 * @param covered what was covered in the picture; null where it was only cleaned
 */
public record Report(
    long id,
    ImageFormat format,
    long bytes,
    String sha256,
    List<String> removed,
    List<String> kept,
    List<Finding> findings,
    Covered covered) {

  /**
   * What a redaction did.
   *
   * @param boxes that were covered
   * @param reformatted whether the image has another format than the one that came
   */
  public record Covered(int boxes, boolean reformatted) {}

  void writeHead(JsonGenerator json) throws IOException {
    json.writeNumberField("id", id);
    json.writeStringField("format", format.name());
    json.writeStringField("mimeType", format.mimeType());
    json.writeStringField("fileExtension", format.extension());
  }

  void writeTail(JsonGenerator json) throws IOException {
    json.writeNumberField("bytes", bytes);
    json.writeStringField("sha256", sha256);
    Values.writeTexts(json, "removed", removed);
    Values.writeTexts(json, "kept", kept);
    FindingsJson.write(json, findings);
    if (covered != null) {
      json.writeNumberField("redacted", covered.boxes);
      json.writeBooleanField("reformatted", covered.reformatted);
    }
    // An image that the Verifier refuses never becomes a result.
    json.writeBooleanField("verified", true);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file by which a browser finds the host. */
public final class HostManifest {
  private HostManifest() {}

  /** The manifest's file name: the host's name and {@code .json}. */
  public static String fileName(Product product) {
    return product.hostName() + ".json";
  }

  /**
   * The manifest's text.
   *
   * @param launcher absolute path of the program that the browser starts
   */
  public static String text(Product product, BrowserKind kind, Path launcher) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("name", product.hostName());
      json.writeStringField("description", "ScrubJay: cleans images before they are uploaded");
      json.writeStringField("path", launcher.toAbsolutePath().toString());
      json.writeStringField("type", "stdio");
      if (kind == BrowserKind.CHROMIUM) {
        json.writeArrayFieldStart("allowed_origins");
        for (String id : product.chromiumIds()) {
          json.writeString("chrome-extension://" + id + "/");
        }
      } else {
        json.writeArrayFieldStart("allowed_extensions");
        for (String id : product.firefoxIds()) {
          json.writeString(id);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out + "\n";
  }

  /**
   * The program that a manifest names.
   *
   * @return empty when there is no such file or it is no manifest
   */
  public static Optional<Path> launcherOf(Path manifest) {
    if (!Files.isRegularFile(manifest)) {
      return Optional.empty();
    }
    try (JsonParser json = new JsonFactory().createParser(manifest.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("path")) {
          return Optional.of(Path.of(json.getText()));
        }
        json.skipChildren();
      }
    } catch (IOException notJson) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}

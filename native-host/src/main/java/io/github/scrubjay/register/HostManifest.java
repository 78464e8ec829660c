// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      json.writeArrayFieldStart(
          kind == BrowserKind.CHROMIUM ? "allowed_origins" : "allowed_extensions");
      for (String extension : allowed(product, kind)) {
        json.writeString(extension);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out + "\n";
  }

  /**
   * What a manifest says.
   *
   * @param launcher the program that the browser starts
   * @param allowed extensions that may have it started, as the manifest writes them
   */
  record Contents(String name, Path launcher, List<String> allowed) {}

  /**
   * Reads a manifest.
   *
   * @throws IOException when it can't be read or is none
   */
  static Contents read(Path manifest) throws IOException {
    Map<String, Object> json = Json.read(manifest);
    String name = Json.text(json, "name");
    String launcher = Json.text(json, "path");
    if (name == null || launcher == null) {
      throw new IOException("a host manifest has a name and a path");
    }
    List<String> allowed = new ArrayList<>(Json.texts(json, "allowed_origins"));
    allowed.addAll(Json.texts(json, "allowed_extensions"));
    try {
      return new Contents(name, Path.of(launcher), allowed);
    } catch (InvalidPathException e) {
      throw new IOException("its path is none", e);
    }
  }

  /** The extensions of a kind, as a manifest writes them. */
  static List<String> allowed(Product product, BrowserKind kind) {
    return kind == BrowserKind.CHROMIUM
        ? product.chromiumIds().stream().map(id -> "chrome-extension://" + id + "/").toList()
        : product.firefoxIds();
  }
}

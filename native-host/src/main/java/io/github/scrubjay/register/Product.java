// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that extension and host share, from {@code src/product.json}.
 *
 * @param hostName what the extension calls to connect to the host
 * @param chromiumIds extensions that Chromium browsers may start the host for
 * @param firefoxIds extensions that Firefox browsers may start the host for
 */
public record Product(String hostName, List<String> chromiumIds, List<String> firefoxIds) {

  /** Reads the file that the build put into the jar. */
  public static Product load() {
    try (InputStream json = Product.class.getResourceAsStream("/product.json")) {
      if (json == null) {
        throw new IllegalStateException("product.json is missing from the host's jar");
      }
      return read(json);
    } catch (IOException e) {
      throw new IllegalStateException("product.json in the host's jar is broken", e);
    }
  }

  private static Product read(InputStream in) throws IOException {
    String hostName = null;
    List<String> chromiumIds = List.of();
    List<String> firefoxIds = List.of();
    try (JsonParser json = new JsonFactory().createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "hostName" -> hostName = json.getText();
          case "chromiumIds" -> chromiumIds = texts(json);
          case "firefoxIds" -> firefoxIds = texts(json);
          default -> json.skipChildren();
        }
      }
    }
    return new Product(hostName, chromiumIds, firefoxIds);
  }

  private static List<String> texts(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.getText());
    }
    return List.copyOf(texts);
  }
}

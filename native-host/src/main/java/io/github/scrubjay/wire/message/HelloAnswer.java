// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.wire.ProtocolRange;
import io.github.scrubjay.wire.WireLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first message of the host, sent as soon as it runs: who it is, what it can do and how much it
 * takes.
 *
 * <p>Not written by the JSON library like the answers: loading that takes a tenth of the host's
 * start, and here is nothing that needs escaping.
 *
 * @param host version of the product
 * @param build version and source revision
 * @param formats names of the image formats that can be cleaned
 * @param abilities what the host can do beyond the messages of its protocol version
 */
public record HelloAnswer(
    ProtocolRange protocol,
    String host,
    String build,
    List<String> formats,
    WireLimits limits,
    List<String> abilities) {

  /** The message as UTF-8 JSON. */
  public byte[] json() {
    StringBuilder json = new StringBuilder(400);
    json.append("{\"type\":\"hello\",\"protocol\":[").append(protocol.oldest());
    json.append(',').append(protocol.newest()).append(']');
    json.append(",\"host\":\"").append(host);
    json.append("\",\"build\":\"").append(build).append('"');
    texts(json.append(",\"formats\":"), formats);
    json.append(",\"limits\":{\"imageBytes\":").append(limits.imageBytes());
    json.append(",\"jobs\":").append(limits.jobs());
    json.append(",\"chunkBytes\":").append(limits.chunkBytes());
    json.append(",\"jobMillis\":").append(limits.jobMillis()).append('}');
    texts(json.append(",\"abilities\":"), abilities);
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void texts(StringBuilder json, List<String> texts) {
    json.append('[');
    for (int i = 0; i < texts.size(); i++) {
      json.append(i == 0 ? "\"" : ",\"").append(texts.get(i)).append('"');
    }
    json.append(']');
  }
}

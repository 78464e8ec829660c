// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The browser's side of a conversation, for tests: writes requests, reads answers as they come. */
final class HostConversation {
  private final OutputStream toHost;
  private final DataInputStream fromHost;

  HostConversation(OutputStream toHost, InputStream fromHost) {
    this.toHost = toHost;
    this.fromHost = new DataInputStream(fromHost);
  }

  void send(String json) throws IOException {
    sendRaw(frame(json.getBytes(StandardCharsets.UTF_8)));
  }

  void sendRaw(byte[] bytes) throws IOException {
    toHost.write(bytes);
    toHost.flush();
  }

  void sendHello() throws IOException {
    send("{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.1.0\"}");
  }

  void sendBegin(long id, int bytes) throws IOException {
    send(
        "{\"type\":\"clean.begin\",\"id\":"
            + id
            + ",\"bytes\":"
            + bytes
            + ",\"options\":{\"keep\":[\"orientation\"]}}");
  }

  void sendChunk(long id, int index, byte[] data) throws IOException {
    send(
        "{\"type\":\"chunk\",\"id\":"
            + id
            + ",\"index\":"
            + index
            + ",\"data\":\""
            + Base64.getEncoder().encodeToString(data)
            + "\"}");
  }

  void sendEnd(long id, byte[] image) throws IOException {
    send("{\"type\":\"clean.end\",\"id\":" + id + ",\"sha256\":\"" + sha256(image) + "\"}");
  }

  /** A whole job. */
  void sendImage(long id, byte[] image) throws IOException {
    sendBegin(id, image.length);
    int chunk = WireLimits.DEFAULT.chunkBytes();
    for (int index = 0; index * chunk < image.length; index++) {
      int to = Math.min(image.length, (index + 1) * chunk);
      sendChunk(id, index, Arrays.copyOfRange(image, index * chunk, to));
    }
    sendEnd(id, image);
  }

  /** Ends the conversation as a browser does. */
  void hangUp() throws IOException {
    toHost.close();
  }

  /** The next answer's JSON; waits for it. */
  String receive() throws IOException {
    byte[] header = new byte[4];
    fromHost.readFully(header);
    byte[] json = new byte[ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt()];
    fromHost.readFully(json);
    return new String(json, StandardCharsets.UTF_8);
  }

  static byte[] frame(byte[] json) {
    return ByteBuffer.allocate(4 + json.length)
        .order(ByteOrder.nativeOrder())
        .putInt(json.length)
        .put(json)
        .array();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

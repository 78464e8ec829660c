// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import java.io.ByteArrayOutputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The browser's side of a conversation, for tests: writes requests, reads answers as they come. */
public final class HostConversation {
  private final OutputStream toHost;
  private final DataInputStream fromHost;

  public HostConversation(OutputStream toHost, InputStream fromHost) {
    this.toHost = toHost;
    this.fromHost = new DataInputStream(fromHost);
  }

  public void send(String json) throws IOException {
    sendRaw(frame(json.getBytes(StandardCharsets.UTF_8)));
  }

  public void sendRaw(byte[] bytes) throws IOException {
    toHost.write(bytes);
    toHost.flush();
  }

  public void sendHello() throws IOException {
    send("{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.1.0\"}");
  }

  public void sendBegin(long id, int bytes) throws IOException {
    send(
        "{\"type\":\"clean.begin\",\"id\":"
            + id
            + ",\"bytes\":"
            + bytes
            + ",\"options\":{\"keep\":[\"orientation\"]}}");
  }

  public void sendChunk(long id, int index, byte[] data) throws IOException {
    send(
        "{\"type\":\"chunk\",\"id\":"
            + id
            + ",\"index\":"
            + index
            + ",\"data\":\""
            + Base64.getEncoder().encodeToString(data)
            + "\"}");
  }

  public void sendEnd(long id, byte[] image) throws IOException {
    send("{\"type\":\"clean.end\",\"id\":" + id + ",\"sha256\":\"" + sha256(image) + "\"}");
  }

  /** A whole job. */
  public void sendImage(long id, byte[] image) throws IOException {
    sendBegin(id, image.length);
    sendChunks(id, image);
    sendEnd(id, image);
  }

  /** The bytes of a job of any kind. */
  public void sendChunks(long id, byte[] image) throws IOException {
    int chunk = WireLimits.DEFAULT.chunkBytes();
    for (int index = 0; index * chunk < image.length; index++) {
      int to = Math.min(image.length, (index + 1) * chunk);
      sendChunk(id, index, Arrays.copyOfRange(image, index * chunk, to));
    }
  }

  /** A whole job that looks for what {@code want} names, each in quotes. */
  public void sendLook(long id, byte[] image, String want, boolean thorough) throws IOException {
    send(
        "{\"type\":\"look.begin\",\"id\":%d,\"bytes\":%d,\"want\":[%s],\"thorough\":%b}"
            .formatted(id, image.length, want, thorough));
    sendChunks(id, image);
    send("{\"type\":\"look.end\",\"id\":%d,\"sha256\":\"%s\"}".formatted(id, sha256(image)));
  }

  /** Ends the conversation as a browser does. */
  public void hangUp() throws IOException {
    toHost.close();
  }

  /** The next answer's JSON; waits for it. */
  public String receive() throws IOException {
    byte[] header = new byte[4];
    fromHost.readFully(header);
    byte[] json = new byte[ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt()];
    fromHost.readFully(json);
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * The clean image of the next answer, which must be the result of this job: what a browser would
   * hand to the page.
   */
  public byte[] receiveClean(long id, byte[] original) throws IOException {
    String answer = receive();
    if (!answer.startsWith("{\"type\":\"result\",\"id\":" + id + ",")) {
      throw new AssertionError("no result of job " + id + ": " + answer);
    }
    int from = answer.indexOf("\"edits\":[") + 9;
    Matcher edit =
        Pattern.compile("\\[(\\d+),(\\d+)\\]|\"([A-Za-z0-9+/=]*)\"")
            .matcher(answer.substring(from, answer.indexOf(",\"bytes\":", from)));
    ByteArrayOutputStream clean = new ByteArrayOutputStream();
    while (edit.find()) {
      if (edit.group(3) == null) {
        clean.write(original, Integer.parseInt(edit.group(1)), Integer.parseInt(edit.group(2)));
      } else {
        clean.writeBytes(Base64.getDecoder().decode(edit.group(3)));
      }
    }
    if (!answer.contains("\"sha256\":\"" + sha256(clean.toByteArray()) + "\"")) {
      throw new AssertionError("the edits give another image than the answer says");
    }
    return clean.toByteArray();
  }

  public static byte[] frame(byte[] json) {
    return ByteBuffer.allocate(4 + json.length)
        .order(ByteOrder.nativeOrder())
        .putInt(json.length)
        .put(json)
        .array();
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

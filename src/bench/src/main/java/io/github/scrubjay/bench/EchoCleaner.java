// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A host that speaks the wire protocol of {@code src/docs/PROTOCOL.md} and gives every image back
 * as it came, in the very chunks: what an upload costs that goes through any host at all. For
 * measuring only; it cleans nothing.
 */
public final class EchoCleaner {
  private static final String HELLO =
      "{\"type\":\"hello\",\"protocol\":[1,1],\"host\":\"0.1.0\",\"build\":\"echo\",\"formats\":[\"jpeg\",\"png\",\"heif\"],"
          + "\"limits\":{\"imageBytes\":67108864,\"jobs\":4,\"chunkBytes\":524288,\"jobMillis\":10000},"
          + "\"abilities\":[\"clean\"]}";

  /** Frames of one image, as they came. */
  private static final class Image {
    private final String bytes;
    private final List<byte[]> chunks = new ArrayList<>();

    private Image(String bytes) {
      this.bytes = bytes;
    }
  }

  private final DataInputStream in =
      new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Map<String, Image> open = new HashMap<>();

  private EchoCleaner() {}

  public static void main(String[] args) throws IOException {
    new EchoCleaner().run();
    Runtime.getRuntime().halt(0);
  }

  private void run() throws IOException {
    send(HELLO.getBytes(StandardCharsets.US_ASCII));
    byte[] header = new byte[4];
    while (true) {
      try {
        in.readFully(header);
      } catch (EOFException end) {
        return;
      }
      byte[] frame = new byte[ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt()];
      in.readFully(frame);
      receive(frame);
    }
  }

  private void receive(byte[] frame) throws IOException {
    // The extension writes its members in one order, and none of the first ones is long.
    String head = new String(frame, 0, Math.min(frame.length, 200), StandardCharsets.US_ASCII);
    String id = member(head, "id");
    switch (member(head, "type")) {
      case "clean.begin" -> open.put(id, new Image(member(head, "bytes")));
      case "chunk" -> open.get(id).chunks.add(frame);
      case "clean.end" -> giveBack(id, open.remove(id), member(head, "sha256"));
      default -> {} // nothing to answer
    }
  }

  private void giveBack(String id, Image image, String sha256) throws IOException {
    String first = new String(image.chunks.get(0), 0, 100, StandardCharsets.US_ASCII);
    String format = first.contains("\"/9j/") ? "jpeg" : first.contains("\"iVBOR") ? "png" : "heif";
    send(
        String.format(
                Locale.ROOT,
                "{\"type\":\"result.begin\",\"id\":%s,\"format\":\"%s\",\"mimeType\":\"image/%s\",\"fileExtension\":\"%s\","
                    + "\"chunks\":%d,\"bytes\":%s,\"sha256\":\"%s\",\"removed\":[],\"kept\":[],\"findings\":[],\"verified\":true}",
                id,
                format,
                format,
                format,
                image.chunks.size(),
                image.bytes,
                sha256)
            .getBytes(StandardCharsets.US_ASCII));
    for (byte[] chunk : image.chunks) {
      send(chunk);
    }
    send(
        String.format(
                Locale.ROOT, "{\"type\":\"result.end\",\"id\":%s,\"sha256\":\"%s\"}", id, sha256)
            .getBytes(StandardCharsets.US_ASCII));
  }

  private void send(byte[] json) throws IOException {
    out.write(
        ByteBuffer.allocate(4 + json.length)
            .order(ByteOrder.nativeOrder())
            .putInt(json.length)
            .put(json)
            .array());
  }

  private static String member(String json, String name) {
    int at = json.indexOf("\"" + name + "\":");
    if (at < 0) {
      return "";
    }
    int from = at + name.length() + 3;
    int to = from;
    while (to < json.length() && ",}".indexOf(json.charAt(to)) < 0) {
      to++;
    }
    return json.substring(from, to).replace("\"", "");
  }
}

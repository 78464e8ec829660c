// SPDX-License-Identifier: Apache-2.0
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Makes the host's start-up archive (AppCDS): runs the host on two small images and lets the JVM
 * store the classes that it loaded. The JVM checks at each start that the archive belongs to its
 * own build and to the very jar files, and goes on without it otherwise.
 *
 * <p>Run by the build: {@code java Training.java HOST_FOLDER NATIVE_HOST_JAR}
 */
final class Training {

  private Training() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    Path jar = home.resolve("lib").resolve(args[1]);
    Path archive = home.resolve("lib/host.jsa");
    Files.deleteIfExists(archive);
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("lib/host.options"),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dscrubjay.home=" + home,
                "-cp",
                jar.toString(),
                "io.github.scrubjay.Main",
                "host")
            .redirectError(home.resolve("training.log").toFile())
            .start();
    try (OutputStream to = host.getOutputStream();
        DataInputStream from = new DataInputStream(host.getInputStream())) {
      write(to, "{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.0.0\"}");
      read(from);
      int id = 1;
      for (byte[] image : List.of(image("jpg"), image("png"))) {
        for (String message : job(id++, image)) {
          write(to, message);
        }
        read(from);
      }
    }
    int status = host.waitFor();
    if (status != 0 || !Files.exists(archive)) {
      throw new IllegalStateException(
          "the host ended with " + status + "; see " + home.resolve("training.log"));
    }
    Files.delete(home.resolve("training.log"));
  }

  private static List<String> job(int id, byte[] image) throws Exception {
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
    List<String> messages = new ArrayList<>();
    messages.add(
        "{\"type\":\"clean.begin\",\"id\":%d,\"bytes\":%d,\"options\":{\"keep\":[\"orientation\"]}}"
            .formatted(id, image.length));
    messages.add(
        "{\"type\":\"chunk\",\"id\":%d,\"index\":0,\"data\":\"%s\"}"
            .formatted(id, Base64.getEncoder().encodeToString(image)));
    messages.add("{\"type\":\"clean.end\",\"id\":%d,\"sha256\":\"%s\"}".formatted(id, sha));
    return messages;
  }

  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static void write(OutputStream to, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    to.write(
        ByteBuffer.allocate(4 + bytes.length)
            .order(ByteOrder.nativeOrder())
            .putInt(bytes.length)
            .put(bytes)
            .array());
    to.flush();
  }

  private static String read(DataInputStream from) throws IOException {
    byte[] header = new byte[4];
    from.readFully(header);
    byte[] json = new byte[ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt()];
    from.readFully(json);
    return new String(json, StandardCharsets.UTF_8);
  }
}

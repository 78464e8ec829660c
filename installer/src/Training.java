// SPDX-License-Identifier: Apache-2.0
import io.github.scrubjay.clean.WarmUpImages;
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

/**
 * Makes the host's start-up archive (AppCDS): runs the host on the two images that it warms up with
 * and lets the JVM store the classes that it loaded. The JVM checks at each start that the archive
 * belongs to its own build and to the very jar files, and goes on without it otherwise.
 *
 * <p>Run by the build: {@code java -cp NATIVE_HOST_JAR Training.java FOLDER NATIVE_HOST_JAR}. A
 * folder without a Java runtime of its own gets an archive on top of the JDK's. An app image gets one archive with the
 * JDK's classes in it, which is smaller than two, and names the jars relative to the image, so that
 * the image may be moved.
 */
final class Training {
  private static final String MAIN = "io.github.scrubjay.Main";

  private final Path home;
  private final boolean image;
  private final List<String> java;

  private Training(Path home, String jar) {
    this.home = home;
    Path runtime = home.resolve("lib/runtime/bin/java");
    image = Files.isExecutable(runtime);
    Path jdk = Path.of(System.getProperty("java.home"), "bin", "java");
    String lib = image ? "lib/app/" : home + "/lib/";
    java =
        List.of(
            (image ? runtime : jdk).toString(),
            "@" + lib + "host.options",
            "-Dscrubjay.home=" + home,
            "-cp",
            lib + jar);
  }

  public static void main(String[] args) throws Exception {
    new Training(Path.of(args[0]).toAbsolutePath(), args[1]).run();
  }

  private void run() throws Exception {
    Path archive = home.resolve(image ? "lib/app/host.jsa" : "lib/host.jsa");
    Path classes = home.resolve("training.classes");
    Files.deleteIfExists(archive);
    if (image) {
      converse("-Xshare:off", "-XX:DumpLoadedClassList=" + classes);
      leaveOutSecondOpinions(classes);
      Process dump =
          start("-Xshare:dump", "-XX:SharedClassListFile=" + classes,
              "-XX:SharedArchiveFile=" + archive);
      dump.getInputStream().transferTo(OutputStream.nullOutputStream());
      check(dump);
      Files.delete(classes);
    } else {
      converse("-XX:ArchiveClassesAtExit=" + archive);
    }
    if (!Files.exists(archive)) {
      throw new IllegalStateException("no archive was made; see " + log());
    }
    Files.delete(log());
  }

  /**
   * The libraries that read results once more work beside our own readers: they take 2 MB of the
   * archive and hold no answer up for long.
   */
  private static void leaveOutSecondOpinions(Path classes) throws IOException {
    List<String> kept =
        Files.readAllLines(classes).stream()
            .filter(line -> !line.matches("(@lambda-proxy )?(org/apache/commons|com/sun/org/apache)/.*"))
            .toList();
    Files.write(classes, kept);
  }

  private Path log() {
    return home.resolve("training.log");
  }

  /** Runs the host as a browser does. */
  private void converse(String... jvmOptions) throws Exception {
    List<String> all = new ArrayList<>(List.of(jvmOptions));
    all.addAll(List.of(MAIN, "host"));
    Process host = start(all.toArray(String[]::new));
    try (OutputStream to = host.getOutputStream();
        DataInputStream from = new DataInputStream(host.getInputStream())) {
      write(to, "{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.0.0\"}");
      read(from);
      int id = 1;
      for (byte[] image : List.of(WarmUpImages.photo(1), WarmUpImages.drawing(1))) {
        for (String message : job(id++, image)) {
          write(to, message);
        }
        read(from);
      }
    }
    check(host);
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private void check(Process process) throws InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException("the host ended with " + status + "; see " + log());
    }
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

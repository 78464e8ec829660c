// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * From process start to hello, a 5 MB image there and back, and memory, beside a host that only
 * echoes. Both run with the same JVM options and a start-up archive of their own, in turns.
 */
final class StartBenchmark {
  private static final int STARTS = 41;
  private static final int ROUND_TRIPS = 31;
  private static final int[] MEMORY_MEGABYTES = {1, 5, 20, 48};
  private static final int CHUNK_BYTES = 256 * 1024; // as the extension sends

  private final Path host;

  StartBenchmark(Path host) {
    this.host = host;
  }

  /**
   * @param document where the tables go; {@code null} for nowhere
   */
  void run(Path document) throws IOException {
    Path folder = Files.createTempDirectory("scrubjay-bench");
    try {
      List<String> ours = List.of(host.resolve("bin/scrubjay-host").toString(), "host");
      List<String> echo = echoHost(folder);
      start(ours, echo, document);
      roundTrip(ours, echo, document);
      memory(ours, echo, document);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void start(List<String> ours, List<String> echo, Path document)
      throws IOException {
    Samples oursTimes = new Samples("ScrubJay host");
    Samples echoTimes = new Samples("echo host");
    for (int i = 0; i < STARTS; i++) {
      oursTimes.add(startTime(ours));
      echoTimes.add(startTime(echo));
    }
    BenchmarkTable.put(document, "start", table(oursTimes, echoTimes, oursTimes, echoTimes));
  }

  static long startTime(List<String> command) throws IOException {
    long began = System.nanoTime();
    HostProcess process = new HostProcess(command);
    process.hello();
    long time = System.nanoTime() - began;
    process.close();
    return time;
  }

  /** Rows of samples, and the ratio of the medians of two of them. */
  static String table(Samples measured, Samples bound, Samples... rows) {
    StringBuilder table = new StringBuilder("\n| | min | median | p95 |\n|---|---|---|---|\n");
    for (Samples row : rows) {
      table.append(row.row());
    }
    double ratio = measured.medianMillis() / bound.medianMillis();
    return table
        .append(
            String.format(Locale.ROOT, "| **ratio of the medians** | | **%.2f** | |%n%n", ratio))
        .toString();
  }

  private static void roundTrip(List<String> ours, List<String> echo, Path document)
      throws IOException {
    byte[] photo = TestPhoto.ofAtLeast(5_000_000);
    Samples first = new Samples("ScrubJay, first image of a host");
    Samples oursTimes = new Samples("ScrubJay, clean (edits back)");
    Samples echoTimes = new Samples("echo host, same frames back");
    List<byte[]> chunks = chunks(photo);
    String sha256 = sha256(photo);
    for (int i = 0; i < 7; i++) {
      try (HostProcess process = new HostProcess(ours)) {
        process.hello();
        first.add(cleanTime(process, 1, photo.length, chunks, sha256));
      }
    }
    try (HostProcess oursOpen = new HostProcess(ours);
        HostProcess echoOpen = new HostProcess(echo)) {
      oursOpen.hello();
      echoOpen.hello();
      for (int i = 0; i < 2 * ROUND_TRIPS; i++) {
        long oursTime = cleanTime(oursOpen, i + 1, photo.length, chunks, sha256);
        long echoTime = echoTime(echoOpen, chunks);
        if (i >= ROUND_TRIPS) { // the first half warms up
          oursTimes.add(oursTime);
          echoTimes.add(echoTime);
        }
      }
    }
    BenchmarkTable.put(
        document, "round-trip", table(oursTimes, echoTimes, first, oursTimes, echoTimes));
  }

  /** The most that the processes held after images of several sizes, one after the other. */
  private static void memory(List<String> ours, List<String> echo, Path document)
      throws IOException {
    StringBuilder table =
        new StringBuilder("\n| after | ScrubJay host, MB | echo host, MB |\n|---|---|---|\n");
    try (HostProcess oursOpen = new HostProcess(ours);
        HostProcess echoOpen = new HostProcess(echo)) {
      oursOpen.hello();
      echoOpen.hello();
      table.append(memoryRow("hello", oursOpen, echoOpen));
      int id = 1;
      for (int megabytes : MEMORY_MEGABYTES) {
        byte[] photo = TestPhoto.ofAtLeast(megabytes * 1_000_000);
        List<byte[]> chunks = chunks(photo);
        cleanTime(oursOpen, id, photo.length, chunks, sha256(photo));
        oursOpen.send(json("{\"type\":\"done\",\"id\":%d}", id++));
        echoTime(echoOpen, chunks);
        String name = String.format(Locale.ROOT, "a JPEG of %.1f MB", photo.length / 1e6);
        table.append(memoryRow(name, oursOpen, echoOpen));
      }
    }
    BenchmarkTable.put(document, "memory", table.append('\n').toString());
  }

  private static String memoryRow(String after, HostProcess ours, HostProcess echo)
      throws IOException {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f |%n",
        after,
        ours.peakBytes() / 1e6,
        echo.peakBytes() / 1e6);
  }

  private static long cleanTime(
      HostProcess process, int id, int bytes, List<byte[]> chunks, String sha256)
      throws IOException {
    long began = System.nanoTime();
    process.send(
        json(
            "{\"type\":\"clean.begin\",\"id\":%d,\"bytes\":%d,\"options\":{\"keep\":[\"orientation\"]}}",
            id, bytes));
    int index = 0;
    for (byte[] chunk : chunks) {
      process.send(
          json(
              "{\"type\":\"chunk\",\"id\":%d,\"index\":%d,\"data\":\"%s\"}",
              id, index++, new String(chunk, StandardCharsets.US_ASCII)));
    }
    process.send(json("{\"type\":\"clean.end\",\"id\":%d,\"sha256\":\"%s\"}", id, sha256));
    String answer = new String(process.receive(), StandardCharsets.UTF_8);
    long time = System.nanoTime() - began;
    if (!answer.startsWith("{\"type\":\"result\"")) {
      throw new IllegalStateException("the host answered " + answer);
    }
    return time;
  }

  private static long echoTime(HostProcess process, List<byte[]> chunks) throws IOException {
    long began = System.nanoTime();
    int index = 0;
    for (byte[] chunk : chunks) {
      process.send(
          json(
              "{\"type\":\"chunk\",\"id\":1,\"index\":%d,\"data\":\"%s\"}",
              index++, new String(chunk, StandardCharsets.US_ASCII)));
      process.receive();
    }
    return System.nanoTime() - began;
  }

  private static byte[] json(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.US_ASCII);
  }

  private static List<byte[]> chunks(byte[] photo) {
    List<byte[]> chunks = new ArrayList<>();
    for (int at = 0; at < photo.length; at += CHUNK_BYTES) {
      byte[] raw = Arrays.copyOfRange(photo, at, Math.min(photo.length, at + CHUNK_BYTES));
      chunks.add(Base64.getEncoder().encode(raw));
    }
    return chunks;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The echo host in a jar of its own. */
  static Path echoJar(Path folder) throws IOException {
    Path jar = folder.resolve("echo.jar");
    String entry = EchoHost.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        InputStream code = EchoHost.class.getResourceAsStream("/" + entry)) {
      zip.putNextEntry(new JarEntry(entry));
      code.transferTo(zip);
    }
    return jar;
  }

  /** The echo host, started by a shell script as ours is. */
  private List<String> echoHost(Path folder) throws IOException {
    Path jar = echoJar(folder);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String options = "@" + host.resolve("lib/host.options");
    Path archive = folder.resolve("echo.jsa");
    String[] tail = {"-cp", jar.toString(), EchoHost.class.getName()};
    List<String> training =
        new ArrayList<>(List.of(java, options, "-XX:ArchiveClassesAtExit=" + archive));
    training.addAll(List.of(tail));
    try (HostProcess process = new HostProcess(training)) {
      process.hello();
    }
    Path script = folder.resolve("echo.sh");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '"
            + java
            + "' '"
            + options
            + "' '-XX:SharedArchiveFile="
            + archive
            + "' "
            + String.join(" ", tail)
            + "\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("could not make " + script + " executable");
    }
    return List.of(script.toString());
  }
}

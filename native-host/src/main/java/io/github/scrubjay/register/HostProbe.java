// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a host as a browser does and reads its first answer. */
final class HostProbe {
  private static final byte[] HELLO =
      "{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.0.0\"}"
          .getBytes(StandardCharsets.UTF_8);

  /** A hello has some hundred bytes; a longer frame is none of a host. */
  private static final int LONGEST_HELLO = 64 * 1024;

  private final Duration patience;

  /**
   * @param patience as long as the host may take
   */
  HostProbe(Duration patience) {
    this.patience = patience;
  }

  /**
   * A host's hello.
   *
   * @param build which build is running
   * @param millis from its start to its end
   */
  record Answer(String build, long millis) {}

  /** The host is there but does not do what a browser needs; the message says what it did. */
  static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
      super(message);
    }
  }

  Answer ask(Path launcher) throws NoAnswer {
    Path errors = null;
    try {
      errors = Files.createTempFile("scrubjay-doctor", ".log");
      return ask(launcher, errors);
    } catch (IOException e) {
      throw new NoAnswer("it can't be started: " + e.getMessage());
    } finally {
      delete(errors);
    }
  }

  private Answer ask(Path launcher, Path errors) throws IOException, NoAnswer {
    long start = System.nanoTime();
    Process host =
        new ProcessBuilder(launcher.toString(), "host").redirectError(errors.toFile()).start();
    try {
      greet(host);
      // The host ends at the end of input; its one short answer fits into the pipe.
      if (!host.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoAnswer("it did not answer and end within " + patience.toMillis() + " ms");
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      byte[] said = host.getInputStream().readNBytes(LONGEST_HELLO);
      if (said.length == 0) {
        throw new NoAnswer(
            "it ended with status " + host.exitValue() + " and no answer" + firstLine(errors));
      }
      return new Answer(build(said), millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("the check was interrupted");
    } finally {
      host.descendants().forEach(ProcessHandle::destroyForcibly);
      host.destroyForcibly();
    }
  }

  private static void greet(Process host) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(HELLO.length).array());
    frame.writeBytes(HELLO);
    try (var to = host.getOutputStream()) {
      frame.writeTo(to);
    } catch (IOException alreadyEnded) {
      // How it ended is said below.
    }
  }

  private static String build(byte[] said) throws NoAnswer {
    int length =
        said.length < 4 ? -1 : ByteBuffer.wrap(said).order(ByteOrder.nativeOrder()).getInt();
    if (length < 2 || length > said.length - 4) {
      throw new NoAnswer("its stdout begins with something else than an answer");
    }
    try (InputStream json = new ByteArrayInputStream(said, 4, length)) {
      Map<String, Object> hello = Json.read(json);
      String build = Json.text(hello, "build");
      if ("hello".equals(hello.get("type")) && build != null) {
        return build;
      }
    } catch (IOException notJson) {
      throw new NoAnswer("its answer is not readable");
    }
    throw new NoAnswer("its answer is no hello");
  }

  private static String firstLine(Path errors) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(errors, StandardCharsets.ISO_8859_1)) {
      String line = reader.readLine();
      return line == null ? "" : ": " + line.strip();
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      file.toFile().deleteOnExit();
    }
  }
}

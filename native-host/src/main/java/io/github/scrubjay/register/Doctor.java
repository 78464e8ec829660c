// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Examines whether this user's browsers can find and start the host. */
public final class Doctor {
  /** As long as the extension waits for the host's hello. */
  private static final int HELLO_SECONDS = 10;

  private static final String HELLO =
      "{\"type\":\"hello\",\"protocol\":[1,1],\"extension\":\"0.0.0\"}";

  private final Product product;
  private final Path home;
  private final String osName;
  private final Path launcher;

  public Doctor(Product product, Path home, String osName, Path launcher) {
    this.product = product;
    this.home = home;
    this.osName = osName;
    this.launcher = launcher;
  }

  /** Every check, passed or not. */
  public List<Check> examine() {
    List<Check> checks = new ArrayList<>();
    checks.add(launcher(launcher));
    checks.add(answer());
    List<Browser> browsers = Browsers.present(home, osName);
    if (browsers.isEmpty()) {
      checks.add(
          Check.fail(
              "browsers",
              "none that this user has started",
              "start your browser once, then run: scrubjay install"));
    }
    for (Browser browser : browsers) {
      checks.add(manifest(browser));
    }
    return checks;
  }

  private static Check launcher(Path launcher) {
    if (!Files.isRegularFile(launcher)) {
      return Check.fail(
          "host program", launcher + " is missing", "install again: scrubjay install");
    }
    if (!Files.isExecutable(launcher)) {
      return Check.fail("host program", launcher + " is not executable", "chmod +x " + launcher);
    }
    return Check.pass("host program", launcher.toString());
  }

  private Check manifest(Browser browser) {
    String name = "registered with " + browser.name();
    Path manifest = browser.manifestDir().resolve(HostManifest.fileName(product));
    Optional<Path> program = HostManifest.launcherOf(manifest);
    if (program.isEmpty()) {
      String seen = Files.exists(manifest) ? manifest + " is broken" : manifest + " is missing";
      return Check.fail(name, seen, "scrubjay install");
    }
    if (!Files.isExecutable(program.get())) {
      return Check.fail(
          name,
          "its manifest names " + program.get() + ", which can't be started",
          "scrubjay install");
    }
    try {
      String expected = HostManifest.text(product, browser.kind(), program.get());
      if (!Files.readString(manifest).equals(expected)) {
        return Check.fail(name, manifest + " is of another version", "scrubjay install");
      }
    } catch (IOException e) {
      return Check.fail(name, manifest + " can't be read", "chmod u+r " + manifest);
    }
    return Check.pass(name, manifest.toString());
  }

  /** Starts the host as a browser does and waits for its hello. */
  private Check answer() {
    String name = "host answers";
    String mend = "install again: scrubjay install";
    long start = System.nanoTime();
    Process host;
    try {
      host =
          new ProcessBuilder(launcher.toString(), "host")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Check.fail(name, "it can't be started", mend);
    }
    try {
      byte[] json = HELLO.getBytes(StandardCharsets.UTF_8);
      host.getOutputStream()
          .write(
              ByteBuffer.allocate(4 + json.length)
                  .order(ByteOrder.nativeOrder())
                  .putInt(json.length)
                  .put(json)
                  .array());
      host.getOutputStream().close();
      // The host ends at the end of input; its one short answer fits into the pipe.
      if (!host.waitFor(HELLO_SECONDS, TimeUnit.SECONDS)) {
        return Check.fail(name, "it did not end within " + HELLO_SECONDS + " s", mend);
      }
      String answer = answerOf(host.getInputStream());
      if (!answer.contains("\"type\":\"hello\"")) {
        return Check.fail(name, "it ended without an answer", mend);
      }
    } catch (IOException e) {
      return Check.fail(name, "it ended without an answer", mend);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.fail(name, "the check was interrupted", "run it again");
    } finally {
      host.destroyForcibly();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return Check.pass(name, "hello after " + millis + " ms");
  }

  private static String answerOf(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}

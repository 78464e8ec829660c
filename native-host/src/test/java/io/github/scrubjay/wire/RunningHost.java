// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The real host as a process of its own, over real pipes, on the JDK that runs the tests. It and
 * all that it starts carry a mark in their environment, so that what is left behind can be found.
 */
public final class RunningHost implements AutoCloseable {
  /**
   * The host is to be gone a second after its browser. That it ends at all is tested here, with
   * room for a busy machine; a host that stays would stay for ever.
   */
  private static final int END_SECONDS = 60;

  private static final String MARK = "SCRUBJAY_TEST_HOST";

  private final Process process;
  private final String mark;
  private final HostConversation conversation;
  private String hello;

  /** Starts it and exchanges hellos. */
  public static RunningHost start(String... javaOptions) throws IOException {
    return start(environment -> {}, javaOptions);
  }

  /**
   * Starts it in another environment.
   *
   * @param change what is done to the process before it starts
   * @param javaOptions behind those of the product
   */
  public static RunningHost start(Consumer<ProcessBuilder> change, String... javaOptions)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                command(javaOptions, "chrome-extension://abcdefghijklmnopabcdefghijklmnop/"))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    String mark = UUID.randomUUID().toString();
    builder.environment().put(MARK, mark);
    change.accept(builder);
    RunningHost host = new RunningHost(builder.start(), mark);
    try {
      host.greet();
    } catch (IOException | AssertionError e) {
      host.close();
      throw e;
    }
    return host;
  }

  /** The command line that runs the program with these arguments as the product does. */
  public static List<String> command(String[] javaOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@../installer/src/host.options");
    command.addAll(List.of(javaOptions));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private RunningHost(Process process, String mark) {
    this.process = process;
    this.mark = mark;
    conversation = new HostConversation(process.getOutputStream(), process.getInputStream());
  }

  private void greet() throws IOException {
    conversation.sendHello();
    hello = conversation.receive();
    assertThat(hello).startsWith("{\"type\":\"hello\"");
  }

  public HostConversation conversation() {
    return conversation;
  }

  public Process process() {
    return process;
  }

  /** What the host said of itself. */
  public String hello() {
    return hello;
  }

  /** The host is gone or goes now, with this status. */
  public void assertEnds(int status) throws InterruptedException {
    assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).as("the host ends").isTrue();
    assertThat(process.exitValue()).isEqualTo(status);
  }

  /** Whatever is left of the host and of what it started ends by itself. */
  public void assertNothingIsLeft() throws Exception {
    assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).as("the host ends").isTrue();
    for (ProcessHandle left : marked()) {
      left.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Processes with the mark; only Linux tells the environment of others. */
  private List<ProcessHandle> marked() throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return found;
    }
    for (ProcessHandle other : ProcessHandle.allProcesses().toList()) {
      try {
        byte[] environment = Files.readAllBytes(Path.of("/proc/" + other.pid() + "/environ"));
        if (new String(environment, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark)) {
          found.add(other);
        }
      } catch (IOException gone) {
        continue; // it ended meanwhile, or is somebody else's
      }
    }
    return found;
  }

  /**
   * Sends a signal.
   *
   * @param name for instance {@code STOP}
   */
  public void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor()).isZero();
  }

  /** Kills the host and what it started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.Main;
import io.github.scrubjay.vision.Drawn;
import io.github.scrubjay.vision.face.DrawnFaces;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looking at pictures with the real host and its real child, over real pipes. */
@Timeout(120)
final class LookProcessTest {
  private static final byte[] PICTURE =
      Drawn.file(new DrawnFaces(500, 400).face(250, 180, 100).picture(), "png");

  /** Takes a second or more to look at, most of it in the first network size. */
  private static final byte[] LARGE =
      Drawn.file(new BufferedImage(6000, 5000, BufferedImage.TYPE_INT_RGB), "png");

  private Process process;
  private HostConversation host;

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@../installer/src/host.options",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "host")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    host = new HostConversation(process.getOutputStream(), process.getInputStream());
    host.sendHello();
    assertThat(host.receive()).contains("\"look-faces\"");
  }

  @AfterEach
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void sendLook(long id, byte[] image, String want, boolean thorough) throws IOException {
    host.send(
        "{\"type\":\"look.begin\",\"id\":%d,\"bytes\":%d,\"want\":[%s],\"thorough\":%b}"
            .formatted(id, image.length, want, thorough));
    for (int index = 0, at = 0; at < image.length; index++) {
      int to = Math.min(image.length, at + WireLimits.DEFAULT.chunkBytes());
      host.sendChunk(id, index, Arrays.copyOfRange(image, at, to));
      at = to;
    }
    host.send(
        "{\"type\":\"look.end\",\"id\":%d,\"sha256\":\"%s\"}"
            .formatted(id, HostConversation.sha256(image)));
  }

  private ProcessHandle child() {
    List<ProcessHandle> children = process.children().toList();
    assertThat(children).hasSize(1);
    return children.get(0);
  }

  @Test
  void saysWhatItFindsAsItFindsItAndThenAllAgain() throws IOException {
    sendLook(1, PICTURE, "\"faces\",\"things-of-tomorrow\"", false);

    String regions = host.receive();
    assertThat(regions)
        .startsWith(
            "{\"type\":\"regions\",\"id\":1,\"width\":500,\"height\":400,\"subject\":\"faces\","
                + "\"regions\":[{\"label\":\"face\",\"box\":[");
    assertThat(host.receive())
        .startsWith(
            "{\"type\":\"look.result\",\"id\":1,\"width\":500,\"height\":400,"
                + "\"looked\":[\"faces\"],\"regions\":[{\"subject\":\"faces\",\"label\":\"face\"");
  }

  @Test
  void saysWhyItCannotLook() throws IOException {
    sendLook(1, PICTURE, "\"things-of-tomorrow\"", false);
    assertThat(host.receive()).contains("\"code\":\"not_able\"");
    sendLook(2, new byte[] {1, 2, 3}, "\"faces\"", false);
    assertThat(host.receive()).contains("\"code\":\"undecodable\"");
  }

  @Test
  void cleansWhileItLooks() throws IOException {
    sendLook(1, LARGE, "\"faces\"", true);
    host.sendImage(2, PICTURE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":2,");
    assertThat(host.receive()).startsWith("{\"type\":\"regions\",\"id\":1,");
  }

  @Test
  void cancelsAndLooksAgain() throws IOException {
    sendLook(1, LARGE, "\"faces\"", true);
    host.send("{\"type\":\"cancel\",\"id\":1}");
    assertThat(host.receive()).contains("\"id\":1,\"code\":\"cancelled\"");
    sendLook(2, PICTURE, "\"faces\"", false);
    assertThat(host.receive()).startsWith("{\"type\":\"regions\",\"id\":2,");
  }

  @Test
  void keepsTheConversationWhenTheChildIsKilled() throws Exception {
    sendLook(1, LARGE, "\"faces\"", true);
    host.sendImage(2, PICTURE);
    host.receive();
    child().destroyForcibly();

    assertThat(host.receive()).startsWith("{\"type\":\"regions\",\"id\":1,");
    assertThat(host.receive()).startsWith("{\"type\":\"look.result\",\"id\":1,");
    host.sendImage(3, PICTURE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":3,");
  }

  @Test
  void theChildEndsWithTheHost() throws Exception {
    sendLook(1, LARGE, "\"faces\"", true);
    host.sendImage(2, PICTURE);
    host.receive();
    ProcessHandle child = child();

    process.destroyForcibly();

    child.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void anEndOfAnotherKindEndsTheJob() throws IOException {
    host.send(
        "{\"type\":\"look.begin\",\"id\":1,\"bytes\":3,\"want\":[\"faces\"],\"thorough\":false}");
    host.sendChunk(1, 0, new byte[] {1, 2, 3});
    host.sendEnd(1, new byte[] {1, 2, 3});
    assertThat(host.receive()).contains("\"id\":1,\"code\":\"bad_message\"");
  }
}

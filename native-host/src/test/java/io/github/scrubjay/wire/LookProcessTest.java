// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.vision.Drawn;
import io.github.scrubjay.vision.face.DrawnFaces;
import java.awt.image.BufferedImage;
import java.io.IOException;
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

  private RunningHost running;
  private HostConversation host;

  @BeforeEach
  void start() throws IOException {
    running = RunningHost.start();
    host = running.conversation();
    assertThat(running.hello()).contains("\"look-faces\"");
  }

  @AfterEach
  void kill() {
    running.close();
  }

  private ProcessHandle child() {
    List<ProcessHandle> children = running.process().children().toList();
    assertThat(children).hasSize(1);
    return children.get(0);
  }

  @Test
  void saysWhatItFindsAsItFindsItAndThenAllAgain() throws IOException {
    host.sendLook(1, PICTURE, "\"faces\",\"things-of-tomorrow\"", false);

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
    host.sendLook(1, PICTURE, "\"things-of-tomorrow\"", false);
    assertThat(host.receive()).contains("\"code\":\"not_able\"");
    host.sendLook(2, new byte[] {1, 2, 3}, "\"faces\"", false);
    assertThat(host.receive()).contains("\"code\":\"undecodable\"");
  }

  @Test
  void cleansWhileItLooks() throws IOException {
    host.sendLook(1, LARGE, "\"faces\"", true);
    host.sendImage(2, PICTURE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":2,");
    assertThat(host.receive()).startsWith("{\"type\":\"regions\",\"id\":1,");
  }

  @Test
  void cancelsAndLooksAgain() throws IOException {
    host.sendLook(1, LARGE, "\"faces\"", true);
    host.send("{\"type\":\"cancel\",\"id\":1}");
    assertThat(host.receive()).contains("\"id\":1,\"code\":\"cancelled\"");
    host.sendLook(2, PICTURE, "\"faces\"", false);
    assertThat(host.receive()).startsWith("{\"type\":\"regions\",\"id\":2,");
  }

  @Test
  void keepsTheConversationWhenTheChildIsKilled() throws Exception {
    host.sendLook(1, LARGE, "\"faces\"", true);
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
    host.sendLook(1, LARGE, "\"faces\"", true);
    host.sendImage(2, PICTURE);
    host.receive();
    ProcessHandle child = child();

    running.process().destroyForcibly();

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

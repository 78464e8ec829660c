// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real host as a process of its own, over real pipes, on the JDK that runs the tests. */
@Timeout(60)
final class HostProcessTest {
  private RunningHost running;
  private HostConversation host;

  @BeforeEach
  void start() throws IOException {
    running = RunningHost.start();
    host = running.conversation();
  }

  @AfterEach
  void kill() {
    running.close();
  }

  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  @Test
  void cleansARealJpegAndPng() throws IOException {
    int id = 1;
    for (String format : List.of("jpeg", "png")) {
      host.sendImage(id, image(format));
      assertThat(host.receive())
          .startsWith("{\"type\":\"result\",\"id\":" + id + ",\"format\":\"" + format + "\"");
      id++;
    }
  }

  @Test
  void refusesWhatIsNoImageItCanClean() throws IOException {
    host.sendImage(1, "\0\0\0\fjP  \r\n\207\n".getBytes(StandardCharsets.ISO_8859_1)); // JPEG 2000
    assertThat(host.receive()).contains("\"code\":\"unsupported_format\"");
    host.sendImage(2, new byte[] {1});
    assertThat(host.receive()).contains("\"code\":\"unsupported_format\"");
  }

  @Test
  void endsSoonAfterTheEndOfInput() throws Exception {
    host.hangUp();
    running.assertEnds(0);
  }

  @Test
  void endsSoonAfterTheEndOfInputInTheMiddleOfJobs() throws Exception {
    byte[] image = image("png");
    host.sendBegin(1, image.length);
    host.sendImage(2, image);
    host.hangUp();
    running.assertEnds(0);
  }

  @Test
  void endsWhenTheInputBreaksOffInsideAFrame() throws Exception {
    host.sendRaw(new byte[] {9, 0, 0, 0, '{'});
    host.hangUp();
    running.assertEnds(1);
  }

  @Test
  void endsWhenTheInputIsNoFrames() throws Exception {
    host.sendRaw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    running.assertEnds(1);
  }

  @Test
  void endsWhenNobodyReadsItsAnswers() throws Exception {
    running.process().getInputStream().close();
    try {
      host.sendImage(1, image("png"));
      host.sendImage(2, image("png"));
    } catch (IOException alreadyGone) {
      // the host may end between two messages
    }
    assertThat(running.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}

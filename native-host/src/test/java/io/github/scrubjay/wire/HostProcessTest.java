// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.Main;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  /**
   * The host is to be gone a second after its browser. That it ends at all is tested here, with
   * room for a busy machine; a host that stays would stay for ever.
   */
  private static final int END_SECONDS = 20;

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
                "chrome-extension://abcdefghijklmnopabcdefghijklmnop/")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    host = new HostConversation(process.getOutputStream(), process.getInputStream());
    host.sendHello();
    assertThat(host.receive()).startsWith("{\"type\":\"hello\"");
  }

  @AfterEach
  void kill() {
    process.destroyForcibly();
  }

  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private void assertEndsSoon(int status) throws InterruptedException {
    assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(status);
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
    assertEndsSoon(0);
  }

  @Test
  void endsSoonAfterTheEndOfInputInTheMiddleOfJobs() throws Exception {
    byte[] image = image("png");
    host.sendBegin(1, image.length);
    host.sendImage(2, image);
    host.hangUp();
    assertEndsSoon(0);
  }

  @Test
  void endsWhenTheInputBreaksOffInsideAFrame() throws Exception {
    host.sendRaw(new byte[] {9, 0, 0, 0, '{'});
    host.hangUp();
    assertEndsSoon(1);
  }

  @Test
  void endsWhenTheInputIsNoFrames() throws Exception {
    host.sendRaw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertEndsSoon(1);
  }

  @Test
  void endsWhenNobodyReadsItsAnswers() throws Exception {
    process.getInputStream().close();
    try {
      host.sendImage(1, image("png"));
      host.sendImage(2, image("png"));
    } catch (IOException alreadyGone) {
      // the host may end between two messages
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.WebpBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redaction over the wire: the real host and its child process. */
@Timeout(120)
final class RedactProcessTest {
  private RunningHost running;
  private HostConversation host;

  @BeforeEach
  void start() throws IOException {
    running = RunningHost.start();
    host = running.conversation();
    assertThat(running.hello()).contains("\"redact\"");
  }

  @AfterEach
  void kill() {
    running.close();
  }

  private static byte[] picture(String format, int size) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, size, size);
    graphics.setColor(Color.BLUE);
    graphics.drawString("secret", 20, 40);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private void redact(long id, byte[] image, String regions) throws IOException {
    host.send(
        ("{\"type\":\"redact.begin\",\"id\":%d,\"bytes\":%d,\"options\":{\"keep\":[\"orientation\"]},"
                + "\"regions\":[%s],\"style\":\"solid\"}")
            .formatted(id, image.length, regions));
    host.sendChunks(id, image);
    host.send(
        "{\"type\":\"redact.end\",\"id\":%d,\"sha256\":\"%s\"}"
            .formatted(id, HostConversation.sha256(image)));
  }

  private static byte[] wholeImage(String result) {
    String start = "\"edits\":[\"";
    int from = result.indexOf(start) + start.length();
    return Base64.getDecoder().decode(result.substring(from, result.indexOf('"', from)));
  }

  @Test
  void answersWithTheWholeRedactedImage() throws IOException {
    for (String format : new String[] {"jpeg", "png"}) {
      byte[] original = picture(format, 96);
      redact(7, original, "[16,16,48,32]");
      String result = host.receive();
      assertThat(result)
          .startsWith("{\"type\":\"result\",\"id\":7,\"format\":\"" + format + "\"")
          .contains("\"redacted\":1,\"reformatted\":false,\"verified\":true");
      byte[] redacted = wholeImage(result);
      assertThat(result).contains("\"sha256\":\"" + HostConversation.sha256(redacted));
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(redacted));
      BufferedImage before = ImageIO.read(new ByteArrayInputStream(original));
      assertThat(image.getRGB(30, 38)).isEqualTo(0xFF000000);
      assertThat(image.getRGB(90, 90)).isEqualTo(before.getRGB(90, 90));
      host.send("{\"type\":\"done\",\"id\":7}");
    }
  }

  @Test
  void saysThatTheFormatChanged() throws IOException {
    redact(1, WebpBuilder.lossless().build(), "[0,0,1,1],[1,1,1,1]");
    assertThat(host.receive())
        .contains("\"format\":\"png\"")
        .contains("\"redacted\":2,\"reformatted\":true");
  }

  @Test
  void saysWhyItCannot() throws IOException {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
            .getBytes(StandardCharsets.UTF_8);
    redact(1, svg, "[0,0,1,1]");
    assertThat(host.receive()).contains("\"code\":\"unsupported_format\"").contains("PNG");
    redact(2, picture("png", 32), "[32,0,5,5]");
    assertThat(host.receive()).contains("\"code\":\"bad_image\"").contains("outside");
    host.sendImage(3, picture("png", 32));
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":3,");
  }

  @Test
  void cancelEndsTheJobAndTheNextOneIsDone() throws IOException {
    redact(1, picture("png", 3000), "[0,0,2999,2999]");
    host.send("{\"type\":\"cancel\",\"id\":1}");
    assertThat(host.receive()).contains("\"id\":1,\"code\":\"cancelled\"");
    redact(2, picture("png", 32), "[0,0,5,5]");
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":2,");
  }
}

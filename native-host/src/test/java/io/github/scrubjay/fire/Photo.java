// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.JpegBuilder;
import io.github.scrubjay.wire.RunningHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The photo with a secret that is cleaned after every abuse, to see that the host still does. */
final class Photo {
  static final byte[] BYTES = new JpegBuilder().segment(0xFE, JpegBuilder.secret()).build();

  private static long lastId = 1_000_000;

  private Photo() {}

  /** The host answers with the photo without its secret. */
  static void assertIsCleanedBy(RunningHost host) throws IOException {
    long id = ++lastId;
    host.conversation().sendImage(id, BYTES);
    byte[] clean = host.conversation().receiveClean(id, BYTES);
    assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("PLANTEDSECRET");
    assertThat(clean).hasSizeLessThan(BYTES.length).startsWith(0xFF, 0xD8, 0xFF);
  }

  /** The next answer is an error, and the one after it the clean photo: no second answer came. */
  static void assertAnswerThenCleaned(RunningHost host, String why) throws IOException {
    String answer = host.conversation().receive();
    assertThat(answer)
        .as(why)
        .startsWith("{\"type\":\"error\"")
        .contains("\"code\":\"bad_message\"");
    assertThat(answer).hasSizeLessThan(1_000);
    assertIsCleanedBy(host);
  }

  /** A host that is started now does so too. */
  static void assertIsCleanedByTheNextHost() throws IOException {
    try (RunningHost next = RunningHost.start()) {
      assertIsCleanedBy(next);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.vision.child.VisionClient;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The conversation rules, with a cleaner that the tests control. */
@Timeout(30)
final class SessionTest {
  private interface ImageCleaner {
    Cleaning clean(byte[] image, Options options) throws BadImage, VerifyFailure, TimeLimit;
  }

  private static final ImageFormat FORMAT = new ImageFormat("jpeg", "image/jpeg", "jpg");
  private static final byte[] IMAGE = {1, 2, 3, 4, 5, 6};

  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch exhausted = new CountDownLatch(1);
  private final AtomicInteger stuckThreads = new AtomicInteger();
  private HostConversation host;
  private volatile ImageCleaner cleaner;
  private volatile VisionClient vision;

  @BeforeEach
  void cleanByCuttingTheFirstByte() {
    cleaner = (image, options) -> cleaning(image, new Edits.Builder().keep(1, image.length - 1));
  }

  @AfterEach
  void hangUp() throws Exception {
    host.hangUp();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private void start(WireLimits limits) throws IOException {
    PipedInputStream hostIn = new PipedInputStream(1 << 16);
    PipedOutputStream hostOut = new PipedOutputStream();
    host =
        new HostConversation(new PipedOutputStream(hostIn), new PipedInputStream(hostOut, 1 << 21));
    Session session =
        new Session(
            new Frames(hostIn, hostOut),
            new Session.Surroundings() {
              @Override
              public Cleaning clean(byte[] image, Options options)
                  throws BadImage, VerifyFailure, TimeLimit {
                return cleaner.clean(image, options);
              }

              @Override
              public int stuckThreads() {
                return stuckThreads.get();
              }

              @Override
              public VisionClient vision() {
                return vision;
              }

              @Override
              public void exhausted() {
                exhausted.countDown();
              }
            },
            limits);
    Thread thread =
        new Thread(
            () -> {
              try {
                session.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                ended.countDown();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void startWithHello(WireLimits limits) throws IOException {
    start(limits);
    host.sendHello();
    host.receive();
  }

  private void startWithHello() throws IOException {
    startWithHello(WireLimits.DEFAULT);
  }

  private static Cleaning cleaning(byte[] image, Edits.Builder builder) {
    Edits edits = builder.removed(Carrier.EXIF).build();
    byte[] clean = edits.apply(ByteBuffer.wrap(image));
    return new Cleaning(FORMAT, edits, HostConversation.sha256(clean), clean.length, List.of());
  }

  private static String error(long id, ErrorCode code) {
    return "{\"type\":\"error\",\"id\":" + id + ",\"code\":\"" + code.wireName() + "\"";
  }

  @Test
  void helloComesUnaskedAndNamesBuildFormatsAndLimits() throws IOException {
    start(WireLimits.DEFAULT);
    assertThat(host.receive())
        .startsWith("{\"type\":\"hello\",\"protocol\":[1,1],\"host\":\"")
        .contains("\"formats\":[\"jpeg\",\"png\"", "\"imageBytes\":67108864", "\"jobs\":4")
        .contains("\"abilities\":[\"clean\",\"reencode\",\"keep-orientation\"");
  }

  @Test
  void anExtensionWithoutACommonVersionLearnsTheRangeAndGetsNoJobs() throws IOException {
    start(WireLimits.DEFAULT);
    host.send("{\"type\":\"hello\",\"protocol\":[2,9],\"extension\":\"9.0.0\"}");
    assertThat(host.receive()).contains("\"protocol\":[1,1]");
    host.sendBegin(1, 6);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.PROTOCOL_MISMATCH));
  }

  @Test
  void aJobBeforeHelloIsRefused() throws IOException {
    start(WireLimits.DEFAULT);
    host.receive();
    host.sendBegin(1, 6);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.PROTOCOL_MISMATCH));
  }

  @Test
  void aCleanImageComesBackAsEdits() throws IOException {
    startWithHello();
    host.sendImage(5, IMAGE);
    assertThat(host.receive())
        .startsWith("{\"type\":\"result\",\"id\":5,\"format\":\"jpeg\"")
        .contains(
            "\"edits\":[[1,5]],\"bytes\":5,\"sha256\":\""
                + HostConversation.sha256(new byte[] {2, 3, 4, 5, 6})
                + "\",\"removed\":[\"exif\"]",
            "\"verified\":true");
  }

  @Test
  void manyEditsComeBackAsChunks() throws IOException {
    startWithHello();
    byte[] image = new byte[700_000];
    Arrays.fill(image, (byte) 9);
    cleaner =
        (bytes, options) -> {
          Edits.Builder edits = new Edits.Builder();
          for (int i = 0; i < bytes.length; i += 7) {
            edits.keep(i, 6);
          }
          return cleaning(bytes, edits);
        };
    host.sendImage(5, image);
    assertThat(host.receive())
        .startsWith("{\"type\":\"result.begin\",\"id\":5")
        .contains("\"chunks\":2,\"bytes\":600000");
    byte[] clean = new byte[600_000];
    int at = 0;
    for (int index = 0; index < 2; index++) {
      String chunk = host.receive();
      String head = "{\"type\":\"chunk\",\"id\":5,\"index\":" + index + ",\"data\":\"";
      assertThat(chunk.substring(0, head.length())).isEqualTo(head);
      byte[] data =
          Base64.getDecoder().decode(chunk.substring(head.length(), chunk.lastIndexOf('"')));
      System.arraycopy(data, 0, clean, at, data.length);
      at += data.length;
    }
    assertThat(at).isEqualTo(600_000);
    assertThat(host.receive())
        .isEqualTo(
            "{\"type\":\"result.end\",\"id\":5,\"sha256\":\""
                + HostConversation.sha256(clean)
                + "\"}");
  }

  @Test
  void everyFailureOfTheCleanerBecomesItsErrorCode() throws IOException {
    startWithHello();
    record Case(ImageCleaner cleaner, ErrorCode code) {}
    List<Case> cases =
        List.of(
            new Case(
                (image, options) -> {
                  throw BadImage.unsupported("x");
                },
                ErrorCode.UNSUPPORTED_FORMAT),
            new Case(
                (image, options) -> {
                  throw BadImage.malformed("x");
                },
                ErrorCode.BAD_IMAGE),
            new Case(
                (image, options) -> {
                  throw BadImage.tooLarge("x");
                },
                ErrorCode.TOO_LARGE),
            new Case(
                (image, options) -> {
                  throw new VerifyFailure("x");
                },
                ErrorCode.VERIFY_FAILED),
            new Case(
                (image, options) -> {
                  throw new IllegalStateException("SECRET");
                },
                ErrorCode.INTERNAL),
            new Case(
                (image, options) -> {
                  throw new StackOverflowError();
                },
                ErrorCode.INTERNAL),
            new Case(
                (image, options) -> {
                  throw new OutOfMemoryError();
                },
                ErrorCode.INTERNAL));
    long id = 1;
    for (Case one : cases) {
      cleaner = one.cleaner;
      host.sendImage(id, IMAGE);
      assertThat(host.receive()).startsWith(error(id, one.code)).doesNotContain("SECRET");
      id++;
    }
    cleanByCuttingTheFirstByte();
    host.sendImage(id, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\"");
  }

  @Test
  void aBadMessageIsAnsweredAndTheNextOneServed() throws IOException {
    startWithHello();
    host.send("not json");
    assertThat(host.receive()).startsWith("{\"type\":\"error\",\"code\":\"bad_message\"");
    host.send("");
    assertThat(host.receive()).startsWith("{\"type\":\"error\",\"code\":\"bad_message\"");
    host.sendImage(5, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\"");
  }

  @Test
  void aBadChunkEndsItsJobAndWhatFollowsIsIgnored() throws IOException {
    startWithHello();
    host.sendBegin(1, 6);
    host.sendChunk(1, 1, IMAGE);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.BAD_CHUNK));
    host.sendChunk(1, 0, IMAGE);
    host.sendEnd(1, IMAGE);
    host.sendImage(2, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":2");
  }

  @Test
  void messagesOfAJobThatNeverWasAreAnswered() throws IOException {
    startWithHello();
    host.sendChunk(9, 0, IMAGE);
    assertThat(host.receive()).startsWith(error(9, ErrorCode.BAD_MESSAGE));
  }

  @Test
  void anImageThatChangedOnTheWayIsRefused() throws IOException {
    startWithHello();
    host.sendBegin(1, 6);
    host.sendChunk(1, 0, IMAGE);
    host.sendEnd(1, new byte[] {6, 5, 4, 3, 2, 1});
    assertThat(host.receive()).startsWith(error(1, ErrorCode.HASH_MISMATCH));
  }

  @Test
  void aTooLargeImageIsRefusedAtItsBeginning() throws IOException {
    startWithHello();
    host.sendBegin(1, WireLimits.DEFAULT.imageBytes() + 1);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.TOO_LARGE));
  }

  @Test
  void aFifthOpenJobIsRefusedAndTheOthersGoOn() throws IOException {
    startWithHello();
    for (int id = 1; id <= 4; id++) {
      host.sendBegin(id, 6);
    }
    host.sendBegin(5, 6);
    assertThat(host.receive()).startsWith(error(5, ErrorCode.TOO_MANY_JOBS));
    host.sendChunk(1, 0, IMAGE);
    host.sendEnd(1, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":1");
    host.sendBegin(5, 6);
    host.sendChunk(5, 0, IMAGE);
    host.sendEnd(5, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":5");
  }

  @Test
  void anIdThatIsOpenFailsTheJobRatherThanMixTwoImages() throws IOException {
    startWithHello();
    host.sendBegin(1, 6);
    host.sendBegin(1, 6);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.BAD_MESSAGE));
  }

  @Test
  void aCancelledJobIsAnsweredOnceAndFreesItsPlace() throws IOException {
    startWithHello(new WireLimits(100, 1, 100, 60_000));
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    cleaner =
        (image, options) -> {
          running.countDown();
          awaitQuietly(go);
          return cleaning(image, new Edits.Builder().keep(0, 1));
        };
    host.sendImage(1, IMAGE);
    awaitQuietly(running);
    host.send("{\"type\":\"cancel\",\"id\":1}");
    assertThat(host.receive()).startsWith(error(1, ErrorCode.CANCELLED));
    go.countDown();
    host.send("{\"type\":\"cancel\",\"id\":1}");
    host.sendImage(2, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":2");
  }

  @Test
  void aJobThatTakesTooLongIsAnsweredAndTheNextOneGetsAnotherThread() throws IOException {
    startWithHello(new WireLimits(100, 4, 100, 500));
    CountDownLatch never = new CountDownLatch(1);
    cleaner =
        (image, options) -> {
          if (image[0] == 1) {
            awaitIgnoringInterrupts(never);
          }
          return cleaning(image, new Edits.Builder().keep(0, 1));
        };
    host.sendImage(1, IMAGE);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.TIME_LIMIT));
    assertThat(exhausted.getCount()).isEqualTo(1);
    host.sendImage(3, new byte[] {2});
    assertThat(host.receive()).contains("\"id\":3");
    host.sendImage(2, IMAGE);
    assertThat(host.receive()).startsWith(error(2, ErrorCode.TIME_LIMIT));
    awaitQuietly(exhausted);
    never.countDown();
  }

  @Test
  void anUploadThatNeverEndsRunsIntoTheTimeLimit() throws IOException {
    startWithHello(new WireLimits(100, 4, 100, 500));
    host.sendBegin(1, 6);
    assertThat(host.receive()).startsWith(error(1, ErrorCode.TIME_LIMIT));
  }

  @Test
  void aHostWithReadersThatHangEndsItselfAfterItsAnswer() throws IOException {
    startWithHello();
    stuckThreads.set(2);
    host.sendImage(1, IMAGE);
    assertThat(host.receive()).startsWith("{\"type\":\"result\",\"id\":1");
    awaitQuietly(exhausted);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitIgnoringInterrupts(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // a thread that does not listen: what the time limit is for
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.wire.HostConversation;
import io.github.scrubjay.wire.RunningHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is said to the real host in place of the protocol, it answers or ends, gives out nothing
 * that it should not, and leaves no process behind.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProtocolAbuseTest {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  @ParameterizedTest
  @ValueSource(longs = {0xFFFFFFFFL, 0x80000000L, 0x7FFFFFFFL, 1_000_001})
  void endsAtAFrameThatIsTooLong(long length) throws Exception {
    try (RunningHost host = RunningHost.start()) {
      host.conversation().sendRaw(header(length));
      host.assertEnds(1);
      host.assertNothingIsLeft();
    }
    Photo.assertIsCleanedByTheNextHost();
  }

  @Test
  void answersFramesThatAreTooShort() throws Exception {
    try (RunningHost host = RunningHost.start()) {
      for (String json : List.of("", "{", "}", "[]", "null", "\"hello\"", "{\"type\":")) {
        host.conversation().send(json);
        assertThat(host.conversation().receive()).contains("\"code\":\"bad_message\"");
        Photo.assertIsCleanedBy(host);
      }
    }
  }

  /** The browser dies at some byte: the host ends, and said nothing but whole frames. */
  @ParameterizedTest
  @ValueSource(strings = {"begin header", "begin", "between", "chunk", "chunk end", "end"})
  void endsWhereTheConversationBreaksOff(String place) throws Exception {
    byte[] begin =
        frame("clean.begin", ",\"bytes\":" + Photo.BYTES.length + ",\"options\":{\"keep\":[]}");
    String data = Base64.getEncoder().encodeToString(Photo.BYTES);
    byte[] chunk = frame("chunk", ",\"index\":0,\"data\":\"" + data + "\"");
    byte[] end = frame("clean.end", ",\"sha256\":\"" + HostConversation.sha256(Photo.BYTES) + "\"");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] frame : List.of(begin, chunk, end)) {
      all.writeBytes(frame);
    }
    int cut =
        switch (place) {
          case "begin header" -> 2;
          case "begin" -> begin.length / 2;
          case "between" -> begin.length;
          case "chunk" -> begin.length + chunk.length / 2;
          case "chunk end" -> begin.length + chunk.length;
          default -> all.size() - 1;
        };
    try (RunningHost host = RunningHost.start()) {
      host.conversation().sendRaw(Arrays.copyOf(all.toByteArray(), cut));
      host.conversation().hangUp();
      assertThat(host.process().getInputStream().readAllBytes()).isEmpty();
      host.assertEnds(place.equals("between") || place.equals("chunk end") ? 0 : 1);
      host.assertNothingIsLeft();
    }
  }

  private static byte[] frame(String type, String more) {
    String json = "{\"type\":\"" + type + "\",\"id\":1" + more + "}";
    return HostConversation.frame(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] header(long length) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt((int) length).array();
  }

  /** What is sent after the first message of job 1, an image of 9 bytes, and what is answered. */
  private static Map<String, String> wrongOrders() {
    String chunk = "{\"type\":\"chunk\",\"id\":1,\"index\":%s,\"data\":\"%s\"}";
    String end = "{\"type\":\"clean.end\",\"id\":1,\"sha256\":\"%s\"}";
    String some = Base64.getEncoder().encodeToString(new byte[3]);
    String whole = Base64.getEncoder().encodeToString(new byte[9]);
    String hash = HostConversation.sha256(new byte[9]);
    Map<String, String> orders = new HashMap<>();
    orders.put(chunk.formatted(1, some), "bad_chunk"); // a gap
    orders.put(chunk.formatted(0, some) + '\n' + chunk.formatted(0, some), "bad_chunk"); // twice
    orders.put(chunk.formatted(0, some) + '\n' + chunk.formatted(2, some), "bad_chunk");
    orders.put(chunk.formatted(-1, some), "bad_chunk");
    orders.put(chunk.formatted("1e400", some), "bad_message");
    orders.put(chunk.formatted("99999999999999999999", some), "bad_message");
    orders.put(chunk.formatted(0, ""), "bad_chunk");
    orders.put(chunk.formatted(0, "A*AA"), "bad_message"); // no base64
    orders.put(chunk.formatted(0, "AA==AA=="), "bad_message");
    orders.put(chunk.formatted(0, whole + whole), "bad_chunk"); // more than announced
    orders.put(chunk.formatted(0, "A".repeat(699_056)), "bad_chunk"); // longer than a chunk
    orders.put(end.formatted(hash), "bad_chunk"); // nothing came
    orders.put(chunk.formatted(0, some) + '\n' + end.formatted(hash), "bad_chunk");
    orders.put(chunk.formatted(0, whole) + '\n' + end.formatted("0".repeat(64)), "hash_mismatch");
    orders.put(chunk.formatted(0, whole) + '\n' + end.formatted(""), "bad_message");
    orders.put(
        chunk.formatted(0, whole)
            + "\n{\"type\":\"look.end\",\"id\":1,\"sha256\":\""
            + hash
            + "\"}",
        "bad_message");
    orders.put(
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":9,\"options\":{\"keep\":[]}}", "bad_message");
    return orders;
  }

  @Test
  void answersWrongOrdersAndWrongHashesOnce() throws Exception {
    try (RunningHost running = RunningHost.start()) {
      HostConversation host = running.conversation();
      for (Map.Entry<String, String> order : wrongOrders().entrySet()) {
        host.sendBegin(1, 9);
        for (String json : order.getKey().split("\n")) {
          host.send(json);
        }
        assertThat(host.receive())
            .as(order.getKey().substring(0, Math.min(200, order.getKey().length())))
            .startsWith("{\"type\":\"error\",\"id\":1,\"code\":\"" + order.getValue() + "\"");
        Photo.assertIsCleanedBy(running); // and so nothing more came of job 1
      }
    }
  }

  @Test
  void answersWhatIsNoMessage() throws Exception {
    List<byte[]> messages = new ArrayList<>();
    for (String text :
        List.of(
            "{}",
            "{\"type\":\"tomorrow\"}",
            "{\"type\":\"tomorrow\",\"id\":7}",
            "{\"type\":7}",
            "{\"type\":null}",
            "{\"type\":[\"hello\"]}",
            "{\"type\":\"clean.begin\"}",
            "{\"type\":\"clean.begin\",\"id\":-1,\"bytes\":1,\"options\":{\"keep\":[]}}",
            "{\"type\":\"clean.begin\",\"id\":1.5,\"bytes\":1,\"options\":{\"keep\":[]}}",
            "{\"type\":\"clean.begin\",\"id\":\"1\",\"bytes\":1,\"options\":{\"keep\":[]}}",
            "{\"type\":\"clean.begin\",\"id\":5,\"bytes\":-1,\"options\":{\"keep\":[]}}",
            "{\"type\":\"clean.begin\",\"id\":5,\"bytes\":1e9,\"options\":{\"keep\":[]}}",
            "{\"type\":\"clean.begin\",\"id\":5,\"bytes\":1}",
            "{\"type\":\"clean.begin\",\"id\":5,\"bytes\":1,\"options\":[]}",
            "{\"type\":\"clean.begin\",\"id\":5,\"bytes\":1,\"options\":{\"keep\":[\"everything\"]}}",
            "{\"type\":\"clean.begin\",\"id\":5,\"bytes\":1,\"options\":{\"keep\":7}}",
            "{\"type\":\"hello\",\"type\":\"cancel\"}",
            "{\"type\":\"hello\",\"protocol\":[2,1],\"extension\":\"1\"}",
            "{\"type\":\"hello\",\"protocol\":[1],\"extension\":\"1\"}",
            "{\"type\":\"hello\",\"protocol\":[1,1,1],\"extension\":\"1\"}",
            "{\"type\":\"chunk\",\"id\":77,\"index\":0,\"data\":\"AAAA\"}",
            "{\"type\":\"clean.end\",\"id\":78,\"sha256\":\"" + "0".repeat(64) + "\"}",
            "{\"type\":\"" + "x".repeat(900_000) + "\"}",
            "{\"" + "x".repeat(900_000) + "\":1}",
            "[".repeat(400_000),
            "{\"a\":".repeat(150_000),
            "{\"type\":\"cancel\",\"id\":" + "9".repeat(900_000) + "}",
            "{\"type\":\"look.begin\",\"id\":5,\"bytes\":1,\"want\":[" + "[".repeat(400_000),
            "{\"type\":\"cancel\",\"id\":5} {\"type\":\"cancel\",\"id\":5}",
            "{\"type\":\"\\ud800\"}")) {
      messages.add(text.getBytes(StandardCharsets.UTF_8));
    }
    messages.add(new byte[] {0});
    messages.add(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
    messages.add(new byte[1_000_000]);
    try (RunningHost running = RunningHost.start()) {
      HostConversation host = running.conversation();
      for (byte[] message : messages) {
        host.sendRaw(HostConversation.frame(message));
        Photo.assertAnswerThenCleaned(
            running, new String(message, 0, Math.min(message.length, 90), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aThousandJobsAtOnceAreAnsweredEach() throws Exception {
    try (RunningHost running = RunningHost.start()) {
      HostConversation host = running.conversation();
      for (int id = 1; id <= 1_000; id++) {
        host.sendBegin(id, Photo.BYTES.length);
      }
      for (int id = 5; id <= 1_000; id++) {
        assertThat(host.receive())
            .startsWith("{\"type\":\"error\",\"id\":" + id + ",\"code\":\"too_many_jobs\"");
      }
      for (int id = 1; id <= 4; id++) {
        host.sendChunks(id, Photo.BYTES);
        host.sendEnd(id, Photo.BYTES);
        host.receiveClean(id, Photo.BYTES);
      }
      Photo.assertIsCleanedBy(running);
    }
  }

  @Test
  void aThousandJobsOneAfterTheOtherAreCleanedEach() throws Exception {
    try (RunningHost host = RunningHost.start()) {
      for (int count = 0; count < 1_000; count++) {
        Photo.assertIsCleanedBy(host);
      }
    }
  }

  /** Cancelled before, amid and after its chunks, again and again: each job has one answer. */
  @Test
  void aStormOfCancelsIsAnsweredOncePerJob() throws Exception {
    int jobs = 1_000;
    try (RunningHost running = RunningHost.start()) {
      HostConversation host = running.conversation();
      CompletableFuture<Map<Long, Integer>> answers =
          CompletableFuture.supplyAsync(() -> countAnswers(host, jobs));
      for (int id = 1; id <= jobs; id++) {
        String cancel = "{\"type\":\"cancel\",\"id\":" + id + "}";
        host.send(cancel);
        host.sendBegin(id, Photo.BYTES.length);
        if (id % 3 == 0) {
          host.send(cancel);
          host.send(cancel);
        }
        host.sendChunks(id, Photo.BYTES);
        if (id % 3 == 1) {
          host.send(cancel);
        }
        host.sendEnd(id, Photo.BYTES);
        host.send(cancel);
      }
      Map<Long, Integer> counted = answers.get(100, TimeUnit.SECONDS);
      assertThat(counted).hasSize(jobs).allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
      Photo.assertIsCleanedBy(running);
    }
  }

  private static Map<Long, Integer> countAnswers(HostConversation host, int jobs) {
    Map<Long, Integer> answers = new HashMap<>();
    try {
      while (answers.size() < jobs) {
        String answer = host.receive();
        Matcher id = ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        assertThat(answer)
            .matches(
                "\\{\"type\":\"(result\"|error\",\"id\":\\d+,\"code\":\"(cancelled|too_many_jobs)).*");
        answers.merge(Long.parseLong(id.group(1)), 1, Integer::sum);
      }
    } catch (IOException e) {
      throw new AssertionError("the host went away after " + answers.size() + " answers", e);
    }
    return answers;
  }

  @Test
  void takesItsInputByteByByte() throws Exception {
    ByteArrayOutputStream job = new ByteArrayOutputStream();
    HostConversation writer =
        new HostConversation(job, new java.io.ByteArrayInputStream(new byte[0]));
    writer.sendImage(1, Photo.BYTES);
    try (RunningHost running = RunningHost.start()) {
      for (byte one : job.toByteArray()) {
        running.conversation().sendRaw(new byte[] {one});
      }
      running.conversation().receiveClean(1, Photo.BYTES);
      Photo.assertIsCleanedBy(running);
    }
  }

  /** Its answers fill the pipe, then both ends close, as when a browser dies. */
  @Test
  void endsWhenNobodyEverReadItsAnswers() throws Exception {
    try (RunningHost running = RunningHost.start()) {
      CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> talkForEver(running));
      assertThatThrownBy(() -> talking.get(3, TimeUnit.SECONDS))
          .as("the host waits for its answers to be read")
          .isInstanceOf(TimeoutException.class);
      running.process().getInputStream().close();
      talking.get(60, TimeUnit.SECONDS);
      running.assertEnds(75);
      running.assertNothingIsLeft();
    }
    Photo.assertIsCleanedByTheNextHost();
  }

  private static void talkForEver(RunningHost running) {
    try {
      while (true) {
        running.conversation().send("{\"type\":\"tomorrow\"}");
      }
    } catch (IOException closed) {
      return;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.vision.Drawn;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.face.DrawnFaces;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The host's side with real child processes over real pipes. */
@Timeout(120)
final class VisionClientTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private VisionClient client;

  private void start(Duration task, Duration cancel, Duration idle) {
    client =
        new VisionClient(
            ChildCommand.of(TestChild.class.getName()), new VisionClient.Times(task, cancel, idle));
  }

  private void start() {
    start(LONG, LONG, LONG);
  }

  @AfterEach
  void killTheLastChild() {
    child().ifPresent(ProcessHandle::destroyForcibly);
  }

  private Optional<ProcessHandle> child() {
    return client == null ? Optional.empty() : ProcessHandle.of(client.pid());
  }

  private VisionClient.Ticket give(String task, String... words) throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(start);
    out.writeUTF(task);
    for (String word : words) {
      out.writeUTF(word);
    }
    return client.start(
        start.toByteArray(),
        new VisionClient.Answer() {
          @Override
          public void part(byte[] part) {
            answers.add("part");
          }

          @Override
          public void done(byte[] last) {
            answers.add("done");
          }

          @Override
          public void failed(TaskFailure failure, String detail) {
            answers.add(failure.name());
          }
        });
  }

  private String next() throws InterruptedException {
    String answer = answers.poll(100, TimeUnit.SECONDS);
    assertThat(answer).as("an answer in time").isNotNull();
    return answer;
  }

  @Test
  void givesOneTaskAfterTheOtherToTheSameChild() throws Exception {
    start();
    give("answer");
    assertThat(next()).isEqualTo("done");
    long first = client.pid();
    give("answer");
    give("nothing-of-this-name");
    assertThat(next()).isEqualTo("done");
    assertThat(next()).isEqualTo("NOT_ABLE");
    assertThat(client.pid()).isEqualTo(first);
  }

  @Test
  void givesATaskToANewChildOnceWhereItsOwnWasKilled() throws Exception {
    start();
    Path file = folder.resolve("go");
    give("until", file.toString());
    assertThat(next()).isEqualTo("part");
    long first = client.pid();
    child().orElseThrow().destroyForcibly(); // kill -9

    assertThat(next()).isEqualTo("part"); // from the beginning
    assertThat(client.pid()).isNotEqualTo(first);
    Files.createFile(file);
    assertThat(next()).isEqualTo("done");
  }

  @Test
  void givesUpATaskOfWhichTwoChildrenDied() throws Exception {
    start();
    for (String deadly : List.of("die", "throw", "babble")) {
      give(deadly);
      assertThat(next()).as(deadly).isEqualTo("DIED");
    }
    give("answer");
    assertThat(next()).isEqualTo("done");
  }

  @Test
  void cancelsATaskThatListensAndKeepsItsChild() throws Exception {
    start();
    VisionClient.Ticket ticket = give("until", folder.resolve("never").toString());
    assertThat(next()).isEqualTo("part");
    long first = client.pid();
    ticket.cancel();
    assertThat(next()).isEqualTo("CANCELLED");
    ticket.cancel(); // too late, and must not hit the next
    give("answer");
    assertThat(next()).isEqualTo("done");
    assertThat(client.pid()).isEqualTo(first);
  }

  @Test
  void killsTheChildOfATaskThatDoesNotListen() throws Exception {
    start(LONG, Duration.ofMillis(150), LONG);
    VisionClient.Ticket ticket = give("hang");
    assertThat(next()).isEqualTo("part");
    ProcessHandle first = child().orElseThrow();
    ticket.cancel();
    assertThat(next()).isEqualTo("CANCELLED");
    first.onExit().get(30, TimeUnit.SECONDS);
    give("answer");
    assertThat(next()).isEqualTo("done");
  }

  @Test
  void aTaskThatIsCancelledWhileItWaitsNeverStarts() throws Exception {
    start();
    VisionClient.Ticket running = give("until", folder.resolve("never").toString());
    assertThat(next()).isEqualTo("part");
    give("die").cancel();
    running.cancel();
    assertThat(next()).isEqualTo("CANCELLED");
    assertThat(next()).isEqualTo("CANCELLED");
  }

  @Test
  void killsTheChildOfATaskThatTakesTooLong() throws Exception {
    start(Duration.ofSeconds(1), LONG, LONG);
    give("hang");
    assertThat(next()).isEqualTo("part");
    ProcessHandle first = child().orElseThrow();
    assertThat(next()).isEqualTo("TIME_LIMIT");
    first.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void endsAChildWithoutWorkAndStartsAnotherForTheNext() throws Exception {
    start(LONG, LONG, Duration.ofMillis(1));
    give("answer");
    assertThat(next()).isEqualTo("done");
    child().ifPresent(handle -> handle.onExit().join());
    give("answer");
    assertThat(next()).isEqualTo("done");
  }

  @Test
  void saysSoWhenTheChildCannotBeStarted() throws Exception {
    client =
        new VisionClient(
            List.of(folder.resolve("no-java").toString()),
            new VisionClient.Times(LONG, LONG, LONG));
    give("answer");
    assertThat(next()).isEqualTo("DIED");
  }

  @Test
  void looksAtAPictureInTheRealChild() throws Exception {
    client = new VisionClient("io.github.scrubjay.Main");
    client.prepare();
    BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    VisionClient.LookAnswer answer =
        new VisionClient.LookAnswer() {
          @Override
          public void found(Look ofOneSubject) {
            seen.add(ofOneSubject);
          }

          @Override
          public void done(Look all) {
            seen.add(all);
          }

          @Override
          public void failed(TaskFailure failure, String detail) {
            seen.add(failure);
          }
        };
    byte[] png = Drawn.file(new DrawnFaces(500, 400).face(250, 180, 100).picture(), "png");
    client.look(png, Set.of(Subject.FACES), Effort.NORMAL, answer);

    Look faces = (Look) seen.poll(100, TimeUnit.SECONDS);
    assertThat(faces.width()).isEqualTo(500);
    assertThat(faces.regions()).hasSize(1).allMatch(Region::sure);
    assertThat(seen.poll(100, TimeUnit.SECONDS)).isEqualTo(faces);

    client.look(new byte[] {1, 2, 3}, Set.of(Subject.FACES), Effort.NORMAL, answer);
    assertThat(seen.poll(100, TimeUnit.SECONDS)).isEqualTo(TaskFailure.UNDECODABLE);
    client.look(png, Set.of(), Effort.NORMAL, answer);
    assertThat(seen.poll(100, TimeUnit.SECONDS)).isEqualTo(TaskFailure.NOT_ABLE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.Inspector;
import io.github.scrubjay.inspect.Risk;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.redact.Style;
import io.github.scrubjay.wire.ErrorCode;
import io.github.scrubjay.wire.ProtocolError;
import io.github.scrubjay.wire.ProtocolRange;
import io.github.scrubjay.wire.WireLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The host's side of {@code src/protocol}: reads its requests, writes its answers. */
final class MessagesTest {
  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final ImageFormat JPEG = new ImageFormat("jpeg", "image/jpeg", "jpg");
  private static final Report REPORT =
      new Report(
          7,
          JPEG,
          6,
          SHA,
          List.of("exif", "second_image"),
          List.of("orientation"),
          findings(),
          null);

  /** Two of words alone, and a thumbnail with its picture. */
  private static List<Finding> findings() {
    ExifBuilder exif = new ExifBuilder().thumbnail(JpegBuilder.baseline().build());
    byte[] photo = JpegBuilder.baseline().withExif(exif).build();
    List<Finding> findings = new ArrayList<>(new Inspector().inspect(ByteBuffer.wrap(photo), JPEG));
    findings.add(new Finding("gps-position", Risk.LOCATION, "GPS position", "48.8584 N, 2.2945 E"));
    findings.add(new Finding("comment", Risk.HISTORY, "Comment", "\"\u00e9\u20ac\uD83D\uDE00\\"));
    return findings;
  }

  private static Request read(String json) throws ProtocolError {
    return Requests.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Answer answer) {
    return new String(Answers.write(answer), StandardCharsets.UTF_8);
  }

  @Test
  void readsEveryExampleRequest() throws Exception {
    assertThat(read(ProtocolFiles.example("hello-request")))
        .isEqualTo(new Hello(new ProtocolRange(1, 1)));
    assertThat(read(ProtocolFiles.example("clean.begin")))
        .isEqualTo(new CleanBegin(7, 6, Options.DEFAULT));
    assertThat(read(ProtocolFiles.example("chunk")))
        .isEqualTo(new Chunk(7, 0, ByteBuffer.wrap("abcdef".getBytes(StandardCharsets.US_ASCII))));
    assertThat(read(ProtocolFiles.example("clean.end"))).isInstanceOf(CleanEnd.class);
    assertThat(read(ProtocolFiles.example("look.begin")))
        .isEqualTo(new LookBegin(7, 6, Set.of(Subject.FACES, Subject.CODES), false));
    assertThat(read(ProtocolFiles.example("look.end"))).isInstanceOf(LookEnd.class);
    assertThat(read(ProtocolFiles.example("redact.begin")))
        .isEqualTo(
            new RedactBegin(
                7,
                6,
                Options.DEFAULT,
                List.of(new Box(185, 113, 129, 142), new Box(10, 12, 60, 60)),
                Style.SOLID));
    assertThat(read(ProtocolFiles.example("redact.end"))).isInstanceOf(RedactEnd.class);
    assertThat(read(ProtocolFiles.example("cancel"))).isEqualTo(new Cancel(7));
    assertThat(read(ProtocolFiles.example("done"))).isEqualTo(new Done(7));
  }

  @Test
  void readsTheWishToEncodeAnew() throws Exception {
    String begin =
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":5,\"options\":{\"keep\":[],\"reencode\":%s}}";
    assertThat(read(String.format(begin, "true")))
        .isEqualTo(new CleanBegin(1, 5, new Options(Set.of(), true)));
    assertThat(read(String.format(begin, "false")))
        .isEqualTo(new CleanBegin(1, 5, new Options(Set.of())));
    assertThat(ProtocolFiles.violations("clean.begin", String.format(begin, "true"))).isEmpty();
    assertThatThrownBy(() -> read(String.format(begin, "1"))).isInstanceOf(ProtocolError.class);
  }

  @Test
  void passesOverSubjectsOfTomorrowButNotWhatIsNoSubject() throws Exception {
    String begin = "{\"type\":\"look.begin\",\"id\":1,\"bytes\":5,\"want\":[%s],\"thorough\":true}";
    assertThat(read(String.format(begin, "\"faces\",\"tattoos\"")))
        .isEqualTo(new LookBegin(1, 5, Set.of(Subject.FACES), true));
    assertThatThrownBy(() -> read(String.format(begin, "7"))).isInstanceOf(ProtocolError.class);
  }

  @Test
  void regionsToCoverAreBoxesAndThereIsOne() throws Exception {
    String begin =
        "{\"type\":\"redact.begin\",\"id\":1,\"bytes\":5,\"options\":{\"keep\":[]},"
            + "\"regions\":[%s],\"style\":\"%s\"}";
    assertThat(((RedactBegin) read(String.format(begin, "[0,0,1,1]", "blur"))).style())
        .isEqualTo(Style.BLUR);
    for (String regions :
        List.of("", "[1,2,3]", "[1,2,0,4]", "[-1,2,3,4]", "[1,2,3,4,5]", "[[1,2,3,4]]", "7")) {
      assertThatThrownBy(() -> read(String.format(begin, regions, "solid")))
          .isInstanceOf(ProtocolError.class);
      assertThat(ProtocolFiles.violations("redact.begin", String.format(begin, regions, "solid")))
          .isNotEmpty();
    }
    assertThatThrownBy(() -> read(String.format(begin, "[0,0,1,1]", "glass")))
        .isInstanceOf(ProtocolError.class);
    String many = "[1,1,1,1],".repeat(1000);
    assertThat(read(String.format(begin, many.substring(0, many.length() - 1), "solid")))
        .isInstanceOf(RedactBegin.class);
    assertThatThrownBy(() -> read(String.format(begin, many + "[1,1,1,1]", "solid")))
        .isInstanceOf(ProtocolError.class);
  }

  @Test
  void aRedactionSaysHowManyBoxesAndWhetherTheFormatChanged() throws IOException {
    Report covered =
        new Report(
            7,
            REPORT.format(),
            REPORT.bytes(),
            SHA,
            List.of(),
            List.of(),
            List.of(),
            new Report.Covered(2, true));
    String json = written(new ResultBegin(covered, 2));
    assertThat(json).contains("\"redacted\":2,\"reformatted\":true");
    assertThat(ProtocolFiles.violations("result.begin", json)).isEmpty();
  }

  @Test
  void whatWasFoundIsWrittenAsItsExampleStands() throws IOException {
    for (String name : List.of("regions", "look.result")) {
      assertThat(written(answers().get(name)))
          .isEqualTo(ProtocolFiles.example(name).replaceAll("\\s", ""));
    }
  }

  private static final Region FACE =
      new Region(Subject.FACES, "face", new Box(185, 113, 129, 142), .92, true);
  private static final Region CODE =
      new Region(Subject.CODES, "code-unread", new Box(10, 12, 60, 60), .5, false);

  static Map<String, Answer> answers() {
    Edits edits = new Edits.Builder().keep(0, 2).insert(new byte[] {88, 89}).keep(4, 2).build();
    return Map.of(
        "result",
        new Result(REPORT, edits),
        "result.begin",
        new ResultBegin(REPORT, 2),
        "chunk",
        new ResultChunk(7, 0, ByteBuffer.wrap(new byte[] {1, 2, 3, 4})),
        "result.end",
        new ResultEnd(7, SHA),
        "regions",
        new Regions(7, 500, 400, Subject.FACES, List.of(FACE)),
        "look.result",
        new LookResult(7, 500, 400, EnumSet.of(Subject.FACES, Subject.CODES), List.of(FACE, CODE)),
        "error",
        new ErrorAnswer(OptionalLong.of(7), ErrorCode.BAD_IMAGE, "x".repeat(1000)));
  }

  @ParameterizedTest
  @MethodSource("answerNames")
  void everyAnswerFitsItsSchema(String name) throws IOException {
    assertThat(ProtocolFiles.violations(name, written(answers().get(name)))).isEmpty();
  }

  static List<String> answerNames() {
    return List.copyOf(answers().keySet());
  }

  @Test
  void aThumbnailTravelsWithItsFinding() {
    assertThat(written(answers().get("result")))
        .contains(
            "\"carrier\":\"exif\"", "\"picture\":{\"mimeType\":\"image/jpeg\",\"data\":\"/9j/");
  }

  @Test
  void helloIsWrittenAsItsExampleStands() throws IOException {
    String json =
        new String(
            new HelloAnswer(
                    ProtocolRange.OURS,
                    "0.1.0",
                    "0.1.0+3f2c1d9",
                    List.of("jpeg", "png"),
                    WireLimits.DEFAULT,
                    List.of("clean"))
                .json(),
            StandardCharsets.UTF_8);
    assertThat(ProtocolFiles.violations("hello-answer", json)).isEmpty();
    assertThat(json).isEqualTo(ProtocolFiles.example("hello-answer").replaceAll("\\s", ""));
  }

  @Test
  void everySchemaHasAReaderOrAWriter() throws IOException {
    TreeSet<String> known = new TreeSet<>(answers().keySet());
    known.addAll(
        List.of(
            "hello-request",
            "hello-answer",
            "clean.begin",
            "chunk",
            "clean.end",
            "look.begin",
            "look.end",
            "redact.begin",
            "redact.end",
            "cancel",
            "done"));
    assertThat(known).containsExactlyElementsOf(ProtocolFiles.schemaNames());
  }

  @Test
  void anErrorWithoutAJobHasNoId() throws IOException {
    String json = written(new ErrorAnswer(OptionalLong.empty(), ErrorCode.BAD_MESSAGE, "why"));
    assertThat(json).isEqualTo("{\"type\":\"error\",\"code\":\"bad_message\",\"detail\":\"why\"}");
    assertThat(ProtocolFiles.violations("error", json)).isEmpty();
  }

  @Test
  void errorCodesAreThoseOfTheSharedFileInItsOrder() throws IOException {
    Matcher codes = Pattern.compile("\"code\": \"([a-z_]+)\"").matcher(ProtocolFiles.errorCodes());
    List<String> inFile = codes.results().map(code -> code.group(1)).toList();
    assertThat(inFile)
        .containsExactlyElementsOf(
            java.util.Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).toList());
  }

  @Test
  void theResultOfTheExampleIsWrittenAsItStands() throws IOException {
    String edits = ",\"edits\":[[0,2],\"WFk=\",[4,2]],";
    assertThat(written(answers().get("result"))).contains(edits);
    assertThat(ProtocolFiles.example("result").replaceAll("\\s", "")).contains(edits);
  }

  @Test
  void base64OfAnyLengthAndPlaceIsDecoded() throws ProtocolError {
    Random random = new Random(7);
    for (int length = 1; length < 400; length++) {
      byte[] data = new byte[length];
      random.nextBytes(data);
      String base64 = Base64.getEncoder().encodeToString(data);
      String json =
          length % 2 == 0
              ? "{\"data\":\"" + base64 + "\",\"type\":\"chunk\",\"id\":1,\"index\":0}"
              : " {\"type\" : \"chunk\",\"id\":1, \"index\":0 ,\"data\" :  \"" + base64 + "\" }";
      assertThat(read(json)).isEqualTo(new Chunk(1, 0, ByteBuffer.wrap(data)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"type\":\"hello\"}",
        "{\"type\":\"hello\",\"protocol\":[2,1],\"extension\":\"0\"}",
        "{\"type\":\"hello\",\"protocol\":[0,1],\"extension\":\"0\"}",
        "{\"type\":\"hello\",\"protocol\":[1],\"extension\":\"0\"}",
        "{\"type\":\"hello\",\"protocol\":[1,99999999999],\"extension\":\"0\"}",
        "{\"type\":7}",
        "{\"type\":\"format.disk\",\"id\":1}",
        "{\"type\":\"cancel\"}",
        "{\"type\":\"cancel\",\"id\":0}",
        "{\"type\":\"cancel\",\"id\":-1}",
        "{\"type\":\"cancel\",\"id\":1.5}",
        "{\"type\":\"cancel\",\"id\":\"1\"}",
        "{\"type\":\"cancel\",\"id\":9007199254740992}",
        "{\"type\":\"cancel\",\"id\":99999999999999999999999}",
        "{\"type\":\"cancel\",\"id\":1}{}",
        "{\"type\":\"cancel\",\"id\":1,\"id\":2}",
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":0,\"options\":{\"keep\":[]}}",
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":5}",
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":5,\"options.keep\":[]}",
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":5,\"options\":{\"keep\":[\"gps\"]}}",
        "{\"type\":\"clean.begin\",\"id\":1,\"bytes\":5,\"options\":{\"keep\":[{}]}}",
        "{\"type\":\"clean.end\",\"id\":1,\"sha256\":\"ABCD\"}",
        "{\"type\":\"chunk\",\"id\":1,\"index\":0,\"data\":\"@@@@\"}",
        "{\"type\":\"chunk\",\"id\":1,\"index\":0,\"data\":\"QUJD\\u0041\"}",
        "{\"type\":\"chunk\",\"id\":1,\"index\":0,\"data\":\"QUJ\"",
        "{\"type\":\"chunk\",\"id\":1,\"index\":0,\"data\":7}",
        "{\"type\":\"cancel\",\"id\":1,\"a\":{\"b\":{\"c\":{}}}}"
      })
  void whatIsNoRequestIsABadMessage(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            ProtocolError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_MESSAGE));
  }

  @Test
  void aBadMessageNamesItsJobWhereItCan() {
    assertThatThrownBy(() -> read("{\"type\":\"clean.end\",\"id\":12,\"sha256\":\"\"}"))
        .isInstanceOfSatisfying(
            ProtocolError.class, e -> assertThat(e.id()).isEqualTo(OptionalLong.of(12)));
  }

  @Test
  void anErrorNeverQuotesTheMessage() {
    assertThatThrownBy(() -> read("{\"type\":\"SECRET\",SECRET"))
        .isInstanceOf(ProtocolError.class)
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void deepNestingIsRefusedAndDoesNotExhaustTheStack() {
    String deep = "{\"type\":\"cancel\",\"id\":1,\"a\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(ProtocolError.class);
  }

  /**
   * The parser itself never makes a text of a chunk's data, so the decoder has to see all of it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"QUJD", "QUJD\\\"\"}", "QUJ\\u0044\"}", "QU\nJD\"}", "QUJD\" SECRET}"})
  void aChunkThatIsNoWholeBase64IsRefused(String data) {
    assertThatThrownBy(() -> read("{\"type\":\"chunk\",\"id\":1,\"index\":0,\"data\":\"" + data))
        .isInstanceOf(ProtocolError.class)
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void warmsUpOnAChunkThatIsOne() {
    assertThatCode(() -> Requests.warmUp(new byte[] {1, 2, 3, 4})).doesNotThrowAnyException();
  }
}

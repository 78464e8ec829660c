// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.FileType;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.GifBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GifResultTest {
  private static final byte[] SECRET = "PLANTEDSECRET".getBytes(StandardCharsets.US_ASCII);

  private static void verify(byte[] image, Options options) throws VerifyFailure {
    new Verifier().verify(image, new ImageFormat("gif", "image/gif", "gif"), options);
  }

  private static GifBuilder gif() {
    return new GifBuilder();
  }

  static Stream<GifBuilder> images() {
    return Stream.of(
        GifBuilder.still(),
        GifBuilder.animated(),
        gif().pictureWithoutEndOfInformation(),
        gif().pictureWithTail(new byte[600]).trailer(SECRET),
        gif().extension(0xFE, SECRET).extension(1, SECRET).control(0xFF).control(4).picture(),
        gif().application("C2PA_GIF\1\0\0", SECRET).picture(),
        gif().application("ICCRGBG1012", new ProfileBuilder().build()).picture());
  }

  @ParameterizedTest
  @MethodSource("images")
  void passesWhatTheSanitizerMakes(GifBuilder gif) throws Exception {
    byte[] image = gif.build();
    ByteBuffer original = ByteBuffer.wrap(image);
    for (Options options :
        new Options[] {Options.DEFAULT, new Options(EnumSet.allOf(Options.Keep.class))}) {
      verify(Sanitizers.forImage(original).sanitize(original, options).apply(original), options);
    }
  }

  static Stream<Map.Entry<String, byte[]>> dirtyImages() {
    byte[] profile = new ProfileBuilder().description("desc", "DELL").build();
    return Stream.of(
        Map.entry("a comment", GifBuilder.still().extension(0xFE, SECRET).build()),
        Map.entry("a text", gif().extension(1, SECRET).picture().build()),
        Map.entry("XMP", gif().application("XMP DataXMP", SECRET).picture().build()),
        Map.entry("credentials", gif().application("C2PA_GIF\1\0\0", SECRET).picture().build()),
        Map.entry(
            "a profile with texts", gif().application("ICCRGBG1012", profile).picture().build()),
        Map.entry(
            "a loop that goes on", gif().application("NETSCAPE2.0", SECRET).picture().build()),
        Map.entry("two loops", GifBuilder.animated().loop("ANIMEXTS1.0", 1).build()),
        Map.entry("a control that goes on", gif().extension(0xF9, SECRET).picture().build()),
        Map.entry("a control with reserved bits", gif().control(0x80).picture().build()),
        Map.entry("a control before none", GifBuilder.still().control(4).build()),
        Map.entry("bytes behind the codes", gif().pictureWithTail(new byte[1]).build()),
        Map.entry("sub-blocks behind the codes", gif().pictureWithTail(SECRET).build()),
        Map.entry("no picture", gif().build()),
        Map.entry("no end", GifBuilder.still().withoutEnd().build()),
        Map.entry("bytes after the end", GifBuilder.still().trailer(SECRET).build()));
  }

  @ParameterizedTest
  @MethodSource("dirtyImages")
  void refusesWhatIsNotClean(Map.Entry<String, byte[]> dirty) {
    assertThatThrownBy(() -> verify(dirty.getValue(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class)
        .hasMessageStartingWith(dirty.getKey().startsWith("a profile") ? "ICC" : "GIF");
  }

  /** The library is to see what it can see by itself, should the walk ever be wrong. */
  @Test
  void theLibraryRefusesByItself() {
    byte[] image = gif().extension(0xFE, SECRET).picture().build();
    assertThatThrownBy(
            () -> MetadataExtractorReading.requireClean(FileType.Gif, image, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.FileType;
import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.image.WebpBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebpResultTest {
  private static final ImageFormat WEBP = new ImageFormat("webp", "image/webp", "webp");
  private static final byte[] SECRET = "PLANTEDSECRET".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NONE = {};
  private static final ExifBuilder GPS = new ExifBuilder().position(48.8584, 2.2945, 35);

  private static void verify(byte[] image, Options options) throws VerifyFailure {
    new Verifier().verify(image, WEBP, options);
  }

  private static WebpBuilder extended(int flags) {
    return WebpBuilder.extended(flags);
  }

  private static byte[] turned() {
    return new ExifBuilder().orientation(6).tiff();
  }

  static Stream<WebpBuilder> images() {
    return Stream.of(
        WebpBuilder.lossy(),
        WebpBuilder.lossless(),
        WebpBuilder.lossy().chunk("ICMT", SECRET).trailer(SECRET),
        WebpBuilder.animated(3, SECRET),
        extended(WebpBuilder.ALPHA).alpha(SECRET).lossyPicture(),
        extended(WebpBuilder.EXIF).lossyPicture().chunk("EXIF", turned()),
        extended(WebpBuilder.EXIF).lossyPicture().chunk("EXIF", GPS.tiff()),
        extended(0).lossyPicture().chunk("EXIF", turned()),
        extended(WebpBuilder.ICC).chunk("ICCP", new ProfileBuilder().build()).losslessPicture(true),
        extended(WebpBuilder.ALPHA).losslessPicture(false).chunk("XMP ", SECRET));
  }

  @ParameterizedTest
  @MethodSource("images")
  void passesWhatTheSanitizerMakes(WebpBuilder webp) throws Exception {
    byte[] image = webp.build();
    ByteBuffer original = ByteBuffer.wrap(image);
    for (Options options :
        new Options[] {Options.DEFAULT, new Options(EnumSet.allOf(Options.Keep.class))}) {
      verify(Sanitizers.forImage(original).sanitize(original, options).apply(original), options);
    }
  }

  static Stream<Map.Entry<String, byte[]>> dirtyImages() {
    byte[] reserved = extended(WebpBuilder.ALPHA).alpha(NONE).lossyPicture().build();
    reserved[22] = 1;
    byte[] padded = WebpBuilder.lossless().build();
    padded[padded.length - 1] = 1;
    byte[] frame = new byte[0];
    return Stream.of(
        Map.entry("Exif", extended(8).lossyPicture().chunk("EXIF", GPS.tiff()).build()),
        Map.entry("XMP", extended(4).lossyPicture().chunk("XMP ", SECRET).build()),
        Map.entry("XMP without its flag", extended(0).lossyPicture().chunk("XMP ", SECRET).build()),
        Map.entry("an unknown chunk", extended(0x10).lossyPicture().chunk("JANE", SECRET).build()),
        Map.entry(
            "a chunk behind a simple picture", WebpBuilder.lossy().chunk("IC", frame).build()),
        Map.entry("a chunk in a frame", WebpBuilder.animated(2, SECRET).build()),
        Map.entry("bytes behind alpha", extended(0x10).alpha(SECRET).lossyPicture().build()),
        Map.entry("bytes after the end", WebpBuilder.lossy().trailer(SECRET).build()),
        Map.entry("a needless header", extended(0).lossyPicture().build()),
        Map.entry("a flag for nothing", extended(0x18).lossyPicture().build()),
        Map.entry("reserved bytes", reserved),
        Map.entry("padding that is not zero", padded),
        Map.entry(
            "a profile with texts",
            extended(0x20)
                .chunk("ICCP", new ProfileBuilder().description("desc", "DELL").build())
                .lossyPicture()
                .build()),
        Map.entry("credentials", extended(0x10).lossyPicture().chunk("C2PA", SECRET).build()),
        Map.entry("two pictures", extended(0x10).lossyPicture().lossyPicture().build()));
  }

  @ParameterizedTest
  @MethodSource("dirtyImages")
  void refusesWhatIsNotClean(Map.Entry<String, byte[]> dirty) {
    assertThatThrownBy(() -> verify(dirty.getValue(), Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }

  /** The libraries are to see what they can see by themselves, should the walk ever be wrong. */
  @Test
  void eachLibraryRefusesByItself() {
    byte[] image = extended(WebpBuilder.EXIF).lossyPicture().chunk("EXIF", GPS.tiff()).build();
    assertThatThrownBy(
            () -> MetadataExtractorReading.requireClean(FileType.WebP, image, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
    assertThatThrownBy(() -> CommonsImagingReading.requireCleanWebp(image, Options.DEFAULT))
        .isInstanceOf(VerifyFailure.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.DisplayedOrientation;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.vision.Box;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes boxes out of an image for good. What stands there afterwards is made of their surroundings
 * or of nothing; second copies of the picture (previews, gain maps, further pictures, content
 * credentials with theirs) go as well. Pixels outside stay exactly as they are, in a JPEG those
 * outside of the blocks that a box touches.
 *
 * <p>The image is cleaned first, so that only what a sanitizer has passed is taken apart. Whoever
 * hands the result on cleans and verifies it as any other image.
 */
public final class Redactor {
  /** Of this much memory a picture is held twice, and what is made of it as well. */
  private static final int SHARES_OF_MEMORY = 3;

  private Redactor() {}

  /**
   * Redacts one image.
   *
   * @param image the whole file; not changed
   * @param boxes in displayed pixels, after the orientation was applied; at least one
   * @param options what of the metadata stays; content credentials never do
   * @throws BadImage where the image or its kind can't be redacted, with advice
   * @throws RedactFailed where the result is not as it must be
   */
  public static Redaction redact(byte[] image, List<Box> boxes, Style style, Options options)
      throws BadImage, RedactFailed {
    if (boxes.isEmpty()) {
      throw BadImage.malformed("redaction: no box");
    }
    ByteBuffer original = ByteBuffer.wrap(image);
    Sanitizer sanitizer = Sanitizers.forImage(original);
    byte[] clean = sanitizer.sanitize(original, kept(options)).apply(original);
    int orientation = DisplayedOrientation.of(ByteBuffer.wrap(clean));
    try {
      return redact(sanitizer.format().name(), clean, boxes, orientation, style);
    } catch (OutOfMemoryError e) {
      throw BadImage.tooLarge("redaction: more pixels than fit into memory");
    }
  }

  private static Redaction redact(
      String format, byte[] clean, List<Box> boxes, int orientation, Style style)
      throws BadImage, RedactFailed {
    long memory = Runtime.getRuntime().maxMemory() / SHARES_OF_MEMORY;
    Painted painted =
        switch (format) {
          case "jpeg" -> JpegRedactor.redact(clean, boxes, orientation, style, memory);
          case "png" -> PngRedactor.redact(clean, boxes, orientation, style, memory);
          case "gif" -> GifRedactor.redact(clean, boxes, style, memory);
          case "bmp" -> BmpRedactor.redact(clean, boxes, style);
          case "webp" -> WebpRedactor.redact(clean, boxes, orientation, style);
          case "tiff" -> TiffRedactor.redact(clean, boxes, orientation, style);
          default -> throw refused(format);
        };
    RedactionCheck.require(clean, format, painted, style.isFlat());
    return new Redaction(painted.bytes(), !painted.format().equals(format));
  }

  private static BadImage refused(String format) {
    return BadImage.unsupported(
        format
            + ": "
            + switch (format) {
              case "heic", "avif", "jxl" ->
                  "can't be redacted here; save it as a JPEG or PNG, then redact that";
              case "svg", "svgz" -> "a drawing has no pixels; save it as a PNG, then redact that";
              case "psd" -> "its layers hold the picture again; save it as a PNG, then redact that";
              case "ico", "cur" ->
                  "holds one picture in several sizes; save one as a PNG, then redact that";
              default -> "can't be redacted; save it as a PNG, then redact that";
            });
  }

  /** The orientation is needed to find the boxes, whether or not it is to be kept. */
  private static Options kept(Options options) {
    Set<Options.Keep> keep = EnumSet.of(Options.Keep.ORIENTATION);
    keep.addAll(options.keep());
    keep.remove(Options.Keep.CONTENT_CREDENTIALS);
    return new Options(keep);
  }
}

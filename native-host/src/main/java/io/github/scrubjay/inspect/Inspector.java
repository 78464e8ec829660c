// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.ImageFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Says what an image would reveal. Findings are advice for a person: the sanitizer works without
 * them, so what can't be read becomes a finding of its own and never an error.
 *
 * <p>The containers and everything compressed are read here, within bounds; metadata-extractor gets
 * single blocks of Exif, XMP and IPTC, never whole files.
 */
public final class Inspector {
  /** One line a format, by its name. */
  private static final Map<String, FormatInspection> FORMATS =
      Map.ofEntries(
          Map.entry("jpeg", JpegInspection::read), //
          Map.entry("png", PngInspection::read),
          Map.entry("webp", WebpInspection::read),
          Map.entry("gif", GifInspection::read),
          Map.entry("tiff", TiffInspection::read),
          Map.entry("heic", HeifInspection::read),
          Map.entry("avif", HeifInspection::read),
          Map.entry("jxl", JxlInspection::read),
          Map.entry("psd", PsdInspection::read),
          Map.entry("bmp", BmpInspection::read),
          Map.entry("ico", IcoInspection::read),
          Map.entry("cur", IcoInspection::read),
          Map.entry("svg", SvgInspection::read),
          Map.entry("svgz", SvgzInspection::read));

  /**
   * Findings, most serious first, at most 200. Never throws, on any input; but a caller should
   * bound the time, since libraries read parts of the image.
   *
   * @param image the whole image from index 0 to its limit; not changed
   */
  public List<Finding> inspect(ByteBuffer image, ImageFormat format) {
    Findings findings = new Findings();
    try {
      FormatInspection inspection = FORMATS.get(format.name());
      if (inspection == null) {
        findings.unreadable("Format", format.name());
      } else {
        inspection.read(bytes(image), findings);
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      findings.unreadable("Image", e.getClass().getSimpleName());
    }
    return findings.list();
  }

  /** Stands for metadata that could not be read at all. */
  public static Finding unreadable(String why) {
    Findings findings = new Findings();
    findings.unreadable("Image", why);
    return findings.list().get(0);
  }

  private static byte[] bytes(ByteBuffer image) {
    if (image.hasArray() && image.arrayOffset() == 0 && image.array().length == image.limit()) {
      return image.array();
    }
    byte[] bytes = new byte[image.limit()];
    image.get(0, bytes);
    return bytes;
  }
}

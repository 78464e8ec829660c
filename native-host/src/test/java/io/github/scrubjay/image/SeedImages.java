// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import static io.github.scrubjay.image.JpegBuilder.latin1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Images of every format with something to take out, for fuzzing to start from. Names begin with
 * the format.
 */
public final class SeedImages {
  private static final byte[] SECRET = JpegBuilder.secret();

  private SeedImages() {}

  /** The images by name. */
  public static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> images = new LinkedHashMap<>();
    byte[] profile = IccBuilder.display().build();
    jpegs(images, profile);
    images.put("png-plain", new PngBuilder().build());
    images.put(
        "png-full",
        new PngBuilder()
            .chunk("eXIf", Orientation.block(6))
            .chunk("iCCP", JpegBuilder.concat(latin1("p\0\0"), PngBuilder.deflate(profile)))
            .chunk("tEXt", "Author\0PLANTEDSECRET")
            .chunk("pHYs", new byte[9])
            .build());
    images.put("gif-still", GifBuilder.still().picture().build());
    images.put(
        "gif-animated",
        GifBuilder.animated()
            .loop("NETSCAPE2.0", 0)
            .extension(0xFE, SECRET)
            .control(4)
            .picture()
            .application("XMP DataXMP", SECRET)
            .pictureWithTail(SECRET)
            .build());
    images.put("webp-lossy", WebpBuilder.lossy().build());
    images.put("webp-lossless", WebpBuilder.lossless().build());
    images.put(
        "webp-extended",
        WebpBuilder.extended(0x2C)
            .chunk("ICCP", profile)
            .lossyPicture()
            .chunk("EXIF", Orientation.block(6))
            .chunk("XMP ", SECRET)
            .build());
    images.put("webp-animated", WebpBuilder.animated(2, SECRET).build());
    for (TiffBuilder tiff :
        new TiffBuilder[] {TiffBuilder.little(), TiffBuilder.bigEndian(), TiffBuilder.bigTiff()}) {
      images.put(
          "tiff-" + images.size(),
          tiff.text(0x010F, "PLANTEDSECRET").page().tile(SECRET).slack(SECRET).build());
    }
    boxes(images);
    images.put("psd-plain", new PsdBuilder().resource(0x0404, "n", SECRET).layer(1, "x").build());
    images.put("psd-packed", new PsdBuilder().packed().layer(-1, "x").build());
    images.put("bmp-24", new BmpBuilder(40, 24).gap(SECRET).tail(SECRET).build());
    images.put("bmp-8", new BmpBuilder(124, 8).build());
    images.put("ico-bmp", BmpBuilder.directory(1, new BmpBuilder(40, 24).icon(new byte[12])));
    images.put("ico-png", BmpBuilder.directory(1, new PngBuilder().build()));
    images.put("cur-bmp", BmpBuilder.directory(2, new BmpBuilder(40, 24).icon(new byte[12])));
    drawings(images);
    return images;
  }

  private static void jpegs(Map<String, byte[]> images, byte[] profile) {
    images.put("jpeg-plain", new JpegBuilder().build());
    images.put("jpeg-grey", new JpegBuilder().grey().build());
    images.put(
        "jpeg-full",
        new JpegBuilder()
            .orientation(6)
            .segment(0xE2, JpegBuilder.concat(latin1("ICC_PROFILE\0\1\1"), profile))
            .segment(0xFE, SECRET)
            .trailer(SECRET)
            .build());
    images.put(
        "jpeg-progressive", new JpegBuilder().progressive().betweenScans(new byte[0]).build());
  }

  private static void boxes(Map<String, byte[]> images) {
    byte[] exif = JpegBuilder.concat(new byte[4], Orientation.block(6), SECRET);
    images.put("heic-plain", HeifBuilder.heic().build());
    images.put(
        "heic-full",
        HeifBuilder.heic()
            .item(2, "Exif", exif)
            .reference("cdsc", 2, 1)
            .property(1, true, "irot", new byte[] {1})
            .box("free", SECRET)
            .trailer(SECRET)
            .build());
    images.put(
        "avif-plain", HeifBuilder.avif().item(2, "Exif", exif).reference("cdsc", 2, 1).build());
    images.put(
        "avif-sequence",
        HeifBuilder.empty("avis", "msf1", "mif1")
            .picture(1, "av01", HeifBuilder.AV1)
            .movie(HeifMovieBuilder.pictures())
            .build());
    images.put("jxl-bare", JxlBuilder.CODESTREAM);
    images.put("jxl-boxes", JxlBuilder.whole().box("Exif", exif).box("xml ", SECRET).build());
  }

  private static void drawings(Map<String, byte[]> images) throws IOException {
    byte[] drawing =
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><!-- PLANTEDSECRET -->"
                + "<style>.a{fill:url(#g)}</style><g id='g' class='a' onclick='x()'><path d='M0 0h9'/>"
                + "<image href='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(new PngBuilder().build())
                + "'/></g><use href='#g'/></svg>")
            .getBytes(StandardCharsets.UTF_8);
    images.put("svg-drawing", drawing);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(drawing);
    }
    images.put("svgz-drawing", packed.toByteArray());
  }
}

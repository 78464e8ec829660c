// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.inspect.Finding;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files with more in them than the photo, laid out as phones write them. */
class PhonePhotosTest {
  private static final Charset LATIN1 = StandardCharsets.ISO_8859_1;

  private static final ExifBuilder EXIF =
      new ExifBuilder().exifText(0xA430, "Ada Example").position(48.8584, 2.2945, 35);

  private static final String GAIN_MAP_NUMBERS =
      "xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'";
  private static final String ISO_GAIN_MAP = "urn:iso:std:iso:ts:21496:-1\0";

  private static Cleaning clean(byte[] image) throws Exception {
    Cleaning cleaning = new Cleaner().clean(image, Options.DEFAULT);
    assertThat(cleaning.edits().apply(ByteBuffer.wrap(image)))
        .as("the photo alone")
        .isEqualTo(JpegBuilder.baseline().build());
    return cleaning;
  }

  /**
   * Ultra HDR 1.1: the gain map is a JPEG of its own behind the photo, found by the directories of
   * Multi-Picture Format (CIPA DC-007) and of XMP, with its numbers in XMP and ISO 21496-1.
   */
  @Test
  void theGainMapOfAnUltraHdrPhotoGoesAndIsTold() throws Exception {
    byte[] gainMap =
        JpegBuilder.baseline()
            .withExif(EXIF)
            .with(JpegBuilder.APP2, ISO_GAIN_MAP + "\0".repeat(62))
            .withXmp(GAIN_MAP_NUMBERS + " hdrgm:GainMapMax='2.5' hdrgm:HDRCapacityMax='2.5'")
            .build();
    byte[] photo =
        JpegBuilder.baseline()
            .with(JpegBuilder.APP2, multiPicture(gainMap.length))
            .with(JpegBuilder.APP2, ISO_GAIN_MAP + "\0\0\0\0")
            .withXmp(directory(item("Primary", "image/jpeg", 0), gainMapItem(gainMap.length)))
            .afterEnd(gainMap)
            .build();

    Cleaning cleaning = clean(photo);

    assertThat(cleaning.findings())
        .extracting(Finding::kind)
        .contains("gps-position", "owner-name", "second-image");
    assertThat(cleaning.findings())
        .extracting(Finding::name)
        .contains("Multi-Picture Format", "Gain map");
    assertThat(cleaning.edits().removed())
        .contains(Carrier.SECOND_IMAGE, Carrier.XMP, Carrier.TRAILER);
  }

  /** Motion photo 1.0: an MP4 behind the photo, whose length stands in XMP. */
  @Test
  void theVideoOfAMotionPhotoGoesAndIsTold() throws Exception {
    byte[] video = video();
    String camera =
        "<Camera:MotionPhoto xmlns:Camera='http://ns.google.com/photos/1.0/camera/'>1"
            + "</Camera:MotionPhoto>";
    byte[] photo =
        JpegBuilder.baseline()
            .withExif(EXIF)
            .withXmp(
                camera
                    + directory(
                        item("Primary", "image/jpeg", 0),
                        item("MotionPhoto", "video/mp4", video.length)))
            .afterEnd(video)
            .build();

    Cleaning cleaning = clean(photo);

    assertThat(cleaning.findings())
        .filteredOn(finding -> finding.kind().equals("second-image"))
        .extracting(Finding::name)
        .contains("Video after the picture", "XMP second image");
    assertThat(cleaning.edits().removed()).contains(Carrier.XMP, Carrier.TRAILER);
  }

  /** MicroVideo, the form before: the offset of the MP4 from the end of the file. */
  @Test
  void theVideoOfAMicroVideoGoesAndIsTold() throws Exception {
    byte[] video = video();
    byte[] photo =
        JpegBuilder.baseline()
            .withXmp(
                "xmlns:GCamera='http://ns.google.com/photos/1.0/camera/' GCamera:MicroVideo='1'"
                    + " GCamera:MicroVideoOffset='"
                    + video.length
                    + "'")
            .afterEnd(video)
            .build();
    assertThat(clean(photo).findings())
        .extracting(Finding::name)
        .contains("Video after the picture", "XMP second image");
  }

  private static String gainMapItem(int length) {
    return item("GainMap", "image/jpeg", length);
  }

  private static String item(String semantic, String mime, int length) {
    return "<rdf:li rdf:parseType='Resource'><Container:Item Item:Semantic='%s' Item:Mime='%s' Item:Length='%d'/></rdf:li>"
        .formatted(semantic, mime, length);
  }

  private static String directory(String... items) {
    return "<Container:Directory xmlns:Container='http://ns.google.com/photos/1.0/container/'"
        + " xmlns:Item='http://ns.google.com/photos/1.0/container/item/'><rdf:Seq>"
        + String.join("", items)
        + "</rdf:Seq></Container:Directory>";
  }

  /** The index of a file of two pictures: version, their number, and 16 bytes for each. */
  private static String multiPicture(int secondLength) {
    ByteBuffer index = ByteBuffer.allocate(4 + 4 + 2 + 3 * 12 + 4 + 32);
    index.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 3);
    index.putShort((short) 0xB000).putShort((short) 7).putInt(4).put("0100".getBytes(LATIN1));
    index.putShort((short) 0xB001).putShort((short) 4).putInt(1).putInt(2);
    index.putShort((short) 0xB002).putShort((short) 7).putInt(32).putInt(50).putInt(0);
    index.putInt(0x030000).putInt(1000).putInt(0).putInt(0);
    index.putInt(0).putInt(secondLength).putInt(1000).putInt(0);
    return "MPF\0" + new String(index.array(), LATIN1);
  }

  private static byte[] video() {
    ByteArrayOutputStream video = new ByteArrayOutputStream();
    video.writeBytes("\0\0\0\24ftypmp42\0\0\0\0isom".getBytes(LATIN1));
    video.writeBytes("\0\0\0\54mdat+48.8584+002.2945/ Ada Example speaking".getBytes(LATIN1));
    return video.toByteArray();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.clean.ProfileBuilder;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers of metadata pass over: generators, signatures, leftovers, screens, faces. */
class TellingDetailsTest {
  private static final ImageFormat JPEG = new ImageFormat("jpeg", "image/jpeg", "jpg");
  private static final ImageFormat PNG = new ImageFormat("png", "image/png", "png");

  /** Made for this test by keytool: Ada Example of Acme Ltd, who is no authority. */
  private static final byte[] CERTIFICATE =
      Base64.getDecoder()
          .decode(
              "MIIBazCCARKgAwIBAgIJAJqfhxNU1MClMAoGCCqGSM49BAMCMCkxETAPBgNVBAoTCEFjbWUgTHRkMRQwEgYDVQQD"
                  + "EwtBZGEgRXhhbXBsZTAgFw0yNjAxMDEwMDAwMDBaGA8yMTI1MTIwODAwMDAwMFowKTERMA8GA1UEChMIQWNtZSBM"
                  + "dGQxFDASBgNVBAMTC0FkYSBFeGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERgyoWQJIaucFGP1j3WDu"
                  + "QWii7wlU4s28QALbkdzlyWIMQcJu7DTgkMZ9rma9iNQUMOjn3pjWBx+9Dp4OjaLOLaMhMB8wHQYDVR0OBBYEFASZ"
                  + "DIkJI0FCStJjwhNOn+tBWcaAMAoGCCqGSM49BAMCA0cAMEQCIBDTfaop8YVUWbly7+g2368i/f6s2IqydgPEzFzi"
                  + "b3MRAiBIiK4U4b0XV7xWRwn5/vlfYCVKCkmekn3K6F5O3mnSaQ==");

  private static List<Finding> inspect(byte[] image) {
    boolean png = image[0] == (byte) 0x89;
    return new Inspector().inspect(ByteBuffer.wrap(image), png ? PNG : JPEG);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a cat, Steps: 20, Sampler: Euler a, Model: dreamshaper_8 | Stable Diffusion web UI",
        "{\"3\": {\"inputs\": {\"ckpt_name\": \"xl.ckpt\"}, \"class_type\": \"KSampler\"}} | ComfyUI",
        "{\"uc\": \"lowres\", \"steps\": 28} | NovelAI",
        "{\"fooocus_scheme\": \"fooocus\"} | Fooocus",
        "{\"positive_prompt\": \"a cat\", \"app_version\": \"4\"} | InvokeAI",
        "{\"sui_image_params\": {}} | SwarmUI",
        "a cat --v 6 Job ID: 01234567-89ab-cdef-0123-456789abcdef | Midjourney",
        "{\"prompt\": \"a cat\"} | an image generator"
      })
  void knowsGeneratorsByTheirParameters(String parameters, String generator) {
    assertThat(inspect(new PngBuilder().with("tEXt", "Description\0" + parameters).build()))
        .extracting(Finding::kind, Finding::name, Finding::value)
        .contains(tuple("ai-source", "Generator", generator));
  }

  @Test
  void namesTheModelWhichMayHoldAPath() {
    String parameters = "{\"ckpt_name\": \"/home/ada/models/xl.ckpt\", \"class_type\": \"x\"}";
    assertThat(inspect(new PngBuilder().with("tEXt", "prompt\0" + parameters).build()))
        .extracting(Finding::name, Finding::value)
        .contains(tuple("Model", "/home/ada/models/xl.ckpt"));
  }

  @ParameterizedTest
  @CsvSource({
    "Adobe Firefly, true",
    "DALL-E 3, true",
    "Midjourney, true",
    "Made with Google AI, true",
    "Adobe Photoshop 25.0, false",
    "Acme Edit, false",
    "7.0.1, false"
  })
  void knowsGeneratorsByTheirNames(String software, boolean generated) {
    List<Finding> findings =
        inspect(JpegBuilder.baseline().withXmp("xmp:CreatorTool='" + software + "'").build());
    assertThat(findings.stream().anyMatch(finding -> finding.kind().equals("ai-source")))
        .isEqualTo(generated);
  }

  private static byte[] box(String type, byte[]... contents) {
    byte[] content = join(contents);
    return join(ByteBuffer.allocate(4).putInt(8 + content.length).array(), latin1(type), content);
  }

  private static byte[] superbox(String label, byte[]... contents) {
    return box(
        "jumb", box("jumd", join(new byte[16], latin1("\3" + label + "\0"))), join(contents));
  }

  @Test
  void readsWhoSignedWithWhichToolAndWhetherByAi() {
    byte[] small = JpegBuilder.baseline().build();
    String source = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    byte[] manifest =
        superbox(
            "c2pa",
            superbox(
                "urn:c2pa:1",
                superbox(
                    "c2pa.assertions",
                    superbox(
                        "c2pa.actions",
                        box(
                            "cbor",
                            latin1(
                                "\u0071digitalSourceType\u0078"
                                    + (char) source.length()
                                    + source))),
                    superbox(
                        "stds.schema-org.CreativeWork",
                        box("json", latin1("{\"author\":[{\"name\":\"Ada Example\"}]}"))),
                    superbox(
                        "stds.exif", box("json", latin1("{\"exif:GPSLatitude\": \"48,51.504N\"}"))),
                    superbox(
                        "c2pa.thumbnail.claim.jpeg",
                        box("bfdb", latin1("\0image/jpeg\0")),
                        box("bidb", small))),
                superbox("c2pa.claim", box("cbor", latin1("\157claim_generator\151Acme Edit"))),
                superbox("c2pa.signature", box("cbor", CERTIFICATE))));
    List<Finding> findings =
        inspect(
            JpegBuilder.baseline()
                .with(JpegBuilder.APP11, join(latin1("JP\0\1\0\0\0\1"), manifest))
                .build());
    assertThat(findings)
        .extracting(Finding::kind, Finding::name, Finding::value)
        .contains(
            tuple("content-credentials", "Signed by", "Ada Example, Acme Ltd"),
            tuple("software", "claim_generator", "Acme Edit"),
            tuple("ai-source", "digitalSourceType", "generated by AI (trainedAlgorithmicMedia)"),
            tuple("artist", "Author", "Ada Example"),
            tuple("gps-position", "GPSLatitude", "48,51.504N"),
            tuple("thumbnail", "c2pa.thumbnail.claim.jpeg", "16 x 16 pixels"));
    assertThat(findings)
        .allMatch(finding -> finding.carrier() == Carrier.CONTENT_CREDENTIALS)
        .filteredOn(finding -> finding.kind().equals("thumbnail"))
        .singleElement()
        .satisfies(thumbnail -> assertThat(thumbnail.picture().data()).isEqualTo(small));
  }

  @Test
  void saysWhereAFaceIsAndWhose() {
    String regions =
        "<mwg-rs:Regions xmlns:mwg-rs='http://www.metadataworkinggroup.com/schemas/regions/'"
            + " xmlns:stArea='http://ns.adobe.com/xmp/sType/Area#' rdf:parseType='Resource'>"
            + "<mwg-rs:RegionList><rdf:Bag><rdf:li rdf:parseType='Resource'>"
            + "<mwg-rs:Name>Ada Example</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type>"
            + "<mwg-rs:Area stArea:x='0.31' stArea:y='0.4' stArea:w='0.1' stArea:h='0.1'/>"
            + "</rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>";
    assertThat(inspect(JpegBuilder.baseline().withXmp(regions).build()))
        .extracting(Finding::kind, Finding::value)
        .contains(
            tuple("person-in-image", "Ada Example"),
            tuple("face-region", "Face: Ada Example, 31 % from the left, 40 % from the top"));
  }

  @Test
  void recognisesTheRestOfALargerPicture() {
    byte[] large = new PngBuilder().withMorePixels(new byte[400]).build();
    byte[] rest = Arrays.copyOfRange(large, 90, large.length);
    assertThat(inspect(new PngBuilder().afterEnd(rest).build()))
        .extracting(Finding::name, Finding::bytes)
        .contains(tuple("Remains of an earlier picture", (long) rest.length));
    byte[] jpeg = JpegBuilder.baseline().build();
    byte[] half = Arrays.copyOfRange(jpeg, jpeg.length / 2, jpeg.length);
    assertThat(inspect(JpegBuilder.baseline().afterEnd(half).build()))
        .extracting(Finding::name)
        .contains("Remains of an earlier picture");
    assertThat(inspect(new PngBuilder().afterEnd(latin1("only some text")).build()))
        .extracting(Finding::name)
        .containsExactly("After the end");
  }

  @Test
  void readsWhatSamsungPutsBehindThePicture() {
    byte[] time = block("Image_UTC_Data", "1777644200000");
    byte[] video = block("MotionPhoto_Data", "ftyp and so on");
    ByteBuffer directory = ByteBuffer.allocate(12 + 24 + 8).order(ByteOrder.LITTLE_ENDIAN);
    directory.put(latin1("SEFH")).putInt(106).putInt(2);
    directory.putInt(0x0A010000).putInt(time.length + video.length).putInt(time.length);
    directory.putInt(0x0A300000).putInt(video.length).putInt(video.length);
    directory.putInt(36).put(latin1("SEFT"));
    assertThat(
            inspect(JpegBuilder.baseline().afterEnd(join(time, video, directory.array())).build()))
        .extracting(Finding::kind, Finding::name, Finding::value)
        .contains(
            tuple("time-taken", "Image_UTC_Data", "2026-05-01 14:03 UTC"),
            tuple("second-image", "MotionPhoto_Data", "motion video, 14 bytes"),
            tuple("trailer", "Samsung data", "Image_UTC_Data, MotionPhoto_Data"));
  }

  private static byte[] block(String name, String data) {
    return join(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .putInt(name.length())
            .array(),
        latin1(name + data));
  }

  @Test
  void readsTheSerialNumberOfTheScreen() {
    byte[] mmod =
        ByteBuffer.allocate(40)
            .put(latin1("mmod"))
            .putInt(0)
            .putInt(4268)
            .putInt(7)
            .putInt(4711)
            .array();
    byte[] key = "EDID_serial".getBytes(StandardCharsets.UTF_16BE);
    byte[] value = "7HL2CZ3".getBytes(StandardCharsets.UTF_16BE);
    byte[] meta =
        ByteBuffer.allocate(32 + key.length + value.length)
            .put(latin1("dict"))
            .putInt(0)
            .putInt(1)
            .putInt(16)
            .putInt(32)
            .putInt(key.length)
            .putInt(32 + key.length)
            .putInt(value.length)
            .put(key)
            .put(value)
            .array();
    byte[] profile =
        new ProfileBuilder()
            .description("desc", "U2720Q")
            .tag("mmod", mmod)
            .tag("meta", meta)
            .build();
    byte[] segment = join(latin1("ICC_PROFILE\0\1\1"), profile);
    assertThat(inspect(JpegBuilder.baseline().with(JpegBuilder.APP2, segment).build()))
        .extracting(Finding::kind, Finding::name, Finding::value)
        .contains(
            tuple("serial-number", "Screen serial number", "4711 (0x00001267)"),
            tuple("serial-number", "EDID_serial", "7HL2CZ3"));
  }

  @Test
  void namesPathsChannelsAndPrinters() {
    byte[] resources =
        latin1(
            "Photoshop 3.0\0"
                + "8BIM\7\u00D0\11Ada's cut\0\0\0\0"
                + "8BIM\3\u00EE\0\0\0\0\0\6\5Alpha");
    assertThat(inspect(JpegBuilder.baseline().with(JpegBuilder.APP13, resources).build()))
        .extracting(Finding::name, Finding::value)
        .contains(tuple("Saved path", "Ada's cut"), tuple("Channel or path", "Alpha"));
  }
}

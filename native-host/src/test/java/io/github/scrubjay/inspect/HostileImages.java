// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.clean.ExifBuilder;
import io.github.scrubjay.clean.JpegBuilder;
import io.github.scrubjay.clean.PngBuilder;
import io.github.scrubjay.image.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Images made to kill a reader. Also a program that inspects each, for a JVM with a small heap. */
final class HostileImages {
  static final ImageFormat JPEG = new ImageFormat("jpeg", "image/jpeg", "jpg");
  static final ImageFormat PNG = new ImageFormat("png", "image/png", "png");

  private HostileImages() {}

  public static void main(String[] args) {
    all()
        .forEach(
            (name, image) -> {
              List<Finding> findings = inspect(image);
              System.out.println(name + ": " + findings.size());
            });
    System.out.println("survived");
  }

  static List<Finding> inspect(byte[] image) {
    return new Inspector().inspect(ByteBuffer.wrap(image), image[0] == (byte) 0xFF ? JPEG : PNG);
  }

  static Map<String, byte[]> all() {
    Map<String, byte[]> images = new LinkedHashMap<>();
    images.put("text bomb", png("zTXt", PngBuilder.bomb("Comment", 1024)));
    images.put("profile bomb", png("iCCP", PngBuilder.bomb("p", 1024)));
    images.put("XMP bomb", png("zTXt", PngBuilder.bomb("XML:com.adobe.xmp", 1024)));
    images.put("many text bombs", manyTextBombs());
    images.put("tags that share their values", jpeg(sharedValues(0xFFF0)));
    images.put("the same in a large eXIf", png("eXIf", sharedValues(800_000)));
    images.put("directories that point at each other", jpeg(cycle()));
    images.put("directories in a long chain", jpeg(chain()));
    images.put("pointers to thousands of directories", jpeg(pointers()));
    images.put("property list without end", propertyList());
    images.put("65535 segments", segments());
    images.put("entities", JpegBuilder.baseline().with(JpegBuilder.APP1, entities()).build());
    images.put("deep XML", xmp("<a>".repeat(20_000)));
    images.put("wide XML", xmp("<a/>".repeat(15_000) + "</rdf:Description>"));
    images.put("IPTC of many datasets", manyDatasets());
    images.put(
        "raw profile without end",
        png("tEXt", "Raw profile type exif\0\nexif\n 9 " + "0".repeat(900_000)));
    images.put("prompt without end", png("tEXt", "Comment\0{" + "\"prompt\"  ".repeat(90_000)));
    return images;
  }

  private static byte[] png(String type, byte[] data) {
    return new PngBuilder().with(type, data).build();
  }

  private static byte[] png(String type, String data) {
    return new PngBuilder().with(type, data).build();
  }

  private static byte[] jpeg(byte[] tiff) {
    ByteArrayOutputStream app1 = new ByteArrayOutputStream();
    app1.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    app1.writeBytes(tiff);
    return JpegBuilder.baseline().with(JpegBuilder.APP1, app1.toByteArray()).build();
  }

  private static byte[] xmp(String inner) {
    String packet =
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
            + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            + "<rdf:Description xmlns='urn:a'>"
            + inner
            + "</rdf:RDF></x:xmpmeta>";
    return JpegBuilder.baseline().with(JpegBuilder.APP1, packet).build();
  }

  private static byte[] manyTextBombs() {
    PngBuilder png = new PngBuilder();
    for (int count = 0; count < 500; count++) {
      png.with("zTXt", PngBuilder.bomb("Comment", 2));
    }
    return png.build();
  }

  /** Every entry of one directory is an array of rationals that fills the whole block. */
  private static byte[] sharedValues(int size) {
    ByteBuffer tiff = ByteBuffer.allocate(size);
    tiff.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    int entries = Math.min(5000, (size - 14) / 12);
    tiff.putShort((short) entries);
    for (int entry = 0; entry < entries; entry++) {
      tiff.putShort((short) (entry + 0x9300)).putShort((short) 5);
      tiff.putInt((size - 16) / 8).putInt(8);
    }
    return tiff.array();
  }

  /** IFD0, its Exif directory and its successor all lie in the same place. */
  private static byte[] cycle() {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4);
    tiff.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    tiff.putShort((short) 1).putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(8);
    tiff.putInt(8);
    return tiff.array();
  }

  /** Ten thousand empty directories, each with the next as its successor. */
  private static byte[] chain() {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 6 * 10_000);
    tiff.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    while (tiff.remaining() > 6) {
      tiff.putShort((short) 0).putInt(tiff.position() + 4);
    }
    return tiff.array();
  }

  /** One pointer tag with as many pointers as fit. */
  private static byte[] pointers() {
    int count = 15_000;
    ByteBuffer tiff = ByteBuffer.allocate(26 + 4 * count);
    tiff.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    tiff.putShort((short) 1).putShort((short) 0x8769).putShort((short) 4).putInt(count).putInt(26);
    tiff.putInt(0);
    for (int pointer = 0; pointer < count; pointer++) {
      tiff.putInt(8 + pointer);
    }
    return tiff.array();
  }

  /** Apple's maker note with a property list of 2^62 objects and no size for their places. */
  private static byte[] propertyList() {
    ByteBuffer list =
        ByteBuffer.allocate(8 + 32).put("bplist00".getBytes(StandardCharsets.US_ASCII));
    list.putLong(8).putLong(1L << 62).putLong(0).putLong(8);
    ByteBuffer note = ByteBuffer.allocate(14 + 2 + 12 + 4 + list.capacity());
    note.put("Apple iOS\0\0\1MM".getBytes(StandardCharsets.US_ASCII));
    note.putShort((short) 1).putShort((short) 3).putShort((short) 7).putInt(list.capacity());
    note.putInt(32).putInt(0).put(list.array());
    return JpegBuilder.baseline().withExif(new ExifBuilder().makerNote(note.array())).build();
  }

  private static byte[] segments() {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.write(0xFF);
    jpeg.write(0xD8);
    byte[] exif =
        JpegBuilder.segment(JpegBuilder.APP1, new ExifBuilder().text(0x013B, "Ada").app1());
    for (int count = 0; count < 65_535; count++) {
      jpeg.writeBytes(exif);
    }
    return jpeg.toByteArray();
  }

  private static String entities() {
    StringBuilder xml = new StringBuilder("http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [");
    xml.append("<!ENTITY e0 'lol'>");
    for (int level = 1; level < 12; level++) {
      xml.append("<!ENTITY e").append(level).append(" '");
      xml.append(("&e" + (level - 1) + ";").repeat(10)).append("'>");
    }
    return xml.append("]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&e11;</x:xmpmeta>").toString();
  }

  private static byte[] manyDatasets() {
    ByteArrayOutputStream iptc = new ByteArrayOutputStream();
    for (int count = 0; count < 60_000; count++) {
      iptc.writeBytes(new byte[] {0x1C, 2, 25, 0, 1, 'a'});
    }
    StringBuilder hex = new StringBuilder("Raw profile type iptc\0\niptc\n 1 ");
    for (byte value : iptc.toByteArray()) {
      hex.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    return png("tEXt", hex.toString());
  }
}

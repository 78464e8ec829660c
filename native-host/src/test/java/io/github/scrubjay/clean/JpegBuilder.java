// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Builds JPEGs: a small real picture and segments put in where a test wants them. */
public final class JpegBuilder {
  public static final int APP0 = 0xE0;
  public static final int APP1 = 0xE1;
  public static final int APP2 = 0xE2;
  public static final int APP12 = 0xEC;
  public static final int APP11 = 0xEB;
  public static final int APP13 = 0xED;
  public static final int APP14 = 0xEE;
  public static final int COM = 0xFE;

  private final List<byte[]> parts = new ArrayList<>();

  private JpegBuilder(byte[] jpeg) {
    int at = 2;
    parts.add(slice(jpeg, 0, 2));
    while (true) {
      int marker = jpeg[at + 1] & 0xFF;
      int end = at + 2;
      if (marker != 0xD9) {
        end += (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
      }
      if (marker == 0xDA) {
        while (jpeg[end] != (byte) 0xFF || jpeg[end + 1] == 0) {
          end++;
        }
      }
      parts.add(slice(jpeg, at, end));
      if (marker == 0xD9) {
        return;
      }
      at = end;
    }
  }

  /** A photo of 16 x 16 pixels: SOI, JFIF, tables, frame, one scan, EOI. */
  public static JpegBuilder baseline() {
    return new JpegBuilder(encode(false));
  }

  /** The same with several scans. */
  public static JpegBuilder progressive() {
    return new JpegBuilder(encode(true));
  }

  private static byte[] encode(boolean progressive) {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 256; at++) {
      picture.setRGB(at % 16, at / 16, at * 0x010203);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (progressive) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (var output = ImageIO.createImageOutputStream(jpeg)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    byte[] bytes = jpeg.toByteArray();
    bytes[12] = 1; // JFIF 1.1 instead of 1.2, as clean images have it
    return bytes;
  }

  /** Puts a segment behind JFIF. */
  public JpegBuilder with(int marker, byte[] data) {
    parts.add(2, segment(marker, data));
    return this;
  }

  public JpegBuilder with(int marker, String data) {
    return with(marker, data.getBytes(StandardCharsets.ISO_8859_1));
  }

  public JpegBuilder withExif(ExifBuilder exif) {
    return with(APP1, exif.app1());
  }

  public JpegBuilder withXmp(String properties) {
    return with(APP1, "http://ns.adobe.com/xap/1.0/\0" + xmp(properties));
  }

  /** Puts bytes behind the first scan. */
  public JpegBuilder afterFirstScan(byte[] bytes) {
    int scan = 0;
    while ((parts.get(scan)[1] & 0xFF) != 0xDA) {
      scan++;
    }
    parts.add(scan + 1, bytes.clone());
    return this;
  }

  /** Puts bytes behind EOI. */
  public JpegBuilder afterEnd(byte[] bytes) {
    parts.add(bytes.clone());
    return this;
  }

  /** Makes the first segment of a kind longer, its length told right. */
  public JpegBuilder lengthened(int marker, String extra) {
    for (int part = 1; part < parts.size(); part++) {
      byte[] bytes = parts.get(part);
      if ((bytes[1] & 0xFF) == marker) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(bytes, 4, bytes.length - 4);
        data.writeBytes(extra.getBytes(StandardCharsets.ISO_8859_1));
        parts.set(part, segment(marker, data.toByteArray()));
        return this;
      }
    }
    throw new IllegalArgumentException("no such segment");
  }

  public byte[] build() {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    parts.forEach(jpeg::writeBytes);
    return jpeg.toByteArray();
  }

  public static byte[] segment(int marker, byte[] data) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(0xFF);
    segment.write(marker);
    segment.write((data.length + 2) >> 8);
    segment.write(data.length + 2);
    segment.writeBytes(data);
    return segment.toByteArray();
  }

  /** An XMP packet with these attributes and the usual prefixes. */
  public static String xmp(String properties) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + "<rdf:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/'"
        + " xmlns:exif='http://ns.adobe.com/exif/1.0/'"
        + " xmlns:tiff='http://ns.adobe.com/tiff/1.0/'"
        + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
        + " xmlns:aux='http://ns.adobe.com/exif/1.0/aux/'"
        + " xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/'"
        + " xmlns:stEvt='http://ns.adobe.com/xap/1.0/sType/ResourceEvent#'"
        + " xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/' "
        + (properties.startsWith("<") ? ">" + properties + "</rdf:Description>" : properties + "/>")
        + "</rdf:RDF></x:xmpmeta>";
  }

  private static byte[] slice(byte[] bytes, int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }
}

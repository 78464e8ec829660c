// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.io.IOException;
import java.util.List;
import org.apache.commons.imaging.ImageInfo;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.common.XmpImagingParameters;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.jpeg.JpegImageParser;
import org.apache.commons.imaging.formats.jpeg.JpegImagingParameters;
import org.apache.commons.imaging.formats.png.PngImageParser;
import org.apache.commons.imaging.formats.png.PngImagingParameters;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffImageMetadata;
import org.apache.commons.imaging.formats.tiff.TiffImageParser;
import org.apache.commons.imaging.formats.tiff.TiffImagingParameters;
import org.apache.commons.imaging.formats.webp.WebPImageMetadata;
import org.apache.commons.imaging.formats.webp.WebPImageParser;
import org.apache.commons.imaging.formats.webp.WebPImagingParameters;

/**
 * What Commons Imaging sees in a clean image: the tags that may stay, at most. GIFs are not asked
 * of it: to find a comment it decodes every frame, which takes longer than all other reading
 * together.
 */
final class CommonsImagingReading {
  private CommonsImagingReading() {}

  static void requireCleanJpeg(byte[] jpeg, Options options) throws VerifyFailure {
    try {
      ByteSource source = ByteSource.array(jpeg, "result");
      JpegImageParser parser = new JpegImageParser();
      JpegImagingParameters parameters = new JpegImagingParameters();
      if (parser.getMetadata(source, parameters) instanceof JpegImageMetadata metadata) {
        require(metadata.getPhotoshop() == null, "Photoshop");
        requireAllowed(metadata.getExif(), options);
      }
      require(parser.getXmpXml(source, new XmpImagingParameters<>()) == null, "XMP");
    } catch (IOException | RuntimeException e) {
      throw new VerifyFailure("Commons Imaging: can't read the result", e);
    }
  }

  static void requireCleanPng(byte[] png, Options options) throws VerifyFailure {
    try {
      ByteSource source = ByteSource.array(png, "result");
      PngImageParser parser = new PngImageParser();
      requireAllowed(parser.getExifMetadata(source, new TiffImagingParameters()), options);
      require(parser.getXmpXml(source, new XmpImagingParameters<>()) == null, "XMP");
      ImageInfo info = parser.getImageInfo(source, new PngImagingParameters());
      List<String> comments = info.getComments();
      require(comments.isEmpty(), "text");
    } catch (IOException | RuntimeException e) {
      throw new VerifyFailure("Commons Imaging: can't read the result", e);
    }
  }

  static void requireCleanWebp(byte[] webp, Options options) throws VerifyFailure {
    try {
      ByteSource source = ByteSource.array(webp, "result");
      WebPImageParser parser = new WebPImageParser();
      WebPImageMetadata metadata = parser.getMetadata(source, new WebPImagingParameters());
      requireAllowed(metadata == null ? null : metadata.getExif(), options);
      require(parser.getXmpXml(source, new XmpImagingParameters<>()) == null, "XMP");
    } catch (IOException | RuntimeException e) {
      throw new VerifyFailure("Commons Imaging: can't read the result", e);
    }
  }

  static void requireCleanTiff(byte[] tiff, Options options) throws VerifyFailure {
    try {
      ByteSource source = ByteSource.array(tiff, "result");
      TiffImageParser parser = new TiffImageParser();
      if (parser.getMetadata(source, new TiffImagingParameters())
          instanceof TiffImageMetadata read) {
        for (TiffField field : read.getAllFields()) {
          require(
              TiffWalk.allowedTags(options).contains(field.getTag()),
              "TIFF tag 0x" + Integer.toHexString(field.getTag()));
        }
      }
      require(parser.getXmpXml(source, new XmpImagingParameters<>()) == null, "XMP");
    } catch (IOException | RuntimeException e) {
      throw new VerifyFailure("Commons Imaging: can't read the result", e);
    }
  }

  private static void requireAllowed(TiffImageMetadata exif, Options options) throws VerifyFailure {
    if (exif == null) {
      return;
    }
    for (TiffField field : exif.getAllFields()) {
      require(
          ExifWalk.allowedTags(options).contains(field.getTag()),
          "Exif tag 0x" + Integer.toHexString(field.getTag()));
    }
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("Commons Imaging: " + what);
    }
  }
}

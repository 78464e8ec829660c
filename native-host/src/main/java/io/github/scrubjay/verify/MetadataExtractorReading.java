// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import com.drew.imaging.FileType;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.gif.GifAnimationDirectory;
import com.drew.metadata.gif.GifControlDirectory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.gif.GifImageDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.HuffmanTablesDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.photoshop.PsdHeaderDirectory;
import com.drew.metadata.png.PngChromaticitiesDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import io.github.scrubjay.image.Options;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/** What metadata-extractor sees in a clean image: nothing beyond these directories and tags. */
final class MetadataExtractorReading {
  /**
   * Directories of which every tag may be there: the picture's size, coding and resolution. Their
   * readers give one tag per field of a segment whose size the walk has checked.
   */
  private static final Set<Class<?>> SHAPE =
      Set.of(
          JpegDirectory.class,
          HuffmanTablesDirectory.class,
          JfifDirectory.class,
          AdobeJpegDirectory.class,
          HeifDirectory.class,
          PngChromaticitiesDirectory.class,
          PsdHeaderDirectory.class,
          WebpDirectory.class,
          GifHeaderDirectory.class,
          GifControlDirectory.class,
          GifImageDirectory.class,
          GifAnimationDirectory.class);

  /** How many entries of a palette count, and which of them is transparent. */
  private static final Set<Integer> PALETTE_RESOURCES = Set.of(0x0416, 0x0417);

  /** What a profile's header tells about colours, and how many tags follow. */
  private static final Set<Integer> PROFILE_HEADER =
      Set.of(
          IccDirectory.TAG_PROFILE_BYTE_COUNT,
          IccDirectory.TAG_PROFILE_VERSION,
          IccDirectory.TAG_PROFILE_CLASS,
          IccDirectory.TAG_COLOR_SPACE,
          IccDirectory.TAG_PROFILE_CONNECTION_SPACE,
          IccDirectory.TAG_SIGNATURE,
          IccDirectory.TAG_CMM_FLAGS,
          IccDirectory.TAG_DEVICE_ATTR,
          IccDirectory.TAG_RENDERING_INTENT,
          IccDirectory.TAG_XYZ_VALUES,
          IccDirectory.TAG_TAG_COUNT);

  /** Everything in PNG's own chunks but text and time. */
  private static final Set<Integer> PNG_TEXT_OR_TIME =
      Set.of(PngDirectory.TAG_TEXTUAL_DATA, PngDirectory.TAG_LAST_MODIFICATION_TIME);

  /** A clean profile has no date, which this reader notes as an error. */
  private static final String NO_DATE = "ICC data describes an invalid date/time: year=0 month=0";

  /** Only still pictures need this brand. */
  private static final String NO_MIF1 = "File Type Box does not contain required brand, mif1";

  private MetadataExtractorReading() {}

  static void requireClean(FileType type, byte[] image, Options options) throws VerifyFailure {
    requireClean(type, image, options, ExifWalk.allowedTags(options));
  }

  static void requireCleanTiff(byte[] tiff, Options options) throws VerifyFailure {
    requireClean(FileType.Tiff, tiff, options, TiffWalk.allowedTags(options));
  }

  private static void requireClean(
      FileType type, byte[] image, Options options, Set<Integer> exifTags) throws VerifyFailure {
    try {
      ByteArrayInputStream stream = new ByteArrayInputStream(image);
      check(ImageMetadataReader.readMetadata(stream, image.length, type), options, exifTags);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      throw new VerifyFailure("metadata-extractor: can't read the result", e);
    }
  }

  private static void check(Metadata metadata, Options options, Set<Integer> exifTags)
      throws VerifyFailure {
    for (Directory directory : metadata.getDirectories()) {
      for (Tag tag : directory.getTags()) {
        if (!isAllowed(directory, tag.getTagType(), options, exifTags)) {
          throw new VerifyFailure(
              "metadata-extractor: "
                  + directory.getName()
                  + ": tag 0x"
                  + Integer.toHexString(tag.getTagType()));
        }
      }
      for (String error : directory.getErrors()) {
        if (!isExpected(directory, error)) {
          throw new VerifyFailure("metadata-extractor: errors in " + directory.getName());
        }
      }
    }
  }

  private static boolean isExpected(Directory directory, String error) {
    return directory instanceof IccDirectory && error.startsWith(NO_DATE)
        || directory instanceof HeifDirectory && error.equals(NO_MIF1);
  }

  private static boolean isAllowed(
      Directory directory, int tag, Options options, Set<Integer> exifTags) {
    if (SHAPE.contains(directory.getClass())) {
      return true;
    }
    if (directory instanceof ExifDirectoryBase) {
      return exifTags.contains(tag);
    }
    if (directory instanceof PngDirectory) {
      return !PNG_TEXT_OR_TIME.contains(tag);
    }
    if (directory instanceof PhotoshopDirectory) {
      return PALETTE_RESOURCES.contains(tag);
    }
    if (directory instanceof IccDirectory) {
      return options.keeps(Options.Keep.ICC)
          || PROFILE_HEADER.contains(tag)
          || ProfileWalk.isAllowedTag(tag);
    }
    return false;
  }
}

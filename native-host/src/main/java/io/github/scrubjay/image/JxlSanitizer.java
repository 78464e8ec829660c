// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import io.github.scrubjay.image.Stretch.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cleans JPEG XL (ISO/IEC 18181-1 and -2): a codestream (FF 0A ...), bare or in boxes. The clean
 * image is the bare codestream, or where something must or may stand beside it
 *
 * <pre>
 *   JXL    signature
 *   ftyp   'jxl '
 *   jxll   level 10, without which decoders refuse large pictures
 *   Exif   date and copyright notice, where a person keeps them
 *   jumb   content credentials, where a person keeps them
 *   jxlc   the codestream in one part
 * </pre>
 *
 * What only serves to make the JPEG anew from which the picture came (jbrd) goes, and with it the
 * metadata of that JPEG. A profile is coded inside the codestream, and stays as it is; so does what
 * stands behind its last frame, whose end only a decoder finds.
 */
final class JxlSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("jxl", "image/jxl", "jxl");

  private static final byte[] SIGNATURE = {
    0, 0, 0, 12, 'J', 'X', 'L', ' ', '\r', '\n', (byte) 0x87, '\n'
  };

  private static final byte[] FILE_TYPE = {
    0, 0, 0, 20, 'f', 't', 'y', 'p', 'j', 'x', 'l', ' ', 0, 0, 0, 0, 'j', 'x', 'l', ' '
  };

  private static final int CODESTREAM = 0xFF0A;
  private static final int HIGH_LEVEL = 10;

  /** Parts of a codestream are numbered; the last one says so. */
  private static final long LAST_PART = 0x80000000L;

  private static final Set<String> PICTURE = Set.of("jxlc", "jxlp");

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return isBare(image)
        || image.limit() >= SIGNATURE.length
            && image.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  private static boolean isBare(ByteBuffer image) {
    return image.limit() >= 2 && (image.getShort(0) & 0xFFFF) == CODESTREAM;
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    if (isBare(image)) {
      JxlSize.require(Stretch.of(image, 0, image.limit()));
      return new Edits.Builder().keep(0, image.limit()).build();
    }
    return new Container(image, options).run();
  }

  /** One run over one file of boxes. */
  private static final class Container {
    private final ByteBuffer image;
    private final Options options;
    private final Edits.Builder edits = new Edits.Builder();
    private final List<Range> parts = new ArrayList<>();
    private final List<Box> credentials = new ArrayList<>();
    private byte[] exif = new byte[0];
    private boolean exifSeen;
    private boolean ended;
    private int level;

    Container(ByteBuffer image, Options options) {
      this.image = image;
      this.options = options;
    }

    Edits run() throws BadImage {
      Boxes boxes = Boxes.in(image, SIGNATURE.length, image.limit());
      for (Box box : boxes.list()) {
        if (PICTURE.contains(box.type())) {
          part(box);
        } else {
          other(box);
        }
      }
      if (boxes.end() < image.limit()) {
        edits.removed(Carrier.TRAILER);
      }
      Stretch codestream = Stretch.of(image, parts);
      if (!ended || codestream.length() < 2 || codestream.u16(0) != CODESTREAM) {
        throw BadImage.malformed("JPEG XL: no whole codestream");
      }
      JxlSize.require(codestream);
      write(codestream);
      return edits.build();
    }

    /** jxlc: all of the codestream. jxlp: a number from 0, and a part. */
    private void part(Box box) throws BadImage {
      if (ended) {
        throw BadImage.malformed("JPEG XL: a part behind the last one");
      }
      if (box.is("jxlc")) {
        if (!parts.isEmpty()) {
          throw BadImage.malformed("JPEG XL: jxlc beside jxlp");
        }
        parts.add(new Range(box.body(), box.bodyLength()));
        ended = true;
        return;
      }
      BoxReader in = new BoxReader(image, box, "JPEG XL jxlp");
      long number = in.u32();
      if ((number & ~LAST_PART) != parts.size()) {
        throw BadImage.malformed(
            "JPEG XL: part " + (number & ~LAST_PART) + ", must be " + parts.size());
      }
      parts.add(new Range(in.at(), in.remaining()));
      ended = (number & LAST_PART) != 0;
    }

    private void other(Box box) throws BadImage {
      switch (box.type()) {
        case "ftyp" -> {
          if (!image.slice(box.offset(), box.length()).equals(ByteBuffer.wrap(FILE_TYPE))) {
            edits.removed(Carrier.APPLICATION_DATA);
          }
        }
        case "jxll" -> level = new BoxReader(image, box, "JPEG XL jxll").u8();
        case "Exif" -> exif(box);
        case "xml " -> edits.removed(Carrier.XMP);
        case "jumb" -> credentials(box);
        case "brob" -> edits.removed(compressed(box));
        case "jxli" -> edits.removed(Carrier.TECHNICAL);
        case "free", "skip" -> edits.removed(Carrier.PADDING);
        default -> edits.removed(Carrier.APPLICATION_DATA);
      }
    }

    private void exif(Box box) {
      Stretch data = Stretch.of(image, box.body(), box.end());
      if (!exifSeen) {
        exifSeen = true;
        KeptExif block = BoxedExif.read(data);
        exif = BoxedExif.write(block, options);
        block.kept(options).forEach(edits::kept);
      }
      boolean clean =
          exif.length == data.length()
              && image.slice(box.body(), exif.length).equals(ByteBuffer.wrap(exif));
      if (!clean) {
        edits.removed(Carrier.EXIF);
      }
    }

    private void credentials(Box box) {
      if (options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
        credentials.add(box);
        edits.kept(Carrier.CONTENT_CREDENTIALS);
      } else {
        edits.removed(Carrier.CONTENT_CREDENTIALS);
      }
    }

    /** brob: the type of a box that is compressed, and its compressed data. */
    private Carrier compressed(Box box) {
      return switch (box.bodyLength() < 4 ? "" : Boxes.type(image, box.body())) {
        case "Exif" -> Carrier.EXIF;
        case "xml " -> Carrier.XMP;
        case "jumb" -> Carrier.CONTENT_CREDENTIALS;
        default -> Carrier.APPLICATION_DATA;
      };
    }

    private void write(Stretch codestream) {
      Rewrite out = new Rewrite(image, edits);
      if (level == HIGH_LEVEL || exif.length > 0 || !credentials.isEmpty()) {
        BoxWriter head = new BoxWriter().bytes(SIGNATURE).bytes(FILE_TYPE);
        if (level == HIGH_LEVEL) {
          head.box("jxll", new byte[] {HIGH_LEVEL});
        }
        if (exif.length > 0) {
          head.box("Exif", exif);
        }
        out.put(head.toByteArray());
        credentials.forEach(box -> out.keep(box.offset(), box.length()));
        out.put(
            new BoxWriter()
                .u32(8L + codestream.length())
                .bytes(new byte[] {'j', 'x', 'l', 'c'})
                .toByteArray());
      }
      codestream.ranges().forEach(range -> out.keep(range.offset(), range.length()));
    }
  }
}

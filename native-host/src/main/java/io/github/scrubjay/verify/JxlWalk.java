// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static io.github.scrubjay.verify.BoxFile.require;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.BoxFile.Box;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks a clean JPEG XL (ISO/IEC 18181-2): a bare codestream, or boxes where something must stand
 * beside it: the level 10, and what a person keeps. What is inside the codestream is the picture
 * and not looked into.
 */
final class JxlWalk {
  private final BoxFile file;
  private final Options options;

  private JxlWalk(byte[] bytes, Options options) {
    this.file = new BoxFile(bytes);
    this.options = options;
  }

  static void walk(byte[] jxl, Options options) throws VerifyFailure {
    try {
      new JxlWalk(jxl, options).walk();
    } catch (IndexOutOfBoundsException e) {
      throw new VerifyFailure("JPEG XL: cut off", e);
    }
  }

  private void walk() throws VerifyFailure {
    if (file.u16(0) == 0xFF0A) {
      require(file.length() > 2, "JPEG XL: no picture");
      return;
    }
    Map<String, Box> boxes =
        file.shaped(0, file.length(), "JPEG XL", "JXL ", "ftyp", "jxll?", "Exif?", "jumb*", "jxlc");
    require(
        file.text(0, 32).equals("\0\0\0\14JXL \r\n\207\n\0\0\0\24ftypjxl \0\0\0\0jxl "),
        "JPEG XL: signature or brand");
    if (boxes.containsKey("jxll")) {
      file.size(boxes.get("jxll"), 1);
      require(file.u8(boxes.get("jxll").start()) == 10, "jxll: a level that needs no box");
    }
    if (boxes.containsKey("Exif")) {
      Box exif = boxes.get("Exif");
      require(
          options.keeps(Options.Keep.DATE) || options.keeps(Options.Keep.COPYRIGHT),
          "JPEG XL: Exif must not be there");
      require(file.number(exif.start(), 4) == 0, "Exif: bytes before it");
      Set<Options.Keep> keep = EnumSet.noneOf(Options.Keep.class);
      keep.addAll(options.keep());
      keep.remove(Options.Keep.ORIENTATION); // does not count here
      ExifWalk.walk(file.bytes(), exif.start() + 4, exif.end(), new Options(keep));
    }
    require(
        !boxes.containsKey("jumb") || options.keeps(Options.Keep.CONTENT_CREDENTIALS),
        "JPEG XL: jumb must not be there");
    require(boxes.size() > 3, "JPEG XL: boxes for nothing");
    Box codestream = boxes.get("jxlc");
    require(
        codestream.length() > 2 && file.u16(codestream.start()) == 0xFF0A, "jxlc: no codestream");
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import io.github.scrubjay.image.Options;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks a clean GIF (GIF89a) from its first byte to its last and accepts only what a clean one is
 * made of. Written from the standard, not from the sanitizer.
 *
 * <pre>
 *   "GIF87a" | "GIF89a", screen, [colour table]
 *   21 FF 0B "NETSCAPE2.0" | "ANIMEXTS1.0" 03 01 u16 00        at most once
 *   21 FF 0B "ICCRGBG1012" sub-blocks                          at most once
 *   21 FF 0B "C2PA_GIF"... sub-blocks                          where a person keeps them
 *   [21 F9 04 ... 00] 2C ... [colour table] size sub-blocks    to the last of which the codes reach
 *   3B                                                         the last byte
 * </pre>
 */
final class GifWalk {
  private static final int MAX_PROFILE_BYTES = 16 * 1024 * 1024;

  private final byte[] bytes;
  private final Options options;
  private int at;
  private boolean loop;
  private boolean profile;
  private int pictures;

  private GifWalk(byte[] bytes, Options options) {
    this.bytes = bytes;
    this.options = options;
  }

  static void walk(byte[] gif, Options options) throws VerifyFailure {
    new GifWalk(gif, options).walk();
  }

  private void walk() throws VerifyFailure {
    need(13);
    String signature = latin1(0, 6);
    require(signature.equals("GIF87a") || signature.equals("GIF89a"), "another signature");
    at = 13;
    colourTable(bytes[10]);
    while (true) {
      need(1);
      int type = u8(at);
      if (type == 0x3B) {
        require(pictures > 0, "no picture");
        require(at + 1 == bytes.length, "bytes after the end");
        return;
      }
      if (type == 0x2C) {
        picture();
      } else {
        require(type == 0x21, "a block of another type");
        extension();
      }
    }
  }

  private void extension() throws VerifyFailure {
    need(3);
    int label = u8(at + 1);
    if (label == 0xF9) {
      need(9);
      require(u8(at + 2) == 4 && u8(at + 7) == 0, "graphic control of a wrong size");
      require((bytes[at + 3] & 0xE0) == 0, "graphic control with reserved bits");
      require(u8(at + 8) == 0x2C, "graphic control that is not before a picture");
      at += 8;
      return;
    }
    require(label == 0xFF, "extension 0x" + Integer.toHexString(label));
    need(14);
    require(u8(at + 2) == 11, "application name of a wrong size");
    String name = latin1(at + 3, 11);
    at += 14;
    if (name.equals("NETSCAPE2.0") || name.equals("ANIMEXTS1.0")) {
      need(5);
      require(u8(at) == 3 && u8(at + 1) == 1 && u8(at + 4) == 0, "loop of another shape");
      require(!loop, "a second loop");
      loop = true;
      at += 5;
    } else if (name.equals("ICCRGBG1012")) {
      require(!profile, "a second profile");
      profile = true;
      profile();
    } else {
      require(
          options.keeps(Options.Keep.CONTENT_CREDENTIALS) && name.startsWith("C2PA_GIF"),
          "an application's data");
      skip();
    }
  }

  private void profile() throws VerifyFailure {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    need(1);
    while (u8(at) > 0) {
      need(2 + u8(at));
      boolean last = u8(at + 1 + u8(at)) == 0;
      require(last || u8(at) == 255, "a profile in odd parts");
      data.write(bytes, at + 1, u8(at));
      require(data.size() <= MAX_PROFILE_BYTES, "a profile that is too large");
      at += 1 + u8(at);
    }
    at++;
    ProfileWalk.walk(data.toByteArray(), options);
  }

  private void picture() throws VerifyFailure {
    need(11);
    byte flags = bytes[at + 9];
    at += 10;
    colourTable(flags);
    need(2);
    int minimum = u8(at);
    require(minimum >= 2 && minimum <= 8, "an odd code size");
    int first = ++at;
    skip();
    require(codesReachTheEnd(first, at - 1, minimum), "bytes behind the coded pixels");
    pictures++;
  }

  /** Whether no byte stands behind the one with the end of the code "end of information". */
  private boolean codesReachTheEnd(int first, int terminator, int minimum) throws VerifyFailure {
    int clear = 1 << minimum;
    int width = minimum + 1;
    int entries = clear + 2;
    boolean fresh = true; // the first code after a clear makes no entry
    int bits = 0;
    int held = 0;
    int block = first;
    int in = first + 1;
    int blockEnd = first + 1 + u8(first);
    while (true) {
      while (held < width) {
        if (in == blockEnd) {
          if (blockEnd == terminator || block == terminator) {
            return true; // no such code, and nothing left
          }
          if (Thread.currentThread().isInterrupted()) {
            throw new VerifyFailure("GIF: takes too long");
          }
          block = blockEnd;
          in = block + 1;
          blockEnd = in + u8(block);
          continue;
        }
        bits |= u8(in++) << held;
        held += 8;
      }
      int code = bits & (1 << width) - 1;
      bits >>>= width;
      held -= width;
      if (code == clear + 1) {
        return in == blockEnd && blockEnd == terminator;
      }
      if (code == clear) {
        width = minimum + 1;
        entries = clear + 2;
        fresh = true;
      } else if (fresh) {
        fresh = false;
      } else if (entries < 4096) {
        entries++;
        if (entries == 1 << width && width < 12) {
          width++;
        }
      }
    }
  }

  /** Steps over sub-blocks and the one of size 0. */
  private void skip() throws VerifyFailure {
    need(1);
    while (u8(at) > 0) {
      need(2 + u8(at));
      at += 1 + u8(at);
    }
    at++;
  }

  private void colourTable(byte flags) throws VerifyFailure {
    if ((flags & 0x80) != 0) {
      int size = 3 << (flags & 7) + 1;
      need(size);
      at += size;
    }
  }

  private void need(int count) throws VerifyFailure {
    require(bytes.length - at >= count, "cut off");
  }

  private int u8(int from) {
    return bytes[from] & 0xFF;
  }

  private String latin1(int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  private static void require(boolean condition, String what) throws VerifyFailure {
    if (!condition) {
      throw new VerifyFailure("GIF: " + what);
    }
  }
}

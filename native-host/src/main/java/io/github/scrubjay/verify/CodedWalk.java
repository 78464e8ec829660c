// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static io.github.scrubjay.verify.BoxFile.require;

import io.github.scrubjay.verify.BoxFile.Box;

/**
 * Walks coded pictures in a clean HEIF file: HEVC units behind lengths (ITU-T H.265, 7.3), AV1
 * units (AV1, 5.3). What is inside a slice or frame is the picture and not looked into.
 */
final class CodedWalk {
  private final BoxFile file;

  CodedWalk(BoxFile file) {
    this.file = file;
  }

  /** hvcC: 23 bytes, then arrays of parameter sets. Returns the bytes of lengths in the data. */
  int hevcConfiguration(Box box) throws VerifyFailure {
    require(box.length() >= 23 && file.u8(box.start()) == 1, "hvcC: not version 1");
    int at = box.start() + 23;
    for (int arrays = file.u8(at - 1); arrays > 0; arrays--) {
      require(box.end() - at >= 3, "hvcC: cut off");
      int type = file.u8(at) & 0x7F;
      require(type >= 32 && type <= 34 || type == 39, "hvcC: an array that must not be there");
      int units = file.u16(at + 1);
      at += 3;
      for (; units > 0; units--) {
        require(box.end() - at >= 2, "hvcC: cut off");
        int length = file.u16(at);
        require(length <= box.end() - at - 2, "hvcC: cut off");
        hevcUnit(at + 2, at + 2 + length);
        require((file.u8(at + 2) >> 1) == type, "hvcC: a unit in the wrong array");
        at += 2 + length;
      }
    }
    require(at == box.end(), "hvcC: bytes behind the last array");
    return (file.u8(box.start() + 21) & 3) + 1;
  }

  void hevc(int from, int to, int lengthBytes) throws VerifyFailure {
    boolean slices = false;
    int at = from;
    while (at < to) {
      require(to - at >= lengthBytes, "HEVC: bytes that are no unit");
      long length = file.number(at, lengthBytes);
      at += lengthBytes;
      require(length <= to - at, "HEVC: unit of a wrong size");
      hevcUnit(at, at + (int) length);
      slices |= (file.u8(at) >> 1) < 32;
      at += (int) length;
    }
    require(slices, "HEVC: no slice");
  }

  private void hevcUnit(int from, int to) throws VerifyFailure {
    require(to - from >= 2, "HEVC: empty unit");
    int type = file.u8(from) >> 1; // the bit above is zero in all of these
    switch (type) {
      case 32, 33, 34 -> require(to - from > 2, "HEVC: empty parameter set");
      case 35 -> require(to - from == 3, "HEVC: delimiter of a wrong size");
      case 36, 37 -> require(to - from == 2, "HEVC: end of a wrong size");
      case 39 -> messages(from + 2, to);
      default -> require(type <= 21 && to - from > 2, "HEVC: unit that must not be there");
    }
  }

  /** Messages on brightness alone, each of its size; 00 00 03 stands for 00 00. */
  private void messages(int from, int to) throws VerifyFailure {
    StringBuilder plain = new StringBuilder();
    for (int at = from; at < to; at++) {
      boolean escape = at >= from + 2 && file.u8(at) == 3 && file.zeros(at - 2, at);
      if (!escape) {
        plain.append((char) file.u8(at));
      }
    }
    int at = 0;
    while (at + 1 < plain.length()) {
      int size =
          switch (plain.charAt(at)) {
            case 137 -> 24; // mastering display
            case 144 -> 4; // light level
            case 147 -> 1; // transfer function
            case 148 -> 8; // surroundings
            default -> -1;
          };
      require(plain.charAt(at + 1) == size, "HEVC: message that must not be there");
      at += 2 + size;
    }
    require(at == plain.length() - 1 && plain.charAt(at) == 0x80, "HEVC: bytes behind messages");
  }

  /** av1C: 4 bytes, then units. */
  void av1Configuration(Box box) throws VerifyFailure {
    require(box.length() >= 4 && file.u8(box.start()) == 0x81, "av1C: not version 1");
    av1Units(box.start() + 4, box.end());
  }

  void av1(int from, int to) throws VerifyFailure {
    require(av1Units(from, to), "AV1: no frame");
  }

  /** Returns whether there is a frame. */
  private boolean av1Units(int from, int to) throws VerifyFailure {
    boolean frame = false;
    int at = from;
    while (at < to) {
      int header = file.u8(at++);
      at += header >> 2 & 1;
      long size = to - at;
      if ((header & 2) != 0) {
        size = 0;
        int shift = 0;
        do {
          require(at < to && shift <= 28, "AV1: unit of a wrong size");
          size |= (file.u8(at) & 0x7FL) << shift;
          shift += 7;
        } while ((file.u8(at++) & 0x80) != 0);
      }
      require(size >= 0 && size <= to - at, "AV1: unit of a wrong size");
      av1Unit(header >> 3, at, (int) size);
      frame |= header >> 3 == 3 || header >> 3 == 6;
      at += (int) size;
    }
    return frame;
  }

  private void av1Unit(int type, int at, int size) throws VerifyFailure {
    switch (type) {
      case 1, 3, 4, 6, 7 -> require(size > 0, "AV1: empty unit");
      case 2 -> require(size == 0, "AV1: delimiter with data");
      case 5 -> {
        int kind = size == 0 ? 0 : file.u8(at);
        require(kind == 1 && size == 6 || kind == 2 && size == 26, "AV1: metadata of another kind");
        require(file.u8(at + size - 1) == 0x80, "AV1: bytes behind metadata");
      }
      default -> throw new VerifyFailure("AV1: unit that must not be there");
    }
  }
}

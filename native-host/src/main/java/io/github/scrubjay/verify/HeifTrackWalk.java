// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static io.github.scrubjay.verify.BoxFile.require;

import io.github.scrubjay.verify.BoxFile.Box;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Walks the tracks of a clean HEIF file (ISO/IEC 14496-12, 8): pictures alone, no times of the
 * clock, no names, one chunk of samples each.
 */
final class HeifTrackWalk {
  private final BoxFile file;
  private final HeifPropertyWalk properties;
  private final CodedWalk coded;
  private final NavigableMap<Integer, Integer> used;

  /**
   * @param used gathers the ranges of the samples, start and end
   */
  HeifTrackWalk(BoxFile file, HeifPropertyWalk properties, NavigableMap<Integer, Integer> used) {
    this.file = file;
    this.properties = properties;
    this.coded = new CodedWalk(file);
    this.used = used;
  }

  void movie(Box moov) throws VerifyFailure {
    Map<String, Box> boxes = file.shaped(moov.start(), moov.end(), "moov", "mvhd", "trak*");
    require(boxes.containsKey("trak"), "moov: no track");
    Box mvhd = boxes.get("mvhd");
    int at = times(mvhd, 0);
    require(mvhd.end() - at == 80, "mvhd: of a wrong size");
    require(
        file.number(at, 4) == 0x10000
            && file.u16(at + 4) == 0x100
            && file.zeros(at + 6, at + 16)
            && file.zeros(at + 52, at + 76),
        "mvhd: more than times");
    matrix(at + 16);
    for (Box box : file.boxes(moov.start(), moov.end(), "moov")) {
      if (box.type().equals("trak")) {
        track(box);
      }
    }
  }

  /**
   * Version, flags, times of the clock, which must be 0, a number, in tkhd zeros, the duration.
   *
   * @return offset behind the duration
   */
  private int times(Box box, int zeros) throws VerifyFailure {
    require(box.length() >= 24, box.type() + ": cut off");
    int version = file.u8(box.start());
    require(version <= 1, box.type() + ": version");
    int clock = version == 1 ? 16 : 8;
    int number = box.start() + 4 + clock;
    require(file.zeros(box.start() + 4, number), box.type() + ": a time");
    require(file.zeros(number + 4, number + 4 + zeros), box.type() + ": more than times");
    return number + 4 + zeros + clock / 2;
  }

  /** Straight or across, by whole pixels. */
  private void matrix(int at) throws VerifyFailure {
    for (int i = 0; i < 5; i++) {
      long value = file.number(at + 4 * i, 4);
      require(
          i == 2 ? value == 0 : value == 0 || value == 0x10000 || value == 0xFFFF0000L,
          "HEIF: odd matrix");
    }
    require(file.number(at + 20, 4) == 0, "HEIF: odd matrix");
    require(file.u16(at + 26) == 0 && file.u16(at + 30) == 0, "HEIF: odd matrix");
    require(file.number(at + 32, 4) == 0x40000000, "HEIF: odd matrix");
  }

  private void track(Box trak) throws VerifyFailure {
    Map<String, Box> boxes =
        file.shaped(trak.start(), trak.end(), "trak", "tkhd", "tref?", "edts?", "mdia");
    Box tkhd = boxes.get("tkhd");
    int at = times(tkhd, 4);
    require(tkhd.end() - at == 60 && file.zeros(at, at + 8), "tkhd: of a wrong size");
    require(file.zeros(at + 12, at + 16), "tkhd: loudness");
    matrix(at + 16);
    if (boxes.containsKey("tref")) {
      Box tref = boxes.get("tref");
      file.shaped(tref.start(), tref.end(), "tref", "auxl?", "prem?");
      for (Box box : file.boxes(tref.start(), tref.end(), "tref")) {
        require(box.length() % 4 == 0, "tref: of a wrong size");
      }
    }
    if (boxes.containsKey("edts")) {
      Box edts = boxes.get("edts");
      Box elst = file.shaped(edts.start(), edts.end(), "edts", "elst").get("elst");
      require(elst.length() >= 8, "elst: cut off");
      long entries = file.number(elst.start() + 4, 4);
      require(entries <= 100, "elst: too long");
      file.size(elst, 8 + (int) entries * (file.u8(elst.start()) == 1 ? 20 : 12));
    }
    media(boxes.get("mdia"));
  }

  private void media(Box mdia) throws VerifyFailure {
    Map<String, Box> boxes = file.shaped(mdia.start(), mdia.end(), "mdia", "mdhd", "hdlr", "minf");
    Box mdhd = boxes.get("mdhd");
    int at = times(mdhd, 0);
    require(mdhd.end() - at == 4 && file.number(at, 4) == 0x55C40000L, "mdhd: a language, or more");
    Box hdlr = boxes.get("hdlr");
    file.size(hdlr, 25);
    require(
        file.zeros(hdlr.start(), hdlr.start() + 8) && file.zeros(hdlr.start() + 12, hdlr.end()),
        "hdlr: a name");
    String handler = file.letters(hdlr.start() + 8);
    require(handler.equals("pict") || handler.equals("auxv"), "hdlr: not of pictures");
    Box minf = boxes.get("minf");
    Map<String, Box> parts = file.shaped(minf.start(), minf.end(), "minf", "vmhd", "dinf", "stbl");
    file.size(parts.get("vmhd"), 12);
    require(file.number(parts.get("vmhd").start(), 4) == 1, "vmhd: version");
    require(file.zeros(parts.get("vmhd").start() + 4, parts.get("vmhd").end()), "vmhd: a mode");
    Box dinf = parts.get("dinf");
    require(
        file.text(dinf.start(), dinf.end())
            .equals("\0\0\0\34dref\0\0\0\0\0\0\0\1\0\0\0\14url \0\0\0\1"),
        "dinf: another file");
    samples(parts.get("stbl"));
  }

  private void samples(Box stbl) throws VerifyFailure {
    Map<String, Box> boxes =
        file.shaped(
            stbl.start(),
            stbl.end(),
            "stbl",
            "stsd",
            "stts",
            "ctts?",
            "stsc",
            "stsz",
            "stco",
            "stss?");
    Box stsz = boxes.get("stsz");
    require(stsz.length() > 12 && file.zeros(stsz.start(), stsz.start() + 8), "stsz: version");
    long count = file.number(stsz.start() + 8, 4);
    require(count >= 1 && count <= 1_000_000, "stsz: number of samples");
    file.size(stsz, 12 + 4 * (int) count);
    runs(boxes.get("stts"), count, 0);
    if (boxes.containsKey("ctts")) {
      runs(boxes.get("ctts"), count, 1);
    }
    Box stsc = boxes.get("stsc");
    file.size(stsc, 20);
    require(
        file.number(stsc.start(), 4) == 0
            && file.number(stsc.start() + 4, 4) == 1
            && file.number(stsc.start() + 8, 4) == 1
            && file.number(stsc.start() + 12, 4) == count
            && file.number(stsc.start() + 16, 4) == 1,
        "stsc: more than one chunk");
    if (boxes.containsKey("stss")) {
      independent(boxes.get("stss"), count);
    }
    Box stco = boxes.get("stco");
    file.size(stco, 12);
    require(file.number(stco.start(), 8) == 1, "stco: more than one chunk");
    int lengthBytes = sampleEntry(boxes.get("stsd"));
    long at = file.number(stco.start() + 8, 4);
    for (int i = 0; i < count; i++) {
      long size = file.number(stsz.start() + 12 + 4 * i, 4);
      require(at + size <= file.length(), "stsz: a sample outside of the file");
      if (lengthBytes == 0) {
        coded.av1((int) at, (int) (at + size));
      } else {
        coded.hevc((int) at, (int) (at + size), lengthBytes);
      }
      used.merge((int) at, (int) (at + size), Math::max);
      at += size;
    }
  }

  private void runs(Box box, long samples, int highestVersion) throws VerifyFailure {
    require(
        box.length() >= 8 && file.number(box.start(), 4) <= (long) highestVersion << 24,
        box.type() + ": version");
    require((box.length() - 8) % 8 == 0, box.type() + ": of a wrong size");
    require(
        file.number(box.start() + 4, 4) == (box.length() - 8) / 8,
        box.type() + ": of a wrong size");
    long sum = 0;
    for (int at = box.start() + 8; at < box.end(); at += 8) {
      sum += file.number(at, 4);
    }
    require(sum == samples, box.type() + ": for another number of samples");
  }

  private void independent(Box stss, long samples) throws VerifyFailure {
    require(stss.length() >= 8 && file.number(stss.start(), 4) == 0, "stss: version");
    require(
        stss.length() % 4 == 0 && file.number(stss.start() + 4, 4) == stss.length() / 4 - 2,
        "stss: of a wrong size");
    long before = 0;
    for (int at = stss.start() + 8; at < stss.end(); at += 4) {
      long number = file.number(at, 4);
      require(number > before && number <= samples, "stss: a sample that is not there");
      before = number;
    }
  }

  /** Returns the bytes of lengths in the samples; 0 for AV1. */
  private int sampleEntry(Box stsd) throws VerifyFailure {
    require(stsd.length() > 8 && file.number(stsd.start(), 8) == 1, "stsd: number of entries");
    Box entry = file.boxes(stsd.start() + 8, stsd.end(), "stsd").get(0);
    require(entry.end() == stsd.end() && entry.length() > 78, "stsd: of a wrong size");
    int at = entry.start();
    require(
        file.zeros(at, at + 6)
            && file.u16(at + 6) == 1
            && file.zeros(at + 8, at + 24)
            && file.number(at + 28, 4) == 0x480000
            && file.number(at + 32, 4) == 0x480000
            && file.zeros(at + 36, at + 40)
            && file.u16(at + 40) == 1
            && file.zeros(at + 42, at + 74)
            && file.number(at + 74, 4) == 0x18FFFF,
        "stsd: a name, or more");
    int lengthBytes = -1;
    for (Box box : file.boxes(at + 78, entry.end(), "sample entry")) {
      properties.property(box);
      if (box.type().equals("hvcC") && !entry.type().equals("av01")) {
        lengthBytes = coded.hevcConfiguration(box);
      } else if (box.type().equals("av1C") && entry.type().equals("av01")) {
        lengthBytes = 0;
      }
    }
    require(
        entry.type().equals("av01") || entry.type().equals("hvc1") || entry.type().equals("hev1"),
        "stsd: coded in another way");
    require(lengthBytes >= 0, "stsd: no configuration");
    return lengthBytes;
  }
}

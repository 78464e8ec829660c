// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.inspect.BoxScan.Box;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * What a HEIF file (ISO/IEC 23008-12; HEIC, AVIF) carries beside its picture: items that are no
 * pictures, further pictures, tracks with their dates and sound, boxes of makers, and what follows.
 *
 * <p>A broken file is read as far as it goes.
 */
final class HeifInspection {
  /** Seconds from 1904, from which these files count, to 1970. */
  private static final long EPOCH = 2_082_844_800L;

  /** C2PA 2.1, A.5.2. */
  private static final long CREDENTIALS_HIGH = 0xD8FEC3D61B0E483CL;

  private final byte[] bytes;
  private final BoxScan scan;
  private final Findings findings;
  private final Blocks blocks;

  private HeifInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.scan = new BoxScan(bytes);
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    new HeifInspection(bytes, findings).read();
  }

  private void read() {
    int end = 0;
    for (Box box : scan.in(0, bytes.length)) {
      end = box.end();
      try {
        box(box);
      } catch (IndexOutOfBoundsException e) {
        findings.unreadable("Box " + box.type(), "cut off");
      }
    }
    Trailer.report(bytes, end, findings);
  }

  private void box(Box box) {
    switch (box.type()) {
      case "ftyp", "mdat", "styp", "sidx", "moof", "mfra" -> {}
      case "meta" ->
          new HeifItemsInspection(bytes, findings, blocks).read(box.start() + 4, box.end());
      case "moov" -> movie(box);
      case "uuid" -> uuid(box);
      case "mpvd" ->
          findings.within(
              Carrier.VIDEO,
              box.length(),
              () ->
                  findings.add(
                      FindingKind.SECOND_IMAGE,
                      "Video beside the picture",
                      "video, " + PlainText.size(box.length())));
      default -> other("Box " + box.type(), box.start(), box.end());
    }
  }

  private void uuid(Box box) {
    if (box.length() > 16 && scan.number(box.start(), 8) == CREDENTIALS_HIGH) {
      blocks.jumbf(slice(box.start() + 16, box.end()));
    } else {
      other("Box uuid", Math.min(box.start() + 16, box.end()), box.end());
    }
  }

  private void other(String name, int start, int end) {
    int from = start;
    while (from < end && bytes[from] == 0) {
      from++;
    }
    if (from == end) {
      return; // room for something, with nothing in it
    }
    String text = LooseText.of(bytes, from, Math.min(end, from + 300));
    String size = PlainText.size((long) end - start);
    findings.within(
        Carrier.APPLICATION_DATA,
        end - start,
        () ->
            findings.add(
                text.length() > 5 ? FindingKind.TEXT : FindingKind.OTHER,
                name,
                text.length() > 5 ? text : size));
  }

  private void movie(Box moov) {
    for (Box box : scan.in(moov.start(), moov.end())) {
      switch (box.type()) {
        case "mvhd" -> times("Movie", box);
        case "trak" -> track(box);
        case "udta", "meta", "uuid" -> texts("Movie " + box.type(), box);
        default -> {}
      }
    }
  }

  private void track(Box trak) {
    for (Box box : scan.in(trak.start(), trak.end())) {
      switch (box.type()) {
        case "tkhd" -> times("Track", box);
        case "mdia" -> media(box);
        case "meta" ->
            new HeifItemsInspection(bytes, findings, blocks).read(box.start() + 4, box.end());
        case "udta", "uuid" -> texts("Track " + box.type(), box);
        default -> {}
      }
    }
  }

  private void media(Box mdia) {
    for (Box box : scan.in(mdia.start(), mdia.end())) {
      if (box.type().equals("mdhd")) {
        times("Media", box);
      } else if (box.type().equals("hdlr") && box.length() > 24) {
        String kind = scan.letters(box.start() + 8);
        findings.add(FindingKind.SOFTWARE, "Handler", scan.text(box.start() + 24, box.end()));
        switch (kind) {
          case "soun" -> findings.add(FindingKind.SECOND_IMAGE, "Sound", "sound track");
          case "vide" -> findings.add(FindingKind.SECOND_IMAGE, "Video", "video track");
          case "pict", "auxv" -> {}
          default -> findings.add(FindingKind.OTHER, "Track", "track of kind " + kind);
        }
      }
    }
  }

  /** Version, flags, created, modified: 32 bits each, 64 in version 1. */
  private void times(String name, Box box) {
    int width = bytes[box.start()] == 1 ? 8 : 4;
    findings.add(FindingKind.TIME_TAKEN, name + " created", time(box.start() + 4, width));
    findings.add(
        FindingKind.TIME_MODIFIED, name + " modified", time(box.start() + 4 + width, width));
  }

  private String time(int at, int width) {
    return time(scan.number(at, width));
  }

  /** Seconds since 1904 as a person reads them; empty when unset. */
  static String time(long seconds) {
    if (seconds == 0) {
      return "";
    }
    try {
      return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
          .withZone(ZoneOffset.UTC)
          .format(Instant.ofEpochSecond(Math.subtractExact(seconds, EPOCH)));
    } catch (DateTimeException | ArithmeticException e) {
      return "";
    }
  }

  /** Texts in the boxes of QuickTime's user data, which nest some levels deep. */
  private void texts(String name, Box box) {
    int from = box.start();
    for (int found = 0; from < box.end() && found < 20; from++) {
      String text = LooseText.of(bytes, from, Math.min(box.end(), from + 300));
      if (text.length() > 5) {
        findings.add(FindingKind.TEXT, name, text);
        from += text.length();
        found++;
      }
    }
  }

  private byte[] slice(int start, int end) {
    return Arrays.copyOfRange(bytes, start, Math.min(end, start + Ration.BYTES));
  }
}

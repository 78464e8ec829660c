// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.inspect.BoxScan.Box;
import java.util.Arrays;

/**
 * What a JPEG XL in boxes (ISO/IEC 18181-2) carries beside its codestream. What is compressed by
 * Brotli (brob) is named but not read.
 *
 * <p>A broken file is read as far as it goes.
 */
final class JxlInspection {
  private final byte[] bytes;
  private final BoxScan scan;
  private final Findings findings;
  private final Blocks blocks;

  private JxlInspection(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.scan = new BoxScan(bytes);
    this.findings = findings;
    this.blocks = new Blocks(findings);
  }

  static void read(byte[] bytes, Findings findings) {
    if (bytes.length > 2 && bytes[0] == 0) {
      new JxlInspection(bytes, findings).boxes();
    }
  }

  private void boxes() {
    int end = 0;
    for (Box box : scan.in(0, bytes.length)) {
      end = box.end();
      box(box);
    }
    Trailer.report(bytes, end, findings);
  }

  private void box(Box box) {
    switch (box.type()) {
      case "JXL ", "ftyp", "jxll", "jxlc", "jxlp", "jxli" -> {}
      case "Exif" -> exif(box);
      case "xml " -> blocks.xmp(data(box));
      case "jumb" -> blocks.jumbf(data(box));
      case "brob" -> {
        String type = box.length() < 4 ? "?" : scan.letters(box.start());
        findings.unreadable("Compressed " + type.strip(), PlainText.size(box.length()));
      }
      case "jbrd" ->
          findings.within(
              Carrier.APPLICATION_DATA,
              box.length(),
              () ->
                  findings.add(
                      FindingKind.OTHER,
                      "Headers of the JPEG it was made from",
                      PlainText.size(box.length())));
      default -> other(box);
    }
  }

  /** How far away the block is, then the block. */
  private void exif(Box box) {
    byte[] data = data(box);
    if (data.length > 4) {
      long start = 4 + scan.number(box.start(), 4);
      blocks.exif(Arrays.copyOfRange(data, start < data.length ? (int) start : 4, data.length));
    }
  }

  private void other(Box box) {
    String text = LooseText.of(bytes, box.start(), Math.min(box.end(), box.start() + 300));
    if (box.length() > 0) {
      findings.within(
          Carrier.APPLICATION_DATA,
          box.length(),
          () ->
              findings.add(
                  text.length() > 5 ? FindingKind.TEXT : FindingKind.OTHER,
                  "Box " + box.type(),
                  text.length() > 5 ? text : PlainText.size(box.length())));
    }
  }

  private byte[] data(Box box) {
    return Arrays.copyOfRange(bytes, box.start(), Math.min(box.end(), box.start() + Ration.BYTES));
  }
}

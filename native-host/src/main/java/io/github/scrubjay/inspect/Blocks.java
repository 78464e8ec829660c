// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;

/**
 * The blocks of metadata that formats have in common. This is where trust ends: whatever a reader
 * throws on a block, errors of the virtual machine included, costs that block's findings only.
 */
final class Blocks {
  /** The reader's time grows with the square of the number of keywords. */
  private static final int IPTC_BYTES = 128 * 1024;

  private final Findings findings;
  private final Ration exifRation = new Ration(Ration.BYTES);
  private final Ration xmpRation = new Ration(Ration.BYTES);
  private final Ration iptcRation = new Ration(IPTC_BYTES);

  Blocks(Findings findings) {
    this.findings = findings;
  }

  /**
   * Exif.
   *
   * @param tiff from the byte order mark on
   */
  void exif(byte[] tiff) {
    attempt("Exif", Carrier.EXIF, tiff, () -> ExifFindings.read(tiff, exifRation, findings));
    if (exifRation.isUsedUp()) {
      findings.unreadable("Exif", "more of it than is read");
    }
  }

  /** An XMP packet. */
  void xmp(byte[] packet) {
    attempt("XMP", Carrier.XMP, packet, () -> XmpFindings.read(packet, xmpRation, findings));
  }

  /** IPTC datasets. */
  void iptc(byte[] datasets) {
    attempt(
        "IPTC", Carrier.IPTC, datasets, () -> IptcFindings.read(datasets, iptcRation, findings));
  }

  /** A colour profile, possibly cut off. */
  void icc(byte[] profile) {
    attempt("ICC", Carrier.ICC, profile, () -> IccFindings.read(profile, findings));
  }

  /** Photoshop image resources. */
  void photoshop(byte[] resources) {
    attempt(
        "Photoshop",
        Carrier.PHOTOSHOP,
        resources,
        () -> PhotoshopFindings.read(resources, this, findings));
  }

  /** JUMBF boxes, which are content credentials in nearly all files. */
  void jumbf(byte[] boxes) {
    attempt(
        "Content credentials",
        Carrier.CONTENT_CREDENTIALS,
        boxes,
        () -> JumbfFindings.read(boxes, findings));
  }

  private void attempt(
      String what, Carrier carrier, byte[] block, Findings.Reading<Exception> reading) {
    try {
      findings.within(carrier, block.length, reading);
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      findings.unreadable(what, e.getClass().getSimpleName());
    }
  }
}

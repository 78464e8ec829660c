// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

/**
 * The blocks of metadata that formats have in common. This is where trust ends: whatever a reader
 * throws on a block, errors of the virtual machine included, costs that block's findings only.
 */
final class Blocks {
  /** Reads one block. */
  private interface Reading {
    void run() throws Exception;
  }

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
    attempt("Exif", () -> ExifFindings.read(tiff, exifRation, findings));
    if (exifRation.isUsedUp()) {
      findings.unreadable("Exif", "more of it than is read");
    }
  }

  /** An XMP packet. */
  void xmp(byte[] packet) {
    attempt("XMP", () -> XmpFindings.read(packet, xmpRation, findings));
  }

  /** IPTC datasets. */
  void iptc(byte[] datasets) {
    attempt("IPTC", () -> IptcFindings.read(datasets, iptcRation, findings));
  }

  /** A colour profile, possibly cut off. */
  void icc(byte[] profile) {
    attempt("ICC", () -> IccFindings.read(profile, findings));
  }

  /** Photoshop image resources. */
  void photoshop(byte[] resources) {
    attempt("Photoshop", () -> PhotoshopFindings.read(resources, this, findings));
  }

  /** JUMBF boxes, which are content credentials in nearly all files. */
  void jumbf(byte[] boxes) {
    attempt("Content credentials", () -> JumbfFindings.read(boxes, findings));
  }

  private void attempt(String what, Reading reading) {
    try {
      reading.run();
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      findings.unreadable(what, e.getClass().getSimpleName());
    }
  }
}

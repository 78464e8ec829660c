// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

/** The bounds that hold for every format. Beyond them an image is refused. */
public final class Limits {
  /** The largest image, in bytes: what fits into the memory of a host that holds several jobs. */
  public static final int IMAGE_BYTES = 64 * 1024 * 1024;

  /** Segments, chunks or boxes in one image; a photo has tens, a long animation thousands. */
  public static final int PARTS = 100_000;

  /** Scans of one JPEG; a progressive photo has about ten. */
  public static final int SCANS = 1_000;

  /** Width times height; the largest camera sensors stay below 200 million. */
  public static final long PIXELS = 500_000_000L;

  private Limits() {}
}

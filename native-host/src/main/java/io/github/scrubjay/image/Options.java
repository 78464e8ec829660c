// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a person chose to keep in the clean image beyond what a decoder needs.
 *
 * @param keep what stays; never {@code null}
 * @param reencode whether the picture is decoded and encoded again at fixed settings, for those who
 *     fear what is hidden in the coded picture itself; a sanitizer does not look at it
 */
public record Options(Set<Keep> keep, boolean reencode) {

  /** Something that may stay. Named on the wire and on the command line in lower case. */
  public enum Keep {
    /** Which side is up; without it many photos lie on their side. */
    ORIENTATION,
    /**
     * The colour profile byte for byte, with its texts and dates. Without it the colours stay all
     * the same.
     */
    ICC,
    /** When the picture was taken, in the fields that the format has for it. */
    DATE,
    /** The copyright notice. */
    COPYRIGHT,
    /**
     * C2PA manifests byte for byte. What they say of the picture stays readable; their check of the
     * whole file may fail, since the file has changed.
     */
    CONTENT_CREDENTIALS;

    /** The name on the wire and on the command line, for instance {@code content-credentials}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The picture stays upright, nothing else is kept. */
  public static final Options DEFAULT = new Options(EnumSet.of(Keep.ORIENTATION));

  /** Keeps this, and the coded picture as it is. */
  public Options(Set<Keep> keep) {
    this(keep, false);
  }

  public Options {
    keep = Set.copyOf(keep);
  }

  public boolean keeps(Keep what) {
    return keep.contains(what);
  }
}

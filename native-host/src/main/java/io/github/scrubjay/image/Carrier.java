// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.Locale;

/** Where in a file metadata sits. The names are part of the wire protocol and append-only. */
public enum Carrier {
  EXIF,
  XMP,
  IPTC,
  /** Photoshop image resources other than IPTC. */
  PHOTOSHOP,
  ICC,
  /** Which side is up. */
  ORIENTATION,
  COMMENT,
  /** A small copy of the picture. */
  THUMBNAIL,
  /** Further pictures in the same file: previews, gain maps, depth maps. */
  SECOND_IMAGE,
  /** C2PA manifests and other JUMBF boxes. */
  CONTENT_CREDENTIALS,
  /** Maker, application or unknown data in a block of its own. */
  APPLICATION_DATA,
  /** Text blocks. */
  TEXT,
  /** The time of the last change. */
  TIME,
  /** Resolution and other technical values that decoders don't need. */
  TECHNICAL,
  /** Filler between the parts of the file. */
  PADDING,
  /** Bytes after the end of the picture: videos, archives, leftovers. */
  TRAILER,
  /** A copyright notice. */
  COPYRIGHT,
  /** Scripts and references to other files or addresses. */
  ACTIVE_CONTENT,
  /** Moving pictures or sound beside the picture. */
  VIDEO;

  /** The name on the wire, for instance {@code second_image}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

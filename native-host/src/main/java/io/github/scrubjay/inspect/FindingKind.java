// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.util.Locale;

/**
 * Every kind of finding, most serious first. The names are part of the wire protocol and never
 * change; the interface has words for each in every language.
 */
public enum FindingKind {
  GPS_POSITION(Risk.LOCATION),
  GPS_ALTITUDE(Risk.LOCATION),
  /** Which way the camera looked. */
  GPS_DIRECTION(Risk.LOCATION),
  PLACE_NAME(Risk.LOCATION),

  OWNER_NAME(Risk.IDENTITY),
  ARTIST(Risk.IDENTITY),
  PERSON_IN_IMAGE(Risk.IDENTITY),
  /** Where in the picture faces are. */
  FACE_REGION(Risk.IDENTITY),
  CONTACT(Risk.IDENTITY),
  COPYRIGHT(Risk.IDENTITY),
  CAPTION(Risk.IDENTITY),
  KEYWORDS(Risk.IDENTITY),

  SERIAL_NUMBER(Risk.DEVICE),
  /** The computer or phone that made the file. */
  DEVICE_HOST(Risk.DEVICE),
  CAMERA_MAKE(Risk.DEVICE),
  CAMERA_MODEL(Risk.DEVICE),
  LENS(Risk.DEVICE),
  UNIQUE_IMAGE_ID(Risk.DEVICE),
  /** The camera maker's own block: often serial numbers, counters and faces in secret form. */
  MAKER_NOTE(Risk.DEVICE),
  /** A colour profile that names a screen, scanner or printer, or the day of its calibration. */
  COLOUR_PROFILE(Risk.DEVICE, Carrier.ICC),

  TIME_TAKEN(Risk.TIME),
  GPS_TIME(Risk.TIME),
  TIME_MODIFIED(Risk.TIME, Carrier.TIME),

  AI_PROMPT(Risk.HISTORY, Carrier.TEXT),
  /** Says that, or by what, the picture was generated. */
  AI_SOURCE(Risk.HISTORY),
  CONTENT_CREDENTIALS(Risk.HISTORY, Carrier.CONTENT_CREDENTIALS),
  EDIT_HISTORY(Risk.HISTORY),
  DOCUMENT_ID(Risk.HISTORY),
  SOFTWARE(Risk.HISTORY),
  COMMENT(Risk.HISTORY, Carrier.COMMENT),
  /** Text in a block of its own. */
  TEXT(Risk.HISTORY, Carrier.TEXT),

  THUMBNAIL(Risk.THUMBNAIL, Carrier.THUMBNAIL),
  /** A further picture, a video, a depth or gain map. */
  SECOND_IMAGE(Risk.THUMBNAIL, Carrier.SECOND_IMAGE),

  /** Bytes after the end of the picture. */
  TRAILER(Risk.TECHNICAL, Carrier.TRAILER),
  OTHER(Risk.TECHNICAL, Carrier.APPLICATION_DATA),
  /** Metadata that is there and that the inspector could not, or for safety would not, read. */
  UNREADABLE_METADATA(Risk.TECHNICAL);

  private final Risk risk;
  private final Carrier carrier;

  FindingKind(Risk risk) {
    this(risk, null);
  }

  FindingKind(Risk risk, Carrier carrier) {
    this.risk = risk;
    this.carrier = carrier;
  }

  /** Where it stands when it is in no larger block, or {@code null}. */
  Carrier carrier() {
    return carrier;
  }

  /** How findings of this kind can hurt. */
  public Risk risk() {
    return risk;
  }

  /** The name on the wire, for instance {@code gps-position}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

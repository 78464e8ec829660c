// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import io.github.scrubjay.image.Carrier;
import java.util.Locale;

/**
 * Every kind of finding, most serious first. The names are part of the wire protocol and never
 * change; the interface has words for each in every language.
 */
public enum FindingKind {
  GPS_POSITION(Risk.LOCATION, "where the picture was taken"),
  GPS_ALTITUDE(Risk.LOCATION, "how high above the sea"),
  /** Which way the camera looked. */
  GPS_DIRECTION(Risk.LOCATION, "which way the camera looked"),
  PLACE_NAME(Risk.LOCATION, "the place by name"),

  OWNER_NAME(Risk.IDENTITY, "who owns the camera"),
  ARTIST(Risk.IDENTITY, "who made the picture"),
  PERSON_IN_IMAGE(Risk.IDENTITY, "who is in the picture"),
  /** Where in the picture faces are. */
  FACE_REGION(Risk.IDENTITY, "where in the picture faces are"),
  CONTACT(Risk.IDENTITY, "how to reach somebody"),
  COPYRIGHT(Risk.IDENTITY, "who holds the rights"),
  CAPTION(Risk.IDENTITY, "what somebody wrote about the picture"),
  KEYWORDS(Risk.IDENTITY, "words by which somebody sorts pictures"),

  SERIAL_NUMBER(Risk.DEVICE, "which very device it was"),
  /** The computer or phone that made the file. */
  DEVICE_HOST(Risk.DEVICE, "the computer or phone by name"),
  CAMERA_MAKE(Risk.DEVICE, "who made the camera"),
  CAMERA_MODEL(Risk.DEVICE, "which camera or phone"),
  LENS(Risk.DEVICE, "which lens"),
  UNIQUE_IMAGE_ID(Risk.DEVICE, "a number that only this picture has"),
  /** The camera maker's own block: often serial numbers, counters and faces in secret form. */
  MAKER_NOTE(Risk.DEVICE, "the camera maker's own block, often with serial numbers"),
  /** A colour profile that names a screen, scanner or printer, or the day of its calibration. */
  COLOUR_PROFILE(Risk.DEVICE, "a colour profile that names a device or a day", Carrier.ICC),

  TIME_TAKEN(Risk.TIME, "when the picture was taken"),
  GPS_TIME(Risk.TIME, "when, by satellite"),
  TIME_MODIFIED(Risk.TIME, "when the file was changed", Carrier.TIME),

  AI_PROMPT(Risk.HISTORY, "what a generator was told", Carrier.TEXT),
  /** Says that, or by what, the picture was generated. */
  AI_SOURCE(Risk.HISTORY, "that, or by what, the picture was generated"),
  CONTENT_CREDENTIALS(
      Risk.HISTORY, "a signed record of where the picture comes from", Carrier.CONTENT_CREDENTIALS),
  EDIT_HISTORY(Risk.HISTORY, "what was done to the picture"),
  DOCUMENT_ID(Risk.HISTORY, "a number that links versions of the file"),
  SOFTWARE(Risk.HISTORY, "which program wrote the file"),
  COMMENT(Risk.HISTORY, "a comment", Carrier.COMMENT),
  /** Text in a block of its own. */
  TEXT(Risk.HISTORY, "text in a block of its own", Carrier.TEXT),

  THUMBNAIL(Risk.THUMBNAIL, "a small copy that may show what was cropped away", Carrier.THUMBNAIL),
  /** A further picture, a video, a depth or gain map. */
  SECOND_IMAGE(Risk.THUMBNAIL, "a further picture or video in the same file", Carrier.SECOND_IMAGE),

  /** Bytes after the end of the picture. */
  TRAILER(Risk.TECHNICAL, "bytes behind the end of the picture", Carrier.TRAILER),
  OTHER(Risk.TECHNICAL, "further data", Carrier.APPLICATION_DATA),
  /** Metadata that is there and that the inspector could not, or for safety would not, read. */
  UNREADABLE_METADATA(Risk.TECHNICAL, "something that could not be read");

  private final Risk risk;
  private final String inWords;
  private final Carrier carrier;

  FindingKind(Risk risk, String inWords) {
    this(risk, inWords, null);
  }

  FindingKind(Risk risk, String inWords, Carrier carrier) {
    this.risk = risk;
    this.inWords = inWords;
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

  /** What it says, in plain English for the command line: {@code where the picture was taken}. */
  public String inWords() {
    return inWords;
  }

  /** The kind of a finding. */
  public static FindingKind of(Finding finding) {
    return valueOf(finding.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The name on the wire, for instance {@code gps-position}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.Detector;
import io.github.scrubjay.vision.Detectors;
import io.github.scrubjay.vision.Effort;
import io.github.scrubjay.vision.Picture;
import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.vision.Undecodable;
import io.github.scrubjay.vision.redact.Leftovers;
import io.github.scrubjay.vision.redact.RedactFailed;
import io.github.scrubjay.vision.redact.Redaction;
import io.github.scrubjay.vision.redact.Redactor;
import io.github.scrubjay.vision.redact.Style;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Takes boxes out of an image for good, and looks again at what should be gone.
 *
 * <pre>
 *   request  u8 style, u8 what is kept as bits, i32 count of boxes, of each: i32 x, y, width, height,
 *            i32 length, image
 *   answer   u8 whether the format is another one, image
 * </pre>
 */
final class RedactTask implements Task {
  static final String NAME = "redact";

  static byte[] request(byte[] image, List<Box> boxes, Style style, Options options) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(head)) {
      out.writeUTF(NAME);
      out.writeByte(style.ordinal());
      int kept = 0;
      for (Options.Keep keep : options.keep()) {
        kept |= 1 << keep.ordinal();
      }
      out.writeByte(kept);
      out.writeInt(boxes.size());
      for (Box box : boxes) {
        out.writeInt(box.x());
        out.writeInt(box.y());
        out.writeInt(box.width());
        out.writeInt(box.height());
      }
      out.writeInt(image.length);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    byte[] request = Arrays.copyOf(head.toByteArray(), head.size() + image.length);
    System.arraycopy(image, 0, request, head.size(), image.length);
    return request;
  }

  /** The redacted image out of an answer. */
  static Redaction read(byte[] answer) throws IOException {
    if (answer.length < 2) {
      throw new IOException("no redacted image");
    }
    return new Redaction(Arrays.copyOfRange(answer, 1, answer.length), answer[0] != 0);
  }

  @Override
  public byte[] run(
      DataInputStream request, Detectors detectors, Parts parts, Cancellation cancellation)
      throws IOException, TaskFailed, Cancelled {
    Style style = Style.values()[request.readUnsignedByte()];
    int kept = request.readUnsignedByte();
    EnumSet<Options.Keep> keep = EnumSet.noneOf(Options.Keep.class);
    for (Options.Keep each : Options.Keep.values()) {
      if ((kept & 1 << each.ordinal()) != 0) {
        keep.add(each);
      }
    }
    List<Box> boxes = new ArrayList<>();
    int count = request.readInt();
    for (int i = 0; i < count; i++) {
      boxes.add(
          new Box(request.readInt(), request.readInt(), request.readInt(), request.readInt()));
    }
    byte[] image = new byte[request.readInt()];
    request.readFully(image);

    Redaction redaction = redact(image, boxes, style, new Options(keep));
    cancellation.check();
    requireGone(redaction.bytes(), boxes, detectors, cancellation);
    ByteArrayOutputStream answer = new ByteArrayOutputStream(redaction.bytes().length + 1);
    answer.write(redaction.reformatted() ? 1 : 0);
    answer.writeBytes(redaction.bytes());
    return answer.toByteArray();
  }

  private static Redaction redact(byte[] image, List<Box> boxes, Style style, Options options)
      throws TaskFailed {
    try {
      return Redactor.redact(image, boxes, style, options);
    } catch (RedactFailed e) {
      throw new TaskFailed(TaskFailure.REDACT_FAILED, e.getMessage());
    } catch (BadImage e) {
      throw new TaskFailed(
          switch (e.reason()) {
            case UNSUPPORTED -> TaskFailure.UNSUPPORTED_FORMAT;
            case MALFORMED -> TaskFailure.BAD_IMAGE;
            case TOO_LARGE -> TaskFailure.TOO_LARGE;
          },
          e.getMessage());
    }
  }

  /** Whatever can be looked for here: which of it a box was for is not known. */
  private static void requireGone(
      byte[] redacted, List<Box> boxes, Detectors detectors, Cancellation cancellation)
      throws TaskFailed, Cancelled {
    Picture picture;
    try {
      picture = Picture.decode(redacted);
    } catch (Undecodable e) {
      return; // such as a JPEG of 12 bits: its coefficients were read back
    }
    List<Detector> again = new ArrayList<>();
    for (Subject subject : Detectors.available()) {
      detectors.loaded(subject).ifPresent(again::add);
    }
    Optional<Region> left = Leftovers.find(picture, boxes, again, Effort.NORMAL, cancellation);
    if (left.isPresent()) {
      throw new TaskFailed(
          TaskFailure.REDACT_FAILED, "still found where it was covered: " + left.get().label());
    }
  }
}

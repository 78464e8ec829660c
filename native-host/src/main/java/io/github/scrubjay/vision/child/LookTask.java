// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what was asked for, as far as it can be looked for here.
 *
 * <pre>
 *   request  u8 subjects as bits, u8 effort, i32 length, image
 *   answer   i32 width, i32 height, u8 subjects as bits, i32 count,
 *            of each region: u8 subject, label, i32 x, y, width, height, f64 score, u8 sure
 *   parts    the same of one subject each; the last piece holds all again
 * </pre>
 */
final class LookTask implements Task {
  static final String NAME = "look";

  /** Regions of one subject: more boxes help nobody, and an answer must fit into a frame. */
  static final int MOST_REGIONS = 500;

  static byte[] request(Set<Subject> want, Effort effort, byte[] image) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(head)) {
      out.writeUTF(NAME);
      out.writeByte(bits(want));
      out.writeByte(effort.ordinal());
      out.writeInt(image.length);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    byte[] request = Arrays.copyOf(head.toByteArray(), head.size() + image.length);
    System.arraycopy(image, 0, request, head.size(), image.length);
    return request;
  }

  @Override
  public byte[] run(
      DataInputStream request, Detectors detectors, Parts parts, Cancellation cancellation)
      throws IOException, TaskFailed, Cancelled {
    Set<Subject> want = subjects(request.readUnsignedByte());
    Effort effort = Effort.values()[request.readUnsignedByte()];
    byte[] image = new byte[request.readInt()];
    request.readFully(image);
    want.retainAll(Detectors.available());
    if (want.isEmpty()) {
      throw new TaskFailed(TaskFailure.NOT_ABLE, "nothing of that can be looked for here");
    }
    Picture picture = decode(image);
    cancellation.check();
    List<Region> all = new ArrayList<>();
    Set<Subject> looked = EnumSet.noneOf(Subject.class);
    for (Subject subject : want) {
      Optional<Detector> detector = detectors.loaded(subject);
      if (detector.isEmpty()) {
        continue; // what was looked for is said in the answer
      }
      looked.add(subject);
      List<Region> found = detector.get().detect(picture, effort, cancellation);
      List<Region> regions = found.subList(0, Math.min(MOST_REGIONS, found.size()));
      parts.send(write(new Look(picture.width(), picture.height(), Set.of(subject), regions)));
      all.addAll(regions);
    }
    if (looked.isEmpty()) {
      throw new TaskFailed(TaskFailure.NOT_ABLE, "what is needed to look for that can't be loaded");
    }
    return write(new Look(picture.width(), picture.height(), looked, all));
  }

  private static Picture decode(byte[] image) throws TaskFailed {
    try {
      return Picture.decode(image);
    } catch (Undecodable e) {
      throw new TaskFailed(TaskFailure.UNDECODABLE, e.getMessage());
    }
  }

  private static byte[] write(Look look) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(look.width());
    out.writeInt(look.height());
    out.writeByte(bits(look.looked()));
    out.writeInt(look.regions().size());
    for (Region region : look.regions()) {
      out.writeByte(region.subject().ordinal());
      out.writeUTF(region.label());
      out.writeInt(region.box().x());
      out.writeInt(region.box().y());
      out.writeInt(region.box().width());
      out.writeInt(region.box().height());
      out.writeDouble(region.score());
      out.writeBoolean(region.sure());
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException where the child wrote something else
   */
  static Look read(byte[] answer) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
    try {
      int width = in.readInt();
      int height = in.readInt();
      Set<Subject> looked = subjects(in.readUnsignedByte());
      int count = in.readInt();
      List<Region> regions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        regions.add(region(in));
      }
      return new Look(width, height, looked, regions);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("no answer of a look: " + e.getClass().getSimpleName());
    }
  }

  private static Region region(DataInputStream in) throws IOException {
    Subject subject = Subject.values()[in.readUnsignedByte()];
    String label = in.readUTF();
    Box box = new Box(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    return new Region(subject, label, box, in.readDouble(), in.readBoolean());
  }

  private static int bits(Set<Subject> subjects) {
    int bits = 0;
    for (Subject subject : subjects) {
      bits |= 1 << subject.ordinal();
    }
    return bits;
  }

  private static Set<Subject> subjects(int bits) {
    EnumSet<Subject> subjects = EnumSet.noneOf(Subject.class);
    for (Subject subject : Subject.values()) {
      if ((bits & 1 << subject.ordinal()) != 0) {
        subjects.add(subject);
      }
    }
    return subjects;
  }
}

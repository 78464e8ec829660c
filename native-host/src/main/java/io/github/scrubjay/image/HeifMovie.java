// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tracks of pictures in a HEIF file (moov, ISO/IEC 14496-12, 8.2): those that are shown and the
 * transparency that belongs to them. Sound, films, thumbnails, dates, names and everything else go.
 */
final class HeifMovie {
  /** What is written for a file without one. */
  static final HeifMovie NONE = new HeifMovie(null, null);

  /** Colours, transparency and sound are three. */
  private static final int MAX_TRACKS = 100;

  private static final int ONE = 0x10000; // in 16.16
  private static final int UNIT = 0x40000000; // in 2.30

  private final ByteBuffer image;
  private final HeifProperties properties;
  private final List<HeifTrack> tracks = new ArrayList<>();
  private final Map<HeifTrack, List<Integer>> sizes = new HashMap<>();
  private final Map<HeifTrack, MediaData.Slot> slots = new HashMap<>();
  private final Set<Carrier> removed = EnumSet.noneOf(Carrier.class);
  private int version;
  private long scale;
  private long duration;
  private byte[] matrix;

  private HeifMovie(ByteBuffer image, HeifProperties properties) {
    this.image = image;
    this.properties = properties;
  }

  static HeifMovie read(ByteBuffer image, Box moov, HeifProperties properties) throws BadImage {
    HeifMovie movie = new HeifMovie(image, properties);
    movie.read(moov);
    return movie;
  }

  private void read(Box moov) throws BadImage {
    Boxes boxes = Boxes.filling(image, moov.body(), moov.end(), "HEIF moov");
    header(boxes.require("mvhd"));
    List<HeifTrack> all = new ArrayList<>();
    for (Box box : boxes.list()) {
      switch (box.type()) {
        case "mvhd" -> {}
        case "trak" -> {
          if (all.size() == MAX_TRACKS) {
            throw BadImage.tooLarge("HEIF moov: more than " + MAX_TRACKS + " tracks");
          }
          all.add(HeifTrack.read(image, box, properties));
        }
        case "udta", "meta" -> removed.add(Carrier.TEXT);
        default -> removed.add(Carrier.APPLICATION_DATA);
      }
    }
    for (HeifTrack track : all) {
      if (track.isPicture() && track.owners().isEmpty()) {
        tracks.add(track);
      }
    }
    List<Long> shown = numbers();
    for (HeifTrack track : all) {
      if (track.isPicture()
          && track.isTransparency()
          && track.owners().stream().anyMatch(shown::contains)) {
        tracks.add(track);
      }
    }
    if (numbers().size() != numbers().stream().distinct().count()) {
      throw BadImage.malformed("HEIF tkhd: an id twice");
    }
    all.forEach(this::note);
  }

  private void note(HeifTrack track) {
    if (tracks.contains(track)) {
      noteIf(track.hasTimes(), Carrier.TIME);
      noteIf(track.hasName(), Carrier.TEXT);
      noteIf(track.hasOthers(), Carrier.APPLICATION_DATA);
    } else {
      noteIf(track.isOfAnotherKind(), Carrier.VIDEO);
      noteIf(track.isThumbnail(), Carrier.THUMBNAIL);
      noteIf(!track.isOfAnotherKind() && !track.isThumbnail(), Carrier.SECOND_IMAGE);
    }
  }

  private void noteIf(boolean condition, Carrier carrier) {
    if (condition) {
      removed.add(carrier);
    }
  }

  private void header(Box mvhd) throws BadImage {
    BoxReader in = new BoxReader(image, mvhd, "HEIF mvhd");
    version = in.u8();
    if (version > 1) {
      throw BadImage.malformed("HEIF mvhd: version " + version + ", must be 0 or 1");
    }
    in.skip(3);
    int width = version == 1 ? 8 : 4;
    long created = in.unsigned(width);
    long changed = in.unsigned(width);
    noteIf(created != 0 || changed != 0, Carrier.TIME);
    scale = in.u32();
    duration = width == 8 ? in.raw64() : in.u32();
    in.skip(16);
    matrix = matrix(in.bytes(36));
  }

  /**
   * A matrix that turns, mirrors and moves by whole pixels, as it is.
   *
   * @throws BadImage for any other: it could carry anything
   */
  static byte[] matrix(byte[] matrix) throws BadImage {
    ByteBuffer in = ByteBuffer.wrap(matrix);
    boolean straight = in.getInt(4) == 0 && in.getInt(12) == 0;
    boolean across = in.getInt(0) == 0 && in.getInt(16) == 0;
    int first = Math.abs(straight ? in.getInt(0) : in.getInt(4));
    int second = Math.abs(straight ? in.getInt(16) : in.getInt(12));
    boolean whole = (in.getInt(24) & 0xFFFF) == 0 && (in.getInt(28) & 0xFFFF) == 0;
    boolean flat = in.getInt(8) == 0 && in.getInt(20) == 0 && in.getInt(32) == UNIT;
    if (!(straight || across) || first != ONE || second != ONE || !whole || !flat) {
      throw BadImage.unsupported("HEIF: a track that is scaled or skewed");
    }
    return matrix;
  }

  /** Whether no track stays. */
  boolean isEmpty() {
    return tracks.isEmpty();
  }

  Set<Carrier> removed() {
    return removed;
  }

  /** Cleans the samples and gives them places. Returns whether anything of them went. */
  boolean addTo(MediaData media, CodedData coded) throws BadImage {
    boolean less = false;
    long total = 0;
    for (HeifTrack track : tracks) {
      List<Pieces> parts = new ArrayList<>();
      for (Stretch sample : track.samples().list()) {
        total += sample.length();
        if (total > Limits.IMAGE_BYTES) {
          throw BadImage.tooLarge("HEIF: samples of more than " + Limits.IMAGE_BYTES + " bytes");
        }
        Pieces clean = coded.clean(sample, track.properties());
        less |= clean.length() < sample.length();
        parts.add(clean);
      }
      sizes.put(track, parts.stream().map(Pieces::length).toList());
      slots.put(track, media.addRun(parts, track.samples().list().get(0).offset()));
    }
    return less;
  }

  /** Writes moov; the places of the samples are put in by {@link #place}. */
  Map<Integer, MediaData.Slot> write(BoxWriter out) {
    Map<Integer, MediaData.Slot> offsets = new HashMap<>();
    if (tracks.isEmpty()) {
      return offsets;
    }
    int moov = out.open("moov");
    int mvhd = out.open("mvhd", version, 0);
    int width = version == 1 ? 8 : 4;
    out.zeros(2 * width).u32(scale).number(duration, width);
    out.u32(ONE).u16(0x100).zeros(10).bytes(matrix).zeros(24); // plain speed and loudness
    out.u32(tracks.size() + 1L); // the next free id
    out.close(mvhd);
    for (HeifTrack track : tracks) {
      offsets.put(track.write(out, numbers(), sizes.get(track)), slots.get(track));
    }
    out.close(moov);
    return offsets;
  }

  private List<Long> numbers() {
    return tracks.stream().map(HeifTrack::id).toList();
  }

  /** hdlr without a name. */
  static void writeHandler(BoxWriter out, String type) {
    int hdlr = out.open("hdlr", 0, 0);
    out.zeros(4).bytes(type.getBytes(StandardCharsets.ISO_8859_1)).zeros(13);
    out.close(hdlr);
  }
}

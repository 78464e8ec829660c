// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Makes moov boxes with tracks of two samples each. */
public final class HeifMovieBuilder {
  private record Track(
      int id, String handler, String codec, String kind, String tref, byte[] more, byte[] sample) {}

  private final List<Track> tracks = new ArrayList<>();
  private final ByteArrayOutputStream inMovie = new ByteArrayOutputStream();
  private long clock;
  private String name = "";
  private boolean longOffsets;
  private boolean longTimes;

  /** A track of pictures. */
  public static HeifMovieBuilder pictures() {
    return new HeifMovieBuilder().track(1, "pict", "av01", "", "");
  }

  /**
   * Adds a track.
   *
   * @param kind of an auxiliary track, or empty
   * @param tref reference to track 1, or empty
   */
  public HeifMovieBuilder track(int id, String handler, String codec, String kind, String tref) {
    byte[] sample =
        codec.equals("av01")
            ? JpegBuilder.concat(HeifBuilder.AV1, HeifBuilder.obu(6, "TRACK" + id))
            : JpegBuilder.secret();
    tracks.add(new Track(id, handler, codec, kind, tref, new byte[0], sample));
    return this;
  }

  /** Gives the last track a further box. */
  public HeifMovieBuilder inTrack(byte[] box) {
    Track last = tracks.remove(tracks.size() - 1);
    tracks.add(
        new Track(last.id, last.handler, last.codec, last.kind, last.tref, box, last.sample));
    return this;
  }

  /** Gives the last track other samples. */
  public HeifMovieBuilder sample(byte[] sample) {
    Track last = tracks.remove(tracks.size() - 1);
    tracks.add(
        new Track(last.id, last.handler, last.codec, last.kind, last.tref, last.more, sample));
    return this;
  }

  public HeifMovieBuilder inMovie(byte[] box) {
    inMovie.writeBytes(box);
    return this;
  }

  /** Sets all times of the clock. */
  public HeifMovieBuilder clock(long seconds) {
    clock = seconds;
    return this;
  }

  /** Names handlers and coders. */
  public HeifMovieBuilder named(String text) {
    name = text;
    return this;
  }

  public HeifMovieBuilder longOffsets() {
    longOffsets = true;
    return this;
  }

  public HeifMovieBuilder longTimes() {
    longTimes = true;
    return this;
  }

  byte[] data() {
    BoxWriter out = new BoxWriter();
    tracks.forEach(track -> out.bytes(track.sample).bytes(track.sample));
    return out.toByteArray();
  }

  byte[] box(int dataStart) {
    BoxWriter out = new BoxWriter();
    int moov = out.open("moov");
    int mvhd = out.open("mvhd", longTimes ? 1 : 0, 0);
    clock(out).u32(30);
    duration(out).u32(0x10000).u16(0x100).zeros(10);
    matrix(out).zeros(24).u32(tracks.size() + 1L);
    out.close(mvhd);
    int at = dataStart;
    for (Track track : tracks) {
      track(out, track, at);
      at += 2 * track.sample.length;
    }
    out.bytes(inMovie.toByteArray());
    out.close(moov);
    return out.toByteArray();
  }

  private BoxWriter clock(BoxWriter out) {
    return longTimes ? out.u64(clock).u64(clock) : out.u32(clock).u32(clock);
  }

  private BoxWriter duration(BoxWriter out) {
    return longTimes ? out.u64(-1) : out.u32(2);
  }

  private static BoxWriter matrix(BoxWriter out) {
    return out.u32(0x10000).zeros(12).u32(0x10000).zeros(12).u32(0x40000000);
  }

  private void track(BoxWriter out, Track track, int at) {
    final int trak = out.open("trak");
    int tkhd = out.open("tkhd", longTimes ? 1 : 0, 1);
    clock(out).u32(track.id).u32(0);
    duration(out).zeros(16);
    matrix(out).u32(4 << 16).u32(2 << 16);
    out.close(tkhd);
    if (!track.tref.isEmpty()) {
      out.box("tref", HeifBuilder.boxBytes(track.tref, new BoxWriter().u32(1).toByteArray()));
    }
    int edts = out.open("edts");
    int elst = out.open("elst", 0, 1);
    out.u32(1).u32(2).u32(0).u32(0x10000);
    out.close(elst);
    out.close(edts);
    final int mdia = out.open("mdia");
    int mdhd = out.open("mdhd", longTimes ? 1 : 0, 0);
    clock(out).u32(30);
    duration(out).u32(0x55C40000L);
    out.close(mdhd);
    int hdlr = out.open("hdlr", 0, 0);
    out.zeros(4).bytes(JpegBuilder.latin1(track.handler)).zeros(12);
    out.bytes(JpegBuilder.latin1(name + "\0"));
    out.close(hdlr);
    final int minf = out.open("minf");
    int vmhd = out.open("vmhd", 0, 1);
    out.zeros(8);
    out.close(vmhd);
    int dinf = out.open("dinf");
    int dref = out.open("dref", 0, 0);
    out.u32(1).bytes(HeifBuilder.boxBytes("url ", new byte[] {0, 0, 0, 1}));
    out.close(dref);
    out.close(dinf);
    table(out, track, at);
    out.close(minf);
    out.close(mdia);
    out.bytes(track.more);
    out.close(trak);
  }

  private void table(BoxWriter out, Track track, int at) {
    final int stbl = out.open("stbl");
    int stsd = out.open("stsd", 0, 0);
    out.u32(1);
    int entry = out.open(track.codec);
    out.zeros(6).u16(1).zeros(16).u16(4).u16(2).u32(0x480000).u32(0x480000).zeros(4).u16(1);
    byte[] coder = new byte[32];
    byte[] letters = JpegBuilder.latin1(name);
    coder[0] = (byte) letters.length;
    System.arraycopy(letters, 0, coder, 1, letters.length);
    out.bytes(coder).u16(0x18).u16(0xFFFF);
    out.box("av1C", new byte[] {(byte) 0x81, 0, 0, 0});
    if (!track.kind.isEmpty()) {
      out.box("auxi", JpegBuilder.concat(new byte[4], JpegBuilder.latin1(track.kind + "\0")));
    }
    out.close(entry);
    out.close(stsd);
    int stts = out.open("stts", 0, 0);
    out.u32(1).u32(2).u32(1);
    out.close(stts);
    int stsc = out.open("stsc", 0, 0);
    out.u32(1).u32(1).u32(longOffsets ? 1 : 2).u32(1);
    out.close(stsc);
    int stsz = out.open("stsz", 0, 0);
    if (longOffsets) {
      out.u32(track.sample.length).u32(2);
    } else {
      out.u32(0).u32(2).u32(track.sample.length).u32(track.sample.length);
    }
    out.close(stsz);
    if (longOffsets) {
      int co64 = out.open("co64", 0, 0);
      out.u32(2).u64(at).u64((long) at + track.sample.length);
      out.close(co64);
    } else {
      int stco = out.open("stco", 0, 0);
      out.u32(1).u32(at);
      out.close(stco);
    }
    int stss = out.open("stss", 0, 0);
    out.u32(1).u32(1);
    out.close(stss);
    out.close(stbl);
  }
}

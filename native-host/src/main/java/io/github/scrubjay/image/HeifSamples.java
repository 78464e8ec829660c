// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the samples of a track are and when they are shown (ISO/IEC 14496-12, 8.6 and 8.7).
 *
 * <pre>
 *   stts   runs of (samples, duration)          ctts   runs of (samples, delay)
 *   stss   numbers of those that need no other  stsz   one size for all, or that of each
 *   stsc   runs of (first chunk, samples, way of coding)
 *   stco   offset of each chunk                 co64   the same in 64 bits
 * </pre>
 */
final class HeifSamples {
  private final ByteBuffer image;
  private final List<Stretch> samples = new ArrayList<>();
  private List<long[]> durations = List.of();
  private List<long[]> delays = List.of();
  private int delayVersion;
  private List<Long> independent;

  private HeifSamples(ByteBuffer image) {
    this.image = image;
  }

  static HeifSamples read(ByteBuffer image, Boxes table) throws BadImage {
    HeifSamples samples = new HeifSamples(image);
    samples.places(table);
    samples.durations = samples.runs(table.require("stts"), samples.samples.size());
    Optional<Box> ctts = table.find("ctts");
    if (ctts.isPresent()) {
      samples.delayVersion = image.get(ctts.get().body()) & 1;
      samples.delays = samples.runs(ctts.get(), samples.samples.size());
    }
    Optional<Box> stss = table.find("stss");
    if (stss.isPresent()) {
      samples.independent = samples.numbers(stss.get());
    }
    return samples;
  }

  private void places(Boxes table) throws BadImage {
    BoxReader sizes = new BoxReader(image, table.require("stsz"), "HEIF stsz");
    sizes.skip(4);
    long common = sizes.u32();
    int count = sizes.count(sizes.u32(), common == 0 ? 4 : 0);
    Optional<Box> stco = table.find("stco");
    int offsetBytes = stco.isPresent() ? 4 : 8;
    BoxReader chunks =
        new BoxReader(image, stco.isPresent() ? stco.get() : table.require("co64"), "HEIF stco");
    chunks.skip(4);
    int chunkCount = chunks.count(chunks.u32(), offsetBytes);
    BoxReader runs = new BoxReader(image, table.require("stsc"), "HEIF stsc");
    runs.skip(4);
    int runsLeft = runs.count(runs.u32(), 12);
    if (runsLeft == 0 || runs.u32() != 1) {
      throw BadImage.malformed("HEIF stsc: must begin with the first chunk");
    }
    long inChunk = perChunk(runs);
    long nextRun = --runsLeft > 0 ? runs.u32() : Long.MAX_VALUE;
    for (int chunk = 1; chunk <= chunkCount && samples.size() < count; chunk++) {
      if (chunk == nextRun) {
        inChunk = perChunk(runs);
        nextRun = --runsLeft > 0 ? runs.u32() : Long.MAX_VALUE;
      }
      long at = chunks.unsigned(offsetBytes);
      for (long i = 0; i < inChunk && samples.size() < count; i++) {
        long size = common == 0 ? sizes.u32() : common;
        if (size == 0 || size > image.limit() || at > image.limit() - size) {
          throw BadImage.malformed("HEIF stsz: a sample outside of the file");
        }
        samples.add(Stretch.of(image, (int) at, (int) (at + size)));
        at += size;
      }
    }
    if (samples.isEmpty() || samples.size() < count) {
      throw BadImage.malformed("HEIF stsz: " + count + " samples, found " + samples.size());
    }
  }

  private static long perChunk(BoxReader runs) throws BadImage {
    long samples = runs.u32();
    if (runs.u32() != 1 || samples == 0) {
      throw BadImage.malformed("HEIF stsc: chunk without samples or coded in an unknown way");
    }
    return samples;
  }

  /** Runs of (count, value) that add up to all samples; neighbours of one value are joined. */
  private List<long[]> runs(Box box, int total) throws BadImage {
    BoxReader in = new BoxReader(image, box, "HEIF " + box.type());
    in.skip(4);
    List<long[]> runs = new ArrayList<>();
    long sum = 0;
    for (int left = in.count(in.u32(), 8); left > 0; left--) {
      long count = in.u32();
      long value = in.u32();
      sum += count;
      if (!runs.isEmpty() && runs.get(runs.size() - 1)[1] == value) {
        runs.get(runs.size() - 1)[0] += count;
      } else if (count > 0) {
        runs.add(new long[] {count, value});
      }
    }
    if (sum != total) {
      throw BadImage.malformed(
          "HEIF " + box.type() + ": for " + sum + " samples, must be " + total);
    }
    return runs;
  }

  private List<Long> numbers(Box stss) throws BadImage {
    BoxReader in = new BoxReader(image, stss, "HEIF stss");
    in.skip(4);
    List<Long> numbers = new ArrayList<>();
    long before = 0;
    for (int left = in.count(in.u32(), 4); left > 0; left--) {
      long number = in.u32();
      if (number <= before || number > samples.size()) {
        throw BadImage.malformed("HEIF stss: sample " + number + " out of order");
      }
      numbers.add(number);
      before = number;
    }
    return numbers;
  }

  List<Stretch> list() {
    return samples;
  }

  /** Writes the tables, all samples in one chunk, and returns where its offset is to be put in. */
  int write(BoxWriter out, List<Integer> sizes) {
    writeRuns(out, "stts", 0, durations);
    if (!delays.isEmpty()) {
      writeRuns(out, "ctts", delayVersion, delays);
    }
    int stsc = out.open("stsc", 0, 0);
    out.u32(1).u32(1).u32(sizes.size()).u32(1);
    out.close(stsc);
    int stsz = out.open("stsz", 0, 0);
    out.u32(0).u32(sizes.size());
    sizes.forEach(out::u32);
    out.close(stsz);
    int stco = out.open("stco", 0, 0);
    out.u32(1).u32(0);
    out.close(stco);
    final int offset = out.size() - 4;
    if (independent != null) {
      int stss = out.open("stss", 0, 0);
      out.u32(independent.size());
      independent.forEach(out::u32);
      out.close(stss);
    }
    return offset;
  }

  private static void writeRuns(BoxWriter out, String type, int version, List<long[]> runs) {
    int box = out.open(type, version, 0);
    out.u32(runs.size());
    for (long[] run : runs) {
      out.u32(run[0]).u32(run[1]);
    }
    out.close(box);
  }
}

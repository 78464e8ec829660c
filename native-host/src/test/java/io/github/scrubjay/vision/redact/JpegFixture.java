// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JPEGs of every sampling and scan script, of a picture that has something in every block. */
final class JpegFixture {
  /** Sampling factors of each component as hexadecimal digits: 0x21 is two across, one down. */
  private final int[] factors;

  private final int width;
  private final int height;
  private int frame = 0xC0;
  private int restart;
  private int quality = 3;
  private byte[] head = {};
  private List<int[]> script;

  JpegFixture(int width, int height, int... factors) {
    this.width = width;
    this.height = height;
    this.factors = factors;
    this.script = List.of(scan(0, 63, 0, 0, all()));
  }

  private int[] all() {
    int[] all = new int[factors.length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** Ss, Se, Ah, Al and the components. */
  static int[] scan(int first, int last, int high, int low, int... components) {
    int[] scan = {first, last, high, low};
    int[] whole = Arrays.copyOf(scan, 4 + components.length);
    System.arraycopy(components, 0, whole, 4, components.length);
    return whole;
  }

  JpegFixture restart(int mcus) {
    restart = mcus;
    return this;
  }

  /** The step of all quantisation. */
  JpegFixture quality(int step) {
    quality = step;
    return this;
  }

  /** Segments that stand behind SOI. */
  JpegFixture head(byte... segments) {
    head = segments;
    return this;
  }

  /** One scan a component. */
  JpegFixture apart() {
    List<int[]> scans = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      scans.add(scan(0, 63, 0, 0, i));
    }
    script = scans;
    return this;
  }

  /** As jpegtran does it: successive approximation of DC and AC. */
  JpegFixture progressive() {
    frame = 0xC2;
    List<int[]> scans = new ArrayList<>();
    scans.add(scan(0, 0, 0, 1, all()));
    for (int i = 0; i < factors.length; i++) {
      scans.add(scan(1, 5, 0, 2, i));
      scans.add(scan(6, 63, 0, 2, i));
    }
    for (int i = factors.length - 1; i >= 0; i--) {
      scans.add(scan(1, 63, 2, 1, i));
    }
    scans.add(scan(0, 0, 1, 0, all()));
    for (int i = 0; i < factors.length; i++) {
      scans.add(scan(1, 63, 1, 0, i));
    }
    script = scans;
    return this;
  }

  /** Bands only, the DC of each component apart. */
  JpegFixture bands() {
    frame = 0xC2;
    List<int[]> scans = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      scans.add(scan(0, 0, 0, 0, i));
      scans.add(scan(1, 2, 0, 0, i));
      scans.add(scan(3, 63, 0, 0, i));
    }
    script = scans;
    return this;
  }

  JpegFixture script(int frameMarker, List<int[]> scans) {
    frame = frameMarker;
    script = scans;
    return this;
  }

  byte[] bytes() throws BadImage {
    List<JpegComponent> components = components();
    ByteSink out = new ByteSink(1000);
    out.putShort(0xFFD8);
    out.put(head);
    out.putShort(0xFFDB);
    out.putShort(67);
    out.put(0);
    for (int i = 0; i < 64; i++) {
      out.put(quality);
    }
    out.putShort(0xFF00 | frame);
    out.putShort(8 + 3 * factors.length);
    out.put(8);
    out.putShort(height);
    out.putShort(width);
    out.put(factors.length);
    for (int i = 0; i < factors.length; i++) {
      out.put(i + 1);
      out.put(factors[i]);
      out.put(0);
    }
    if (restart > 0) {
      out.putShort(0xFFDD);
      out.putShort(4);
      out.putShort(restart);
    }
    for (int[] scan : script) {
      scan(scan, components, out);
    }
    out.putShort(0xFFD9);
    return out.toArray();
  }

  private void scan(int[] script, List<JpegComponent> components, ByteSink out) throws BadImage {
    int count = script.length - 4;
    ByteSink header = new ByteSink(20);
    header.putShort(0xFFDA);
    header.putShort(6 + 2 * count);
    header.put(count);
    List<JpegComponent> chosen = new ArrayList<>();
    int[] tables = new int[count];
    for (int i = 0; i < count; i++) {
      int component = script[4 + i];
      chosen.add(components.get(component));
      tables[i] = component == 0 ? 0 : 1;
      header.put(component + 1);
      header.put(tables[i] << 4 | tables[i]);
    }
    header.put(script[0]);
    header.put(script[1]);
    header.put(script[2] << 4 | script[3]);
    byte[] bytes = header.toArray();
    JpegScan scan =
        new JpegScan(
            chosen,
            tables,
            tables,
            script[0],
            script[1],
            script[2],
            script[3],
            restart,
            0,
            bytes.length,
            bytes.length);
    new JpegScanEncoder(scan, frame == 0xC2).write(bytes, mcus(width, 4), mcus(height, 0), out);
  }

  private int mcus(int size, int shift) {
    int side = 8 * most(shift);
    return (size + side - 1) / side;
  }

  private int most(int shift) {
    return factors.length == 1
        ? 1
        : Arrays.stream(factors).map(factor -> factor >> shift & 15).max().getAsInt();
  }

  private List<JpegComponent> components() {
    List<JpegComponent> components = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      int across = factors.length == 1 ? 1 : factors[i] >> 4;
      int down = factors.length == 1 ? 1 : factors[i] & 15;
      int columns = (width * across + most(4) - 1) / most(4);
      int rows = (height * down + most(0) - 1) / most(0);
      JpegComponent component =
          new JpegComponent(
              i + 1,
              across,
              down,
              0,
              (columns + 7) / 8,
              (rows + 7) / 8,
              mcus(width, 4),
              mcus(height, 0));
      component.quantization = new int[64];
      Arrays.fill(component.quantization, quality);
      Arrays.fill(component.lowestBit, 0);
      draw(component, i);
      components.add(component);
    }
    return components;
  }

  private static void draw(JpegComponent component, int index) {
    BlockTransform transform = new BlockTransform();
    for (int at = 0; at < component.coefficients.length; at += 64) {
      int column = at / 64 % component.stride;
      int row = at / 64 / component.stride;
      for (int i = 0; i < 64; i++) {
        int x = column * 8 + i % 8;
        int y = row * 8 + i / 8;
        double wave = Math.sin(x * 0.21 + index) * 50 + Math.cos(y * 0.13 + x * 0.05) * 40;
        int noise = (x * 7919 + y * 104_729 + index * 31) % 37;
        transform.samples[i] = wave + noise - 18;
      }
      // Every third block is empty but for its mean: runs of them are coded in one code.
      if (column % 3 == 1 && row % 4 < 2) {
        Arrays.fill(transform.samples, (column * 5 + row * 11) % 80 - 40);
      }
      transform.write(component, at);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** PNGs of every colour type and depth, of a picture whose pixels all differ from neighbours. */
record PngFixture(
    int colourType,
    int depth,
    boolean interlaced,
    Box changed,
    int inside,
    boolean hasClear,
    boolean isHidden) {
  private static final int WIDTH = 43;
  private static final int HEIGHT = 29;

  /** The picture itself, which is the first frame, and three more. */
  static final List<Box> FRAMES =
      List.of(
          new Box(0, 0, WIDTH, HEIGHT),
          new Box(8, 3, 10, 10),
          new Box(30, 20, 9, 7),
          new Box(20, 0, 20, 29));

  PngFixture(int colourType, int depth, boolean interlaced) {
    this(colourType, depth, interlaced, null, -1, false, false);
  }

  /** Another picture in a box. */
  PngFixture other(Box box) {
    return new PngFixture(colourType, depth, interlaced, box, -1, hasClear, isHidden);
  }

  /** One index that only a box has. */
  PngFixture onlyInside(Box box, int index) {
    return new PngFixture(colourType, depth, interlaced, box, index, hasClear, isHidden);
  }

  /** Black is not shown. */
  PngFixture clear() {
    return new PngFixture(colourType, depth, interlaced, changed, inside, true, isHidden);
  }

  /** Transparent all over. */
  PngFixture hidden() {
    return new PngFixture(colourType, depth, interlaced, changed, inside, hasClear, true);
  }

  static int[] colour(int index) {
    return new int[] {index * 37 & 0xFF, 255 - index, 40 + index * 11 & 0xFF};
  }

  byte[] bytes() throws BadImage {
    PngChunkSink out = new PngChunkSink(1000);
    head(out);
    out.pixels(PngChunkSink.IDAT, stream(FRAMES.get(0), 0));
    out.chunk(PngChunkSink.IEND, new byte[0]);
    return out.toArray();
  }

  byte[] animation() throws BadImage {
    PngChunkSink out = new PngChunkSink(1000);
    head(out);
    out.chunk(0x6163544C, ByteBuffer.allocate(8).putInt(FRAMES.size()).array()); // acTL
    for (int i = 0; i < FRAMES.size(); i++) {
      Box frame = FRAMES.get(i);
      ByteBuffer control = ByteBuffer.allocate(22);
      control.putInt(frame.width()).putInt(frame.height()).putInt(frame.x()).putInt(frame.y());
      control.putShort((short) 1).putShort((short) 10);
      out.numbered(PngChunkSink.FCTL, control.array(), 0, 22);
      out.pixels(i == 0 ? PngChunkSink.IDAT : PngChunkSink.FDAT, stream(frame, i));
    }
    out.chunk(PngChunkSink.IEND, new byte[0]);
    return out.toArray();
  }

  private void head(PngChunkSink out) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
    header.put((byte) depth).put((byte) colourType).putShort((short) 0);
    out.chunk(PngChunkSink.IHDR, header.put((byte) (interlaced ? 1 : 0)).array());
    if (colourType == 3) {
      ByteBuffer palette = ByteBuffer.allocate(3 << depth);
      for (int i = 0; i < 1 << depth; i++) {
        for (int channel : colour(i)) {
          palette.put((byte) channel);
        }
      }
      out.chunk(PngChunkSink.PLTE, palette.array());
      out.chunk(PngChunkSink.TRNS, new byte[] {(byte) 128});
    } else if (hasClear) {
      out.chunk(PngChunkSink.TRNS, new byte[colourType == 0 ? 2 : 6]);
    }
  }

  private byte[] stream(Box frame, int number) throws BadImage {
    int samples = PngCanvas.samples(colourType);
    PngRows rows = new PngRows(frame.width(), frame.height(), depth * samples, interlaced, 1 << 24);
    int range = 1 << depth;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        boolean other =
            changed != null && Canvas.covers(List.of(changed), x + frame.x(), y + frame.y());
        for (int i = 0; i < samples; i++) {
          int value = x * 77 + y * 1301 + i * 517 + number * 331;
          value = other ? value * 3 + 1 : value;
          // Some indices stay free, as in most palettes.
          value = colourType == 3 && depth == 8 ? value % 190 : value % range;
          value = other && inside >= 0 ? inside : value;
          value = isHidden && i == samples - 1 ? 0 : value;
          rows.setSample(x, y, depth, i, value);
        }
      }
    }
    return rows.write();
  }

  /** The data of the first chunk of this type. */
  static byte[] chunk(byte[] png, int type) {
    ByteBuffer bytes = ByteBuffer.wrap(png);
    for (int at = 8; at < png.length; at += 12 + bytes.getInt(at)) {
      if (bytes.getInt(at + 4) == type) {
        byte[] data = new byte[bytes.getInt(at)];
        bytes.get(at + 8, data);
        return data;
      }
    }
    throw new AssertionError("no such chunk");
  }

  /** Each frame of an animation as a PNG of its own. */
  static List<byte[]> frames(byte[] png) {
    ByteBuffer bytes = ByteBuffer.wrap(png);
    List<byte[]> frames = new ArrayList<>();
    byte[] header = chunk(png, PngChunkSink.IHDR);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    byte[] size = null;
    for (int at = 8; at < png.length; at += 12 + bytes.getInt(at)) {
      int type = bytes.getInt(at + 4);
      int length = bytes.getInt(at);
      if (type == PngChunkSink.FCTL || type == PngChunkSink.IEND) {
        if (size != null) {
          frames.add(still(png, header, size, stream.toByteArray()));
        }
        stream.reset();
        size =
            type == PngChunkSink.IEND ? null : java.util.Arrays.copyOfRange(png, at + 12, at + 20);
      } else if (type == PngChunkSink.IDAT) {
        stream.write(png, at + 8, length);
      } else if (type == PngChunkSink.FDAT) {
        stream.write(png, at + 12, length - 4);
      }
    }
    return frames;
  }

  private static byte[] still(byte[] png, byte[] header, byte[] size, byte[] stream) {
    byte[] own = header.clone();
    System.arraycopy(size, 0, own, 0, 8);
    PngChunkSink out = new PngChunkSink(1000);
    out.chunk(PngChunkSink.IHDR, own);
    if (own[9] == 3) {
      out.chunk(PngChunkSink.PLTE, chunk(png, PngChunkSink.PLTE));
      out.chunk(PngChunkSink.TRNS, chunk(png, PngChunkSink.TRNS));
    }
    out.pixels(PngChunkSink.IDAT, stream);
    out.chunk(PngChunkSink.IEND, new byte[0]);
    return out.toArray();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Redacts each picture of a GIF that a box touches (GIF89a). Pixels in a box that let an earlier
 * picture through are painted as well, since their shape could be read. Other pictures stay coded
 * as they are.
 */
final class GifRedactor {
  private static final int HEADER_BYTES = 13;
  private static final int DESCRIPTOR_BYTES = 10;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int END = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int HAS_TABLE = 0x80;
  private static final int INTERLACED = 0x40;

  /** First row and step of the four passes of an interlaced picture. */
  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  /** A block. A picture has a frame and, where it has no palette of its own, that of all. */
  private record Block(int offset, int end, Box frame, int codes, int clear, Palette palette) {}

  private final byte[] image;
  private final long memory;
  private final List<Block> blocks = new ArrayList<>();
  private Palette shared;
  private int width;
  private int height;

  private GifRedactor(byte[] image, long memory) {
    this.image = image;
    this.memory = memory;
  }

  /**
   * The redacted GIF.
   *
   * @param image as the sanitizer leaves it
   * @param memory bytes that the pixels of one picture may take
   */
  static Painted redact(byte[] image, List<Box> boxes, Style style, long memory) throws BadImage {
    GifRedactor redactor = new GifRedactor(image, memory);
    redactor.walk();
    List<Box> coded = Placement.coded(boxes, 1, redactor.width, redactor.height);
    byte[] redacted = redactor.write(coded, style);
    Block first =
        redactor.blocks.stream()
            .filter(block -> block.frame != null)
            .findFirst()
            .orElseThrow(() -> BadImage.malformed("GIF: no picture"));
    return Painted.exact(redacted, "gif", covered(first, coded));
  }

  private void walk() throws BadImage {
    require(image.length > HEADER_BYTES, "cut off in its header");
    width = u16(6);
    height = u16(8);
    int at = HEADER_BYTES + tableBytes(u8(10));
    require(at < image.length, "cut off in its palette");
    shared = tableBytes(u8(10)) == 0 ? null : palette(HEADER_BYTES, tableBytes(u8(10)));
    if (shared != null) {
      shared.use(u8(11)); // the background
    }
    int clear = -1;
    while (at < image.length && u8(at) != END) {
      require(image.length - at > DESCRIPTOR_BYTES || u8(at) == EXTENSION, "cut off");
      if (u8(at) == EXTENSION) {
        require(image.length - at > 7, "cut off");
        if (u8(at + 1) == CONTROL) {
          clear = (u8(at + 3) & 1) == 0 ? -1 : u8(at + 6);
        }
        int end = subBlocksEnd(at + 2);
        blocks.add(new Block(at, end, null, 0, -1, null));
        at = end;
      } else {
        require(u8(at) == PICTURE, "an unknown block");
        Block picture = picture(at, clear);
        blocks.add(picture);
        width = Math.max(width, picture.frame.right());
        height = Math.max(height, picture.frame.bottom());
        clear = -1;
        at = picture.end;
      }
    }
  }

  private Block picture(int at, int clear) throws BadImage {
    require(u16(at + 5) > 0 && u16(at + 7) > 0, "a picture without pixels");
    Box frame = new Box(u16(at + 1), u16(at + 3), u16(at + 5), u16(at + 7));
    int tableBytes = tableBytes(u8(at + 9));
    int codes = at + DESCRIPTOR_BYTES + tableBytes;
    require(codes + 1 < image.length, "cut off in a picture");
    if (frame.area() > memory) {
      throw BadImage.tooLarge("GIF: a picture of " + frame.area() + " pixels, limit " + memory);
    }
    Palette own = tableBytes == 0 ? shared : palette(at + DESCRIPTOR_BYTES, tableBytes);
    require(own != null, "a picture without a palette");
    if (clear >= 0 && clear < own.size()) {
      own.use(clear);
    }
    return new Block(at, subBlocksEnd(codes + 1), frame, codes, clear, own);
  }

  private Palette palette(int at, int bytes) {
    Palette palette = new Palette(256);
    for (int i = at; i < at + bytes; i += 3) {
      palette.add(u8(i), u8(i + 1), u8(i + 2));
    }
    return palette;
  }

  private int subBlocksEnd(int from) throws BadImage {
    int at = from;
    while (true) {
      require(at < image.length, "cut off");
      int size = u8(at);
      at += 1 + size;
      if (size == 0) {
        return at;
      }
    }
  }

  private byte[] write(List<Box> boxes, Style style) throws BadImage {
    for (Block block : blocks) {
      if (block.frame != null) {
        uses(block, covered(block, boxes));
      }
    }
    // All pictures first: they decide what becomes of the palette that they share.
    List<byte[]> painted = new ArrayList<>();
    for (Block block : blocks) {
      boolean touched = block.frame != null && !covered(block, boxes).isEmpty();
      painted.add(touched ? painted(block, covered(block, boxes), style) : null);
    }
    byte[] head = Arrays.copyOf(image, HEADER_BYTES);
    if (shared != null) {
      shared.forgetUnused();
      head[10] = (byte) (head[10] & ~7 | tableSize(shared));
    }
    ByteSink out = new ByteSink(image.length);
    out.put(head);
    if (shared != null) {
      put(shared, out);
    }
    for (int i = 0; i < blocks.size(); i++) {
      write(blocks.get(i), painted.get(i), out);
    }
    out.put(END);
    return out.toArray();
  }

  private static List<Box> covered(Block block, List<Box> boxes) {
    Box frame = block.frame;
    return Canvas.inFrame(boxes, frame.x(), frame.y(), frame.width(), frame.height());
  }

  /** Notes the entries of the palette of all pixels that stay. */
  private void uses(Block block, List<Box> covered) throws BadImage {
    Frame frame = frame(block);
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        if (!Canvas.covers(covered, x, y)) {
          block.palette.use(frame.indices[frame.place(x, y)] & 0xFF);
        }
      }
    }
  }

  private Frame frame(Block block) throws BadImage {
    byte[] indices = GifCodes.decode(image, block.codes, (int) block.frame.area());
    boolean interlaced = (u8(block.offset + 9) & INTERLACED) != 0;
    return new Frame(block, indices, interlaced);
  }

  private byte[] painted(Block block, List<Box> covered, Style style) throws BadImage {
    Frame frame = frame(block);
    frame.paint(covered, style);
    return frame.indices;
  }

  private void write(Block block, byte[] painted, ByteSink out) {
    boolean ownTable = block.frame != null && block.palette != shared;
    if (block.frame == null || !ownTable && painted == null) {
      out.put(image, block.offset, block.end - block.offset);
      return;
    }
    out.put(image, block.offset, DESCRIPTOR_BYTES - 1);
    int flags = u8(block.offset + 9);
    if (ownTable && painted != null) {
      block.palette.forgetUnused();
      out.put(flags & ~7 | tableSize(block.palette));
      put(block.palette, out);
    } else {
      out.put(flags);
      int table = block.offset + DESCRIPTOR_BYTES;
      out.put(image, table, block.codes - table);
    }
    if (painted == null) {
      out.put(image, block.codes, block.end - block.codes);
    } else {
      int minimum = Math.max(u8(block.codes), tableSize(block.palette) + 1);
      GifCodes.encode(painted, minimum, out);
    }
  }

  /** The number n of a table of 2^(n+1) entries. */
  private static int tableSize(Palette palette) {
    int size = 0;
    while (2 << size < palette.size()) {
      size++;
    }
    return size;
  }

  private static void put(Palette palette, ByteSink out) {
    for (int i = 0; i < 2 << tableSize(palette); i++) {
      int colour = palette.colour(i);
      out.put(colour >> 16);
      out.put(colour >> 8);
      out.put(colour);
    }
  }

  private static int tableBytes(int flags) {
    return (flags & HAS_TABLE) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private static void require(boolean condition, String problem) throws BadImage {
    if (!condition) {
      throw BadImage.malformed("GIF: " + problem);
    }
  }

  private int u8(int at) {
    return image[at] & 0xFF;
  }

  private int u16(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  /** The pixels of one picture. */
  private static final class Frame implements Canvas {
    private final Block block;
    private final byte[] indices;
    private final int[] rows;

    Frame(Block block, byte[] indices, boolean interlaced) {
      this.block = block;
      this.indices = indices;
      this.rows = new int[block.frame.height()];
      int stored = 0;
      for (int[] pass : interlaced ? PASSES : new int[][] {{0, 1}}) {
        for (int row = pass[0]; row < rows.length; row += pass[1]) {
          rows[row] = stored++;
        }
      }
    }

    private int place(int x, int y) {
      return rows[y] * width() + x;
    }

    @Override
    public int width() {
      return block.frame.width();
    }

    @Override
    public int height() {
      return block.frame.height();
    }

    @Override
    public Fill.Channels channels() {
      return Palette.CHANNELS;
    }

    @Override
    public boolean read(int x, int y, double[] colour) {
      int index = indices[place(x, y)] & 0xFF;
      return block.palette.read(index, colour) && index != block.clear;
    }

    @Override
    public void write(int x, int y, double[] colour, boolean flat) {
      indices[place(x, y)] = (byte) block.palette.index(colour, flat, block.clear);
    }
  }
}

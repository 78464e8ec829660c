// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.GifBlocks.Block;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cleans a GIF. The clean image is
 *
 * <pre>
 *   header, screen, global colour table, byte for byte
 *   application NETSCAPE2.0 or ANIMEXTS1.0     how often the animation runs, and nothing else
 *   application ICCRGBG1012                    the profile laundered, where there is a usable one
 *   application C2PA_GIF                       where a person keeps content credentials
 *   graphic control of 4 bytes                 of several before a picture the last
 *   picture                                    up to the end of its coded data
 *   end
 * </pre>
 *
 * in the order of the original. Comments, texts, all other extensions, and what follows the end go.
 * Codes behind the last pixel but before "end of information" can't be told from pixels without
 * decoding them, and stay.
 */
final class GifSanitizer implements Sanitizer {
  private static final ImageFormat FORMAT = new ImageFormat("gif", "image/gif", "gif");

  private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");
  private static final String PROFILE = "ICCRGBG1012";
  private static final String CREDENTIALS = "C2PA_GIF";

  private static final int CONTROL_BYTES = 4;

  /** Of a graphic control's flags; the others are reserved. */
  private static final int CONTROL_FLAGS = 0x1F;

  @Override
  public ImageFormat format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    return image.limit() >= 6
        && image.getInt(0) == 0x47494638 // GIF8
        && (image.get(4) == '7' || image.get(4) == '9')
        && image.get(5) == 'a';
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    return new Cleaning(image, options).run();
  }

  /** One image on its way. */
  private static final class Cleaning {
    private final ByteBuffer image;
    private final Options options;
    private final byte[] bytes;
    private final GifBlocks blocks;
    private final GifPixels pixels;
    private final Edits.Builder edits = new Edits.Builder();

    /** Stands before the next picture. */
    private Block control;

    Cleaning(ByteBuffer image, Options options) throws BadImage {
      this.image = image;
      this.options = options;
      this.bytes = bytes(image);
      this.blocks = GifBlocks.of(bytes);
      this.pixels = new GifPixels(bytes);
    }

    private static byte[] bytes(ByteBuffer image) {
      if (image.hasArray() && image.arrayOffset() == 0 && image.array().length == image.limit()) {
        return image.array();
      }
      byte[] bytes = new byte[image.limit()];
      image.get(0, bytes);
      return bytes;
    }

    Edits run() throws BadImage {
      List<Block> list = blocks.list();
      Block loop = last(list, true);
      Block profile = last(list, false);
      edits.keep(0, blocks.headerEnd());
      int pictures = 0;
      for (Block block : list) {
        if (block.label() == GifBlocks.PICTURE) {
          picture(block);
          pictures++;
        } else if (block.label() == GifBlocks.CONTROL && u8(block.subBlocks()) >= CONTROL_BYTES) {
          removeControl();
          control = block;
        } else if (block == loop) {
          loop(block);
        } else if (block == profile) {
          profile(block);
        } else if (options.keeps(Options.Keep.CONTENT_CREDENTIALS)
            && blocks.application(block).startsWith(CREDENTIALS)) {
          edits.keep(block.offset(), block.end() - block.offset());
          edits.kept(Carrier.CONTENT_CREDENTIALS);
        } else {
          edits.removed(carrier(block));
        }
      }
      if (pictures == 0) {
        throw BadImage.malformed("GIF: no picture");
      }
      removeControl();
      edits.put(image, blocks.end(), new byte[] {GifBlocks.END});
      if (blocks.isEnded() && blocks.end() + 1 < image.limit()) {
        edits.removed(Carrier.TRAILER);
      }
      return edits.build();
    }

    /** Decoders take the last number of runs, and the last profile. */
    private Block last(List<Block> list, boolean loop) {
      for (int i = list.size() - 1; i >= 0; i--) {
        Block block = list.get(i);
        if (loop ? isLoop(block) : blocks.application(block).equals(PROFILE)) {
          return block;
        }
      }
      return null;
    }

    /** Sub-blocks: eleven bytes of name, then 1 and u16. */
    private boolean isLoop(Block block) {
      int at = block.subBlocks() + 1 + GifBlocks.APPLICATION_NAME_BYTES;
      return LOOPS.contains(blocks.application(block)) && u8(at) >= 3 && bytes[at + 1] == 1;
    }

    private void loop(Block block) {
      int at = block.subBlocks() + 1 + GifBlocks.APPLICATION_NAME_BYTES;
      byte[] clean =
          ByteBuffer.allocate(3 + GifBlocks.APPLICATION_NAME_BYTES + 5)
              .put(bytes, block.offset(), 3 + GifBlocks.APPLICATION_NAME_BYTES)
              .put((byte) 3)
              .put(bytes, at + 1, 3)
              .array(); // and a sub-block of size 0
      put(block, clean, Carrier.APPLICATION_DATA);
    }

    private void profile(Block block) {
      int first = block.subBlocks() + 1 + GifBlocks.APPLICATION_NAME_BYTES;
      byte[] original = blocks.data(first, block.end());
      Optional<byte[]> profile =
          options.keeps(Options.Keep.ICC) ? Optional.of(original) : IccProfile.launder(original);
      if (profile.isEmpty()) {
        edits.removed(Carrier.ICC);
        return;
      }
      byte[] name = PROFILE.getBytes(StandardCharsets.US_ASCII);
      int size = profile.get().length;
      int parts = (size + GifBlocks.MAX_SUB_BLOCK_BYTES - 1) / GifBlocks.MAX_SUB_BLOCK_BYTES;
      ByteBuffer clean = ByteBuffer.allocate(3 + name.length + parts + size + 1);
      clean.put((byte) GifBlocks.EXTENSION).put((byte) GifBlocks.APPLICATION);
      clean.put((byte) name.length).put(name);
      for (int from = 0; from < size; from += GifBlocks.MAX_SUB_BLOCK_BYTES) {
        int part = Math.min(GifBlocks.MAX_SUB_BLOCK_BYTES, size - from);
        clean.put((byte) part).put(profile.get(), from, part);
      }
      edits.put(image, block.offset(), clean.array()).kept(Carrier.ICC);
    }

    private void picture(Block block) {
      if (control != null) {
        byte[] clean = {
          GifBlocks.EXTENSION, (byte) GifBlocks.CONTROL, CONTROL_BYTES, 0, 0, 0, 0, 0
        };
        System.arraycopy(bytes, control.subBlocks() + 1, clean, 3, CONTROL_BYTES);
        clean[3] &= CONTROL_FLAGS;
        put(control, clean, Carrier.TECHNICAL);
        control = null;
      }
      int first = block.subBlocks();
      long used = pixels.used(first, u8(first - 1));
      if (used < 0) {
        edits.keep(block.offset(), block.end() - block.offset());
        return;
      }
      // The sub-block that holds the last used byte, and how much of it is used.
      int last = first;
      while (used > GifBlocks.MAX_SUB_BLOCK_BYTES && bytes[last] == GifBlocks.FULL) {
        used -= GifBlocks.MAX_SUB_BLOCK_BYTES;
        last += 1 + GifBlocks.MAX_SUB_BLOCK_BYTES;
      }
      while (used > u8(last)) {
        used -= u8(last);
        last += 1 + u8(last);
      }
      edits.keep(block.offset(), last - block.offset());
      edits.put(image, last, new byte[] {(byte) used});
      edits.keep(last + 1, (int) used);
      edits.put(image, last + 1 + (int) used, new byte[1]);
      if (last + 2 + used < block.end()) {
        edits.removed(Carrier.TRAILER);
      }
    }

    private void removeControl() {
      if (control != null) {
        edits.removed(Carrier.TECHNICAL);
        control = null;
      }
    }

    /** Writes a block anew and notes what of it does not stay. */
    private void put(Block block, byte[] clean, Carrier carrier) {
      ByteBuffer original = image.slice(block.offset(), block.end() - block.offset());
      if (!original.equals(ByteBuffer.wrap(clean))) {
        edits.removed(carrier);
      }
      edits.put(image, block.offset(), clean);
    }

    private Carrier carrier(Block block) {
      return switch (block.label()) {
        case GifBlocks.COMMENT -> Carrier.COMMENT;
        case GifBlocks.PLAIN_TEXT -> Carrier.TEXT;
        case GifBlocks.CONTROL -> Carrier.TECHNICAL;
        default -> {
          String name = blocks.application(block);
          yield name.equals("XMP DataXMP")
              ? Carrier.XMP
              : name.equals(PROFILE)
                  ? Carrier.ICC
                  : name.startsWith(CREDENTIALS)
                      ? Carrier.CONTENT_CREDENTIALS
                      : Carrier.APPLICATION_DATA;
        }
      };
    }

    private int u8(int at) {
      return bytes[at] & 0xFF;
    }
  }
}

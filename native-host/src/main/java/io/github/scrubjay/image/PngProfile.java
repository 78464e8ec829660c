// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.PngChunks.Chunk;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The iCCP chunk of a PNG (W3C PNG, 11.3.2.3): a name, 0, method 0, and a profile as zlib stream.
 */
final class PngProfile {
  static final int ICCP = 0x69434350;
  static final int SRGB = 0x73524742; // sRGB

  /** What a profile is called in the clean image, and the method. */
  private static final byte[] NAME = {'i', 'c', 'c', 0, 0};

  /** Profiles of presses with large tables are of this order; those of screens have some kB. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Says sRGB in 13 bytes, with the usual intent (11.3.2.5). */
  private static final byte[] SRGB_CHUNK = PngChunks.chunk(SRGB, new byte[1]);

  private PngProfile() {}

  /** Whether a clean chunk says sRGB by itself. */
  static boolean isSrgb(byte[] chunk) {
    return Arrays.equals(chunk, SRGB_CHUNK);
  }

  /**
   * The whole clean chunk: the profile laundered, or as it was where the options keep it; sRGB as
   * the chunk that says so.
   *
   * @return empty when there is no profile that a decoder could use
   * @throws BadImage when the profile is too large to be looked at
   */
  static Optional<byte[]> clean(ByteBuffer image, Chunk chunk, Options options) throws BadImage {
    int end = chunk.data() + chunk.dataLength();
    int nameEnd = chunk.data();
    while (nameEnd < end && image.get(nameEnd) != 0) {
      nameEnd++;
    }
    if (nameEnd + 2 >= end || image.get(nameEnd + 1) != 0) {
      return Optional.empty();
    }
    Optional<byte[]> original = inflate(image.slice(nameEnd + 2, end - nameEnd - 2));
    Optional<byte[]> profile =
        options.keeps(Options.Keep.ICC) ? original : original.flatMap(IccProfile::launder);
    return profile.map(
        bytes ->
            !options.keeps(Options.Keep.ICC) && IccProfile.isSrgb(bytes)
                ? SRGB_CHUNK.clone()
                : PngChunks.chunk(ICCP, deflate(bytes)));
  }

  /** The profile; empty when the stream is broken. */
  private static Optional<byte[]> inflate(ByteBuffer stream) throws BadImage {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stream);
      ByteArrayOutputStream profile = new ByteArrayOutputStream();
      byte[] part = new byte[16 * 1024];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0) {
          return Optional.empty();
        }
        profile.write(part, 0, count);
        if (profile.size() > MAX_BYTES) {
          throw BadImage.tooLarge("PNG iCCP: profile of more than " + MAX_BYTES + " bytes");
        }
      }
      return Optional.of(profile.toByteArray());
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** Name, method and stream, always made in the same way. */
  private static byte[] deflate(byte[] profile) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(profile);
      deflater.finish();
      // zlib adds 5 bytes to each block of at least 16 kB that does not get smaller
      byte[] data = Arrays.copyOf(NAME, NAME.length + profile.length + profile.length / 1024 + 64);
      int length = deflater.deflate(data, NAME.length, data.length - NAME.length);
      return Arrays.copyOf(data, NAME.length + length);
    } finally {
      deflater.end();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Options.Keep;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.verify.PixelComparison;
import io.github.scrubjay.verify.Verifier;
import io.github.scrubjay.verify.VerifyFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One image through sanitizer and verifier. Whatever its bytes are, it is refused with a reason, or
 * its clean copy passes the verifier, is not changed by cleaning it again, and shows the same
 * pixels where decoders agree on damaged ones.
 */
public final class ImageTarget {
  private static final List<Options> OPTIONS =
      List.of(Options.DEFAULT, new Options(EnumSet.allOf(Keep.class)));

  private static final Verifier VERIFIER = new Verifier();

  /** Small pictures: time is for many of them. */
  private static final PixelComparison PIXELS = new PixelComparison(16L << 20);

  /**
   * Damaged pictures of other formats differ from one decoder to the next: behind a WebP's cut-off
   * data they read on, behind the code that ends a GIF's too, and some count a palette's colours
   * where others believe the header. Whole pictures are compared elsewhere.
   */
  private static final Set<String> COMPARED = Set.of("jpeg", "png");

  private static final int FURTHER_BYTES = 64 * 1024;
  private static final byte[] FURTHER = new byte[FURTHER_BYTES];

  static {
    new Random(1).nextBytes(FURTHER);
  }

  private ImageTarget() {}

  /** Called by the fuzzer, once for each input. */
  public static void fuzzerTestOneInput(byte[] image) {
    for (Options options : OPTIONS) {
      byte[] clean = clean(image, options);
      if (clean != null) {
        hold(image, clean, options);
      }
    }
  }

  /** The clean copy; {@code null} where the image is refused. */
  private static byte[] clean(byte[] image, Options options) {
    ByteBuffer original = ByteBuffer.wrap(image);
    try {
      Sanitizer sanitizer = Sanitizers.forImage(original);
      Edits edits = sanitizer.sanitize(original, options);
      byte[] clean = edits.apply(original);
      if (clean.length != edits.length()) {
        throw new AssertionError("edits of " + edits.length() + " bytes made " + clean.length);
      }
      VERIFIER.verify(clean, sanitizer.format(), options);
      return clean;
    } catch (BadImage | VerifyFailure refused) {
      return null;
    }
  }

  private static void hold(byte[] image, byte[] clean, Options options) {
    ByteBuffer once = ByteBuffer.wrap(clean);
    try {
      Sanitizer sanitizer = Sanitizers.forImage(once);
      if (!sanitizer.sanitize(once, options).isIdentity(once)) {
        throw new AssertionError("cleaning the clean copy changes it");
      }
      String format = sanitizer.format().name();
      if (!COMPARED.contains(format)) {
        return;
      }
      PixelComparison.Result pixels = PIXELS.compare(image, clean, format);
      if (pixels.outcome() == PixelComparison.Outcome.DIFFERENT
          && !readsPastTheEnd(clean, format)) {
        throw new AssertionError("other pixels: " + pixels.detail());
      }
    } catch (BadImage refused) {
      throw new AssertionError("the clean copy is refused: " + refused.getMessage(), refused);
    }
  }

  /**
   * Where coded pixels are cut off, some decoders read on in whatever follows: then bytes behind
   * the end of the clean copy change what they show. The command line refuses such an image.
   */
  private static boolean readsPastTheEnd(byte[] clean, String format) {
    byte[] longer = Arrays.copyOf(clean, clean.length + FURTHER_BYTES);
    System.arraycopy(FURTHER, 0, longer, clean.length, FURTHER_BYTES);
    return PIXELS.compare(clean, longer, format).outcome() != PixelComparison.Outcome.SAME;
  }
}

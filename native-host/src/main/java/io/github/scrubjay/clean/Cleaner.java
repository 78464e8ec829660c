// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.image.ImageFormat;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.image.Sanitizer;
import io.github.scrubjay.image.Sanitizers;
import io.github.scrubjay.inspect.Finding;
import io.github.scrubjay.inspect.Inspector;
import io.github.scrubjay.verify.VerifyFailure;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The way of one image: recognise, sanitize, inspect the original, verify the result. Inspection
 * and verification read with libraries that were not written for hostile input, so both run on
 * threads of their own with a time limit. An inspection that fails costs its findings only; a
 * verification that fails refuses the image.
 *
 * <p>Safe for use by several threads.
 */
public final class Cleaner {
  /** A hundred times what a large photo takes on a slow machine. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

  /** Encoding anew takes longer than reading, and a person asked for it. */
  private static final int REENCODING_TIMES = 2;

  /** The code that is not trusted to end. */
  interface Readers {
    List<Finding> inspect(ByteBuffer original, ImageFormat format);

    void verify(byte[] clean, ImageFormat format, Options options) throws VerifyFailure;
  }

  private final Duration limit;
  private final Readers readers;
  private final Workers workers = new Workers();

  public Cleaner() {
    this(DEFAULT_LIMIT);
  }

  /**
   * @param limit how long the readers may work on one image
   */
  public Cleaner(Duration limit) {
    this(limit, new LibraryReaders());
  }

  Cleaner(Duration limit, Readers readers) {
    this.limit = limit;
    this.readers = readers;
  }

  /**
   * Cleans one image.
   *
   * @param image the whole image; not changed, and must not be changed by others meanwhile
   * @throws BadImage when the image is refused
   * @throws VerifyFailure when the result still held something that must not be in it
   * @throws TimeLimit when the result could not be verified in time, or this thread is interrupted
   */
  public Cleaning clean(byte[] image, Options options) throws BadImage, VerifyFailure, TimeLimit {
    return clean(image, options, true);
  }

  /**
   * Cleans one image without saying what the original would reveal, which takes half the time.
   *
   * @throws BadImage when the image is refused
   * @throws VerifyFailure when the result still held something that must not be in it
   * @throws TimeLimit when the result could not be verified in time, or this thread is interrupted
   */
  public Cleaning cleanOnly(byte[] image, Options options)
      throws BadImage, VerifyFailure, TimeLimit {
    return clean(image, options, false);
  }

  private Cleaning clean(byte[] image, Options options, boolean inspect)
      throws BadImage, VerifyFailure, TimeLimit {
    ByteBuffer original = ByteBuffer.wrap(image);
    Sanitizer sanitizer = Sanitizers.forImage(original);
    ImageFormat format = sanitizer.format();
    Edits plan = sanitizer.sanitize(original, options);
    Edits edits = options.reencode() ? reencode(plan, original, sanitizer, options) : plan;

    Workers.Work<List<Finding>> inspection = inspect ? inspection(original, format) : null;
    byte[] clean = edits.isIdentity(original) ? image : edits.apply(original);
    Workers.Work<Void> verification =
        workers.start(
            "verifier",
            () -> {
              readers.verify(clean, format, options);
              return null;
            },
            limit);
    MessageDigest digest = sha256();
    digest.update(clean);
    try {
      await(verification);
    } catch (VerifyFailure | TimeLimit e) {
      if (inspect) {
        inspection.leave();
      }
      throw e;
    }
    return new Cleaning(
        format,
        edits,
        HexFormat.of().formatHex(digest.digest()),
        clean.length,
        inspect ? findings(inspection) : List.of());
  }

  /**
   * Says what an image would reveal, without cleaning it.
   *
   * @throws BadImage when the image is of no format that can be read
   */
  public Inspection inspect(byte[] image) throws BadImage {
    ByteBuffer original = ByteBuffer.wrap(image);
    ImageFormat format = Sanitizers.forImage(original).format();
    return new Inspection(format, image.length, findings(inspection(original, format)));
  }

  /**
   * How many threads were given up and still run. They hold memory and processor time for ever; a
   * host with several of them should end after its answer.
   */
  public int stuckThreads() {
    return workers.stuck();
  }

  /**
   * Decoded and encoded again. The decoder only sees what the sanitizer passed, and what the
   * encoder wrote goes through the sanitizer like any other image.
   */
  private Edits reencode(Edits plan, ByteBuffer original, Sanitizer sanitizer, Options options)
      throws BadImage, TimeLimit {
    byte[] clean = plan.apply(original);
    Workers.Work<byte[]> encoding =
        workers.start(
            "encoder",
            () -> Reencoding.of(clean, sanitizer.format()),
            limit.multipliedBy(REENCODING_TIMES));
    try {
      ByteBuffer encoded = ByteBuffer.wrap(encoding.result());
      return whole(sanitizer.sanitize(encoded, options).apply(encoded), plan);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadImage refusal) {
        throw refusal;
      }
      throw BadImage.unsupported(
          "re-encoding: the decoder gave up: " + e.getCause().getClass().getSimpleName());
    }
  }

  /** Edits that keep nothing of the original; they report what the plan found in it. */
  private static Edits whole(byte[] clean, Edits plan) {
    Edits.Builder edits = new Edits.Builder().insert(clean);
    plan.removed().forEach(edits::removed);
    plan.kept().forEach(edits::kept);
    return edits.build();
  }

  private Workers.Work<List<Finding>> inspection(ByteBuffer original, ImageFormat format) {
    return workers.start("inspector", () -> readers.inspect(original.duplicate(), format), limit);
  }

  private static List<Finding> findings(Workers.Work<List<Finding>> inspection) {
    try {
      return inspection.result();
    } catch (TimeLimit e) {
      return List.of(Inspector.unreadable("took too long"));
    } catch (ExecutionException e) {
      return List.of(Inspector.unreadable(e.getCause().getClass().getSimpleName()));
    }
  }

  private static void await(Workers.Work<Void> verification) throws VerifyFailure, TimeLimit {
    try {
      verification.result();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VerifyFailure failure) {
        throw failure;
      }
      throw new VerifyFailure("verifier: " + e.getCause().getClass().getSimpleName(), e.getCause());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Cleans images of its own on a background thread, so that the first real one meets readers that
   * are loaded and code that is compiled. Returns at once; an image that comes earlier is cleaned
   * all the same.
   *
   * @param idle whether nobody waits for this process yet; the rest is left out when somebody does
   * @param more run with an image's bytes before it is cleaned: what else should be compiled
   */
  public static void warmUp(BooleanSupplier idle, Consumer<byte[]> more) {
    Thread thread = new Thread(null, new WarmUp(idle, more)::run, "warm-up", Workers.STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }
}

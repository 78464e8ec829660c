// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire;

import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.image.Carrier;
import io.github.scrubjay.image.Edits;
import io.github.scrubjay.wire.message.Answer;
import io.github.scrubjay.wire.message.Report;
import io.github.scrubjay.wire.message.Result;
import io.github.scrubjay.wire.message.ResultBegin;
import io.github.scrubjay.wire.message.ResultChunk;
import io.github.scrubjay.wire.message.ResultEnd;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Sends a clean image the shorter way: as edits, or in chunks where the edits are too many. */
final class ResultSender {
  /**
   * Leaves room in a frame of {@link Frames#MAX_BYTES} for 200 findings of 300 characters each and
   * for 96 KiB of pictures in them.
   */
  private static final long EDITS_JSON_BYTES = 500_000;

  /** {@code [67108863,67108863],} */
  private static final int KEEP_JSON_BYTES = 20;

  private final Consumer<Answer> out;
  private final WireLimits limits;

  ResultSender(Consumer<Answer> out, WireLimits limits) {
    this.out = out;
    this.limits = limits;
  }

  void send(long id, byte[] original, Cleaning cleaning) {
    send(id, original, cleaning, cleaning.edits(), null);
  }

  /**
   * Sends a redacted image, whole: the browser does not hold the bytes that were cleaned.
   *
   * @param redacted what was cleaned
   */
  void sendRedacted(long id, byte[] redacted, Cleaning cleaning, Report.Covered covered) {
    Edits edits = cleaning.edits();
    Edits.Builder whole = new Edits.Builder().insert(edits.apply(ByteBuffer.wrap(redacted)));
    edits.removed().forEach(whole::removed);
    edits.kept().forEach(whole::kept);
    send(id, redacted, cleaning, whole.build(), covered);
  }

  private void send(
      long id, byte[] original, Cleaning cleaning, Edits edits, Report.Covered covered) {
    Report report =
        new Report(
            id,
            cleaning.format(),
            edits.length(),
            cleaning.sha256(),
            wireNames(edits.removed()),
            wireNames(edits.kept()),
            cleaning.findings(),
            covered);
    if (jsonBytes(edits) <= EDITS_JSON_BYTES) {
      out.accept(new Result(report, edits));
    } else {
      sendChunks(report, ByteBuffer.wrap(edits.apply(ByteBuffer.wrap(original))));
    }
  }

  private void sendChunks(Report report, ByteBuffer clean) {
    int chunkBytes = limits.chunkBytes();
    int chunks = (clean.remaining() + chunkBytes - 1) / chunkBytes;
    out.accept(new ResultBegin(report, chunks));
    for (int index = 0; index < chunks; index++) {
      int offset = index * chunkBytes;
      ByteBuffer data = clean.slice(offset, Math.min(chunkBytes, clean.limit() - offset));
      out.accept(new ResultChunk(report.id(), index, data));
    }
    out.accept(new ResultEnd(report.id(), report.sha256()));
  }

  private static long jsonBytes(Edits edits) {
    long bytes = 0;
    for (Edits.Edit edit : edits.list()) {
      bytes += edit instanceof Edits.Keep ? KEEP_JSON_BYTES : edit.length() * 4L / 3 + 8;
    }
    return bytes;
  }

  private static List<String> wireNames(Set<Carrier> carriers) {
    return carriers.stream().map(Carrier::wireName).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.wire.ProtocolError;
import java.util.EnumSet;

/**
 * Opens a job.
 *
 * @param bytes size of the image that follows, at least 1
 */
public record CleanBegin(long id, long bytes, Options options) implements ImageBegin {
  static final String TYPE = "clean.begin";

  static CleanBegin read(Fields fields) throws ProtocolError {
    long bytes = fields.number("bytes");
    if (bytes < 1) {
      throw fields.bad("bytes must be at least 1");
    }
    return new CleanBegin(fields.id(), bytes, options(fields));
  }

  /** What a person chose to keep. */
  static Options options(Fields fields) throws ProtocolError {
    EnumSet<Options.Keep> keep = EnumSet.noneOf(Options.Keep.class);
    for (Object name : fields.list("options.keep")) {
      keep.add(keep(fields, name));
    }
    return new Options(keep, fields.flag("options.reencode"));
  }

  private static Options.Keep keep(Fields fields, Object name) throws ProtocolError {
    for (Options.Keep keep : Options.Keep.values()) {
      if (keep.wireName().equals(name)) {
        return keep;
      }
    }
    throw fields.bad("options.keep holds an unknown name");
  }
}

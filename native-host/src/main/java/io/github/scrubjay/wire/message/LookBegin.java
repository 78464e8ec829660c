// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.vision.Subject;
import io.github.scrubjay.wire.ProtocolError;
import java.util.EnumSet;
import java.util.Set;

/**
 * Opens a job that looks for things in a picture.
 *
 * @param bytes size of the image that follows, at least 1
 * @param want what to look for, as far as this host knows the names; may be empty
 * @param thorough whether it may take several times as long
 */
public record LookBegin(long id, long bytes, Set<Subject> want, boolean thorough)
    implements ImageBegin {
  static final String TYPE = "look.begin";

  static LookBegin read(Fields fields) throws ProtocolError {
    long bytes = fields.number("bytes");
    if (bytes < 1) {
      throw fields.bad("bytes must be at least 1");
    }
    EnumSet<Subject> want = EnumSet.noneOf(Subject.class);
    for (Object name : fields.list("want")) {
      if (!(name instanceof String text)) {
        throw fields.bad("want holds what is no name");
      }
      Subject.of(text).ifPresent(want::add); // names of tomorrow are no mistake
    }
    return new LookBegin(fields.id(), bytes, want, fields.flag("thorough"));
  }
}

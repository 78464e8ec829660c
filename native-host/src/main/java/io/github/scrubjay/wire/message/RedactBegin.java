// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.vision.Box;
import io.github.scrubjay.vision.redact.Style;
import io.github.scrubjay.wire.ProtocolError;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens a job that covers places in a picture for good.
 *
 * @param bytes size of the image that follows, at least 1
 * @param options what of the metadata stays
 * @param regions what to cover, in pixels as shown; at least one
 * @param style what stands there then
 */
public record RedactBegin(long id, long bytes, Options options, List<Box> regions, Style style)
    implements ImageBegin {
  static final String TYPE = "redact.begin";

  static RedactBegin read(Fields fields) throws ProtocolError {
    long bytes = fields.number("bytes");
    if (bytes < 1) {
      throw fields.bad("bytes must be at least 1");
    }
    List<Box> regions = new ArrayList<>();
    for (Object region : fields.list("regions")) {
      regions.add(box(fields, region));
    }
    if (regions.isEmpty()) {
      throw fields.bad("regions must hold at least one box");
    }
    Style style = Style.of(fields.text("style")).orElseThrow(() -> fields.bad("style is unknown"));
    return new RedactBegin(fields.id(), bytes, CleanBegin.options(fields), regions, style);
  }

  private static Box box(Fields fields, Object region) throws ProtocolError {
    if (region instanceof List<?> numbers && numbers.size() == 4) {
      int[] box = new int[4];
      boolean whole = true;
      for (int i = 0; i < box.length; i++) {
        whole &= numbers.get(i) instanceof Long number && number >= 0 && number <= 1 << 30;
        box[i] = whole ? ((Long) numbers.get(i)).intValue() : 0;
      }
      if (whole && box[2] > 0 && box[3] > 0) {
        return new Box(box[0], box[1], box[2], box[3]);
      }
    }
    throw fields.bad("a region must be [x, y, width, height] in whole pixels, not empty");
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.vision.Box;
import java.util.Arrays;
import java.util.List;

/**
 * Redacts a JPEG in its coefficients: the blocks of each MCU that a box touches are set, all others
 * stay exactly as they are. Nothing is decoded to pixels and encoded again.
 */
final class JpegRedactor {
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final int TRANSFORM = 11; // offset in Adobe's segment

  private final JpegFile file;
  private final boolean[] touched;
  private final double[] colour;
  private final BlockTransform transform = new BlockTransform();

  private JpegRedactor(JpegFile file) {
    this.file = file;
    this.touched = new boolean[file.mcusAcross() * file.mcusDown()];
    this.colour = new double[file.components().size()];
  }

  /**
   * The redacted JPEG.
   *
   * @param image as the sanitizer leaves it
   * @param orientation which way up it is shown
   * @param memory bytes that its coefficients may take, twice
   */
  static Painted redact(byte[] image, List<Box> boxes, int orientation, Style style, long memory)
      throws BadImage {
    JpegFile file = JpegFile.read(image, memory);
    JpegRedactor redactor = new JpegRedactor(file);
    List<Box> coded = Placement.coded(boxes, orientation, file.width(), file.height());
    redactor.cover(coded, style);
    byte[] redacted = file.write();
    if (!JpegFile.read(redacted, memory).sameAs(file)) {
      throw BadImage.unsupported("JPEG: the redacted picture can't be read back as it was written");
    }
    // Decoders blend chroma over the edges of MCUs, and guess what unfinished scans lack from
    // blocks nearby.
    int reach = file.isComplete() ? 1 : 3;
    return new Painted(
        redacted, "jpeg", coded, reach * file.mcuWidth(), reach * file.mcuHeight(), true);
  }

  private void cover(List<Box> boxes, Style style) {
    List<Box> areas = boxes.stream().map(this::mcus).toList();
    for (Box area : areas) {
      for (int row = area.y(); row < area.bottom(); row++) {
        for (int column = area.x(); column < area.right(); column++) {
          touched[row * file.mcusAcross() + column] = true;
        }
      }
    }
    Fill.Channels channels = channels();
    // All fills first: none may be made of what another one has written.
    List<Fill> fills =
        areas.stream()
            .map(area -> new Fill(style, pixels(area), file.mcuWidth(), this::mean, channels))
            .toList();
    for (int i = 0; i < areas.size(); i++) {
      fill(areas.get(i), fills.get(i));
    }
  }

  /** The MCUs that a box touches, in MCUs. */
  private Box mcus(Box box) {
    int x = box.x() / file.mcuWidth();
    int y = box.y() / file.mcuHeight();
    int right = (box.right() - 1) / file.mcuWidth() + 1;
    int bottom = (box.bottom() - 1) / file.mcuHeight() + 1;
    return new Box(x, y, right - x, bottom - y);
  }

  private Box pixels(Box area) {
    return new Box(
        area.x() * file.mcuWidth(),
        area.y() * file.mcuHeight(),
        area.width() * file.mcuWidth(),
        area.height() * file.mcuHeight());
  }

  /** The means of the MCUs that a strip touches and no box does: of their first coefficients. */
  private double[] mean(int x, int y, int width, int height) {
    double[] sums = new double[file.components().size()];
    int[] blocks = new int[sums.length];
    int left = Math.max(0, Math.floorDiv(x, file.mcuWidth()));
    int top = Math.max(0, Math.floorDiv(y, file.mcuHeight()));
    int right = Math.min(file.mcusAcross() - 1, Math.floorDiv(x + width - 1, file.mcuWidth()));
    int bottom = Math.min(file.mcusDown() - 1, Math.floorDiv(y + height - 1, file.mcuHeight()));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        if (!touched[row * file.mcusAcross() + column]) {
          add(column, row, sums, blocks);
        }
      }
    }
    if (blocks[0] == 0) {
      return null;
    }
    int middle = 1 << file.precision() - 1;
    for (int i = 0; i < sums.length; i++) {
      int step = file.components().get(i).quantization[0];
      double mean = sums[i] / blocks[i] * step / BlockTransform.SIDE + middle;
      sums[i] = Math.max(0, Math.min(2 * middle - 1, mean));
    }
    return sums;
  }

  private void add(int column, int row, double[] sums, int[] blocks) {
    for (int i = 0; i < sums.length; i++) {
      JpegComponent component = file.components().get(i);
      for (int y = 0; y < component.down; y++) {
        for (int x = 0; x < component.across; x++) {
          int at = component.block(column * component.across + x, row * component.down + y);
          sums[i] += component.coefficients[at];
          blocks[i]++;
        }
      }
    }
  }

  private void fill(Box area, Fill fill) {
    for (int i = 0; i < file.components().size(); i++) {
      JpegComponent component = file.components().get(i);
      int right = area.right() * component.across;
      int bottom = area.bottom() * component.down;
      for (int row = area.y() * component.down; row < bottom; row++) {
        for (int column = area.x() * component.across; column < right; column++) {
          fillBlock(component, i, column, row, fill);
        }
      }
    }
  }

  private void fillBlock(JpegComponent component, int index, int column, int row, Fill fill) {
    int middle = 1 << file.precision() - 1;
    int at = component.block(column, row);
    if (fill.isFlat()) {
      double sample = fill.colour()[index];
      boolean edge = sample == 0 || sample == 2 * middle - 1;
      BlockTransform.writeFlat(sample - middle, edge, component, at);
    } else {
      double[] samples = transform.samples;
      double stepX = (double) file.mcuWidth() / (component.across * BlockTransform.SIDE);
      double stepY = (double) file.mcuHeight() / (component.down * BlockTransform.SIDE);
      for (int i = 0; i < samples.length; i++) {
        double x = (column * BlockTransform.SIDE + i % BlockTransform.SIDE + 0.5) * stepX;
        double y = (row * BlockTransform.SIDE + i / BlockTransform.SIDE + 0.5) * stepY;
        fill.at(x, y, colour);
        samples[i] = colour[index] - middle;
      }
      transform.write(component, at);
    }
  }

  /**
   * What black is in this JPEG, decided as decoders do (JFIF; Adobe TN 5116; libjpeg's
   * default_decompress_parms where neither speaks).
   */
  private Fill.Channels channels() {
    int count = file.components().size();
    int most = (1 << file.precision()) - 1;
    double middle = 1 << file.precision() - 1;
    int adobe = file.segment(APP14);
    int transform = adobe < 0 ? -1 : file.u8(adobe + TRANSFORM);
    double[] black = new double[count];
    double[] grey = new double[count];
    boolean[] bright = new boolean[count];
    Arrays.fill(grey, middle);
    Arrays.fill(bright, true);
    boolean luma = count == 3 && !isRgb(transform) || count == 4 && transform == 2;
    if (luma) {
      black[1] = middle;
      black[2] = middle;
      bright[1] = false;
      bright[2] = false;
    }
    if (count == 4) {
      bright[3] = false;
      if (adobe < 0) {
        Arrays.fill(black, most); // ink, which Adobe counts the other way round
      } else if (luma) {
        black[0] = most; // of the inks' complement
      }
    }
    return new Fill.Channels(black, grey, bright, most);
  }

  private boolean isRgb(int transform) {
    if (file.segment(APP0) >= 0) {
      return false;
    }
    List<JpegComponent> components = file.components();
    return transform == 0
        || transform < 0
            && components.get(0).id == 'R'
            && components.get(1).id == 'G'
            && components.get(2).id == 'B';
  }
}

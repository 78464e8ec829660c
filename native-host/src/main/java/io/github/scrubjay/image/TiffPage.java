// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.TiffFile.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What stays of one page of a TIFF: the fields of {@link TiffTags} and the strips or tiles of the
 * picture. Written as directory, values that don't fit into it in the order of their tags, strips.
 */
final class TiffPage {
  private static final int UNCOMPRESSED = 1;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;
  private static final int YCBCR = 6;
  private static final int SEPARATE_PLANES = 2;

  /** Of NewSubfileType: a page of several, a mask. A smaller copy of another page does not stay. */
  private static final int REDUCED = 1;

  private static final int KEPT_SUBFILE_TYPES = 6;
  private static final int MASK = 4;

  /** Rows or columns; real tiles have some hundreds. */
  private static final int MAX_TILE = 1 << 20;

  private static final int JPEG_PROCESS = 512;
  private static final int SUBSAMPLING = 530;
  private static final int Q_TABLE_BYTES = 64;

  private record Field(int type, long count, byte[] value) {}

  private final ByteBuffer image;
  private final TiffFile file;
  private final Options options;
  private final Map<Integer, Entry> entries = new TreeMap<>();
  private final Map<Integer, Field> fields = new TreeMap<>();
  private final Map<Integer, List<Integer>> pointers = new TreeMap<>();
  private final List<Edits> segments = new ArrayList<>();
  private final Set<Carrier> removed = EnumSet.noneOf(Carrier.class);
  private final Set<Carrier> kept = EnumSet.noneOf(Carrier.class);
  private long sourceBytes;

  private TiffPage(ByteBuffer image, TiffFile file, List<Entry> list, Options options) {
    this.image = image;
    this.file = file;
    this.options = options;
    list.forEach(entry -> entries.put(entry.tag(), entry));
  }

  /**
   * Decides what stays of a page.
   *
   * @throws BadImage where the picture's parts can't all be found, or it is camera raw
   */
  static TiffPage of(ByteBuffer image, TiffFile file, List<Entry> list, Options options)
      throws BadImage {
    TiffPage page = new TiffPage(image, file, list, options);
    page.refuseCameraRaw();
    return page;
  }

  /** Whether this is a smaller copy of another page. */
  boolean isReduced() throws BadImage {
    return (number(TiffTags.NEW_SUBFILE_TYPE, 0) & REDUCED) != 0;
  }

  boolean hasSubDirectories() {
    return entries.containsKey(TiffTags.SUB_DIRECTORIES);
  }

  Set<Carrier> removed() {
    return removed;
  }

  Set<Carrier> kept() {
    return kept;
  }

  /**
   * Bytes of the original that this page's directory, values and picture take, padding included.
   */
  long sourceBytes() {
    return sourceBytes;
  }

  private void refuseCameraRaw() throws BadImage {
    boolean raw =
        CameraRaw.isSensorData(
            number(TiffTags.PHOTOMETRIC, 0), number(TiffTags.COMPRESSION, UNCOMPRESSED));
    for (int tag : CameraRaw.TAGS) {
      raw |= entries.containsKey(tag);
    }
    Entry sub = entries.get(TiffTags.SUB_DIRECTORIES);
    for (int i = 0; sub != null && sub.at() >= 0 && i < Math.min(sub.count(), 16); i++) {
      for (Entry entry : file.sideDirectory(file.number(sub, i))) {
        boolean photometric = entry.tag() == TiffTags.PHOTOMETRIC;
        boolean compression = entry.tag() == TiffTags.COMPRESSION;
        if ((photometric || compression) && entry.at() >= 0 && entry.count() > 0) {
          long value = file.number(entry, 0);
          raw |= CameraRaw.isSensorData(photometric ? value : 0, compression ? value : 0);
        }
      }
    }
    if (raw) {
      throw RefusedFormat.cameraRaw();
    }
  }

  /** Reads the fields and finds the picture. */
  void read() throws BadImage {
    long width = number(TiffTags.WIDTH, 0);
    long height = number(TiffTags.HEIGHT, 0);
    if (width <= 0 || height <= 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw BadImage.malformed("TIFF: " + width + " x " + height + " pixels");
    }
    if (width * height > Limits.PIXELS) {
      throw BadImage.tooLarge("TIFF: " + width * height + " pixels, limit " + Limits.PIXELS);
    }
    int samples = (int) Math.min(number(TiffTags.SAMPLES_PER_PIXEL, 1), 1000);
    int bits = (int) Math.min(number(TiffTags.BITS_PER_SAMPLE, 1), 1000);
    for (Entry entry : entries.values()) {
      if (TiffTags.isUnreadable(entry)) {
        throw BadImage.malformed(
            "TIFF: field "
                + entry.tag()
                + " is of type "
                + entry.type()
                + ", must be whole numbers");
      }
      sourceBytes += valueBytes(entry);
      long count = TiffTags.keptValues(entry, samples, bits);
      if (count > 0) {
        fields.put(entry.tag(), new Field(entry.type(), count, file.bytes(entry, count)));
      }
    }
    sourceBytes += file.directoryBytes(entries.size());
    picture(width, height, samples);
    metadata();
    for (Entry entry : entries.values()) {
      boolean isPointer = pointers.containsKey(entry.tag());
      if (!fields.containsKey(entry.tag()) && !isPointer && !isNeutral(entry)) {
        removed.add(TiffTags.carrier(entry));
      }
    }
  }

  /** A field that says what goes without saying. */
  private boolean isNeutral(Entry entry) throws BadImage {
    return switch (entry.tag()) {
      case TiffTags.NEW_SUBFILE_TYPE -> true;
      case TiffTags.ORIENTATION -> number(TiffTags.ORIENTATION, 1) == Orientation.UPRIGHT;
      default -> false;
    };
  }

  private long valueBytes(Entry entry) {
    long bytes = entry.at() < 0 ? 0 : entry.count() * TiffFile.typeBytes(entry.type());
    return bytes <= file.inlineBytes() ? 0 : even(bytes);
  }

  private void metadata() throws BadImage {
    long kind = number(TiffTags.NEW_SUBFILE_TYPE, 0) & KEPT_SUBFILE_TYPES;
    boolean jpeg = number(TiffTags.COMPRESSION, UNCOMPRESSED) == JPEG;
    if (kind != 0 || jpeg) {
      // Some readers take a JPEG that does not say it is the picture itself for a smaller copy.
      kind = jpeg ? kind & MASK : kind;
      fields.put(TiffTags.NEW_SUBFILE_TYPE, numberField(TiffFile.LONG, kind));
    }
    long orientation = number(TiffTags.ORIENTATION, 1);
    if (orientation >= 2 && orientation <= 8 && options.keeps(Options.Keep.ORIENTATION)) {
      fields.put(TiffTags.ORIENTATION, numberField(TiffFile.SHORT, orientation));
      kept.add(Carrier.ORIENTATION);
    }
    byte[] date = text(TiffTags.DATE_TIME, KeptExif.DATE_BYTES);
    if (options.keeps(Options.Keep.DATE) && KeptExif.date(date) != null) {
      text(TiffTags.DATE_TIME, date, Carrier.TIME);
    }
    byte[] notice = KeptExif.notice(text(TiffTags.COPYRIGHT, KeptExif.COPYRIGHT_BYTES));
    if (options.keeps(Options.Keep.COPYRIGHT) && notice != null) {
      text(TiffTags.COPYRIGHT, notice, Carrier.COPYRIGHT);
    }
    Entry credentials = entries.get(TiffTags.CREDENTIALS);
    if (options.keeps(Options.Keep.CONTENT_CREDENTIALS) && isBytes(credentials)) {
      put(TiffTags.CREDENTIALS, file.bytes(credentials, credentials.count()));
      kept.add(Carrier.CONTENT_CREDENTIALS);
    }
    Entry icc = entries.get(TiffTags.ICC);
    if (isBytes(icc)) {
      byte[] original = file.bytes(icc, icc.count());
      Optional<byte[]> profile =
          options.keeps(Options.Keep.ICC) ? Optional.of(original) : IccProfile.launder(original);
      if (profile.isPresent()) {
        put(TiffTags.ICC, profile.get());
        kept.add(Carrier.ICC);
      }
    }
  }

  private static boolean isBytes(Entry entry) {
    return entry != null
        && entry.at() >= 0
        && entry.count() > 0
        && TiffFile.typeBytes(entry.type()) == 1;
  }

  private void put(int tag, byte[] bytes) {
    fields.put(tag, new Field(TiffFile.UNDEFINED, bytes.length, bytes));
  }

  private byte[] text(int tag, int most) {
    Entry entry = entries.get(tag);
    return isBytes(entry) && entry.count() <= most ? file.bytes(entry, entry.count()) : null;
  }

  private void text(int tag, byte[] text, Carrier carrier) {
    fields.put(tag, new Field(TiffFile.ASCII, text.length, text));
    kept.add(carrier);
  }

  private Field numberField(int type, long value) {
    ByteBuffer bytes = ByteBuffer.allocate(TiffFile.typeBytes(type)).order(file.order());
    return new Field(
        type,
        1,
        type == TiffFile.SHORT
            ? bytes.putShort((short) value).array()
            : bytes.putInt((int) value).array());
  }

  private void picture(long width, long height, int samples) throws BadImage {
    boolean tiled = entries.containsKey(TiffTags.TILE_WIDTH);
    long columns = tiled ? number(TiffTags.TILE_WIDTH, 0) : width;
    long rows = tiled ? number(TiffTags.TILE_HEIGHT, 0) : number(TiffTags.ROWS_PER_STRIP, height);
    if (columns <= 0 || rows <= 0 || tiled && (columns > MAX_TILE || rows > MAX_TILE)) {
      throw BadImage.malformed("TIFF: strips or tiles without pixels, or of too many");
    }
    boolean separate = number(TiffTags.PLANAR, 1) == SEPARATE_PLANES;
    long expected = parts(width, columns) * parts(height, rows) * (separate ? samples : 1);
    Entry offsets = entries.get(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
    Entry counts = entries.get(tiled ? TiffTags.TILE_BYTE_COUNTS : TiffTags.STRIP_BYTE_COUNTS);
    int compression = (int) number(TiffTags.COMPRESSION, UNCOMPRESSED);
    long rowBytes = uncompressedRow(compression, columns, samples);
    if (offsets == null || counts == null && rowBytes < 0) {
      throw BadImage.malformed("TIFF: no offsets or sizes of strips or tiles");
    }
    if (offsets.count() < expected || counts != null && counts.count() < expected) {
      throw BadImage.malformed("TIFF: fewer strips or tiles than the picture has");
    }
    file.count(expected);
    if (offsets.count() > expected) {
      removed.add(Carrier.SECOND_IMAGE);
    }
    List<long[]> ranges = new ArrayList<>();
    long strips = parts(height, rows);
    for (int i = 0; i < expected; i++) {
      long rowsHere = tiled ? rows : Math.min(rows, height - i % strips * rows);
      long exact = rowBytes < 0 ? Long.MAX_VALUE : rowBytes * rowsHere;
      long length = counts == null ? exact : file.number(counts, i);
      if (length > exact) {
        removed.add(Carrier.PADDING);
        sourceBytes += length - exact;
        length = exact;
      }
      long offset = file.number(offsets, i);
      if (length < 0 || length > 0 && (offset < 0 || offset > image.limit() - length)) {
        throw BadImage.malformed("TIFF: a strip or tile outside the file");
      }
      ranges.add(new long[] {offset, length});
    }
    int offsetsTag = offsets.tag();
    int countsTag = tiled ? TiffTags.TILE_BYTE_COUNTS : TiffTags.STRIP_BYTE_COUNTS;
    if (compression == OLD_JPEG) {
      oldJpeg(offsetsTag, countsTag, ranges, samples);
      return;
    }
    if (compression == JPEG) {
      tables();
    }
    for (long[] range : ranges) {
      segment(offsetsTag, range, compression == JPEG);
    }
    byteCounts(countsTag);
  }

  /** The size of a row where pixels are not compressed; -1 where it can't be told. */
  private long uncompressedRow(int compression, long columns, int samples) throws BadImage {
    Entry bits = entries.get(TiffTags.BITS_PER_SAMPLE);
    boolean separate = number(TiffTags.PLANAR, 1) == SEPARATE_PLANES;
    if (compression != UNCOMPRESSED || number(TiffTags.PHOTOMETRIC, 0) == YCBCR) {
      return -1;
    }
    long depth = number(TiffTags.BITS_PER_SAMPLE, 1);
    for (int i = 1; bits != null && i < Math.min(bits.count(), samples); i++) {
      if (file.number(bits, i) != depth) {
        return -1;
      }
    }
    return depth <= 0 || depth > 64 ? -1 : (columns * depth * (separate ? 1 : samples) + 7) / 8;
  }

  private static long parts(long size, long part) {
    return (size + part - 1) / part;
  }

  private void segment(int offsetsTag, long[] range, boolean jpeg) throws BadImage {
    int offset = (int) range[0];
    int length = (int) range[1];
    sourceBytes += length;
    Edits.Builder edits = new Edits.Builder();
    if (jpeg && length > 0) {
      Edits clean = TiffJpeg.picture(image.slice(offset, length));
      removed.addAll(clean.removed());
      edits.append(clean, offset);
    } else if (length > 0) {
      edits.keep(offset, length);
    }
    pointers.computeIfAbsent(offsetsTag, tag -> new ArrayList<>()).add(segments.size());
    segments.add(edits.build());
  }

  private void byteCounts(int tag) {
    long[] lengths = segments.stream().mapToLong(Edits::length).toArray();
    fields.put(tag, numbers(lengths));
  }

  private Field numbers(long[] values) {
    boolean big = file.isBig();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * (big ? 8 : 4)).order(file.order());
    for (long value : values) {
      if (big) {
        bytes.putLong(value);
      } else {
        bytes.putInt((int) value);
      }
    }
    return new Field(big ? TiffFile.LONG8 : TiffFile.LONG, values.length, bytes.array());
  }

  private void tables() throws BadImage {
    Entry tables = entries.get(TiffTags.JPEG_TABLES);
    if (isBytes(tables)) {
      ByteBuffer stream = image.slice(tables.at(), (int) tables.count());
      Edits clean = TiffJpeg.abbreviated(stream);
      removed.addAll(clean.removed());
      put(TiffTags.JPEG_TABLES, clean.apply(stream));
    }
  }

  /**
   * TIFF 6.0 section 22: tables that stand apart, and strips of entropy-coded data. Where a whole
   * stream stands there instead of a strip, its entropy-coded data are the strip.
   */
  private void oldJpeg(int offsetsTag, int countsTag, List<long[]> ranges, int samples)
      throws BadImage {
    int[] tables = {TiffTags.JPEG_Q_TABLES, TiffTags.JPEG_DC_TABLES, TiffTags.JPEG_AC_TABLES};
    for (int tag : tables) {
      if (!entries.containsKey(tag)) {
        throw BadImage.unsupported("TIFF: old JPEG without tables of its own; export it as a JPEG");
      }
    }
    for (int tag : new int[] {JPEG_PROCESS, TiffTags.JPEG_RESTART_INTERVAL}) {
      if (entries.containsKey(tag)) {
        fields.put(tag, numberField(TiffFile.LONG, number(tag, 0)));
      }
    }
    for (long[] range : ranges) {
      if (range[1] >= 4 && image.getShort((int) range[0]) == (short) 0xFFD8) {
        entropyOf(range);
      } else if (entries.containsKey(TiffTags.JPEG_STREAM)) {
        // Decoders take some of their tables from one place, some from the other.
        throw BadImage.unsupported("TIFF: old JPEG with its headers apart; export it as a JPEG");
      }
      segment(offsetsTag, range, false);
    }
    byteCounts(countsTag);
    for (int tag : tables) {
      oldTables(tag, samples);
    }
  }

  /** Narrows a range from a stream to the data of its one scan. */
  private void entropyOf(long[] range) throws BadImage {
    ByteBuffer stream = image.slice((int) range[0], (int) range[1]);
    JpegSegments.Segment scan = null;
    for (JpegSegments.Segment segment : JpegSegments.of(stream).list()) {
      if (segment.marker() == JpegSegments.SOS) {
        if (scan != null) {
          throw BadImage.unsupported("TIFF: old JPEG of several scans; export it as a JPEG");
        }
        scan = segment;
      } else if (segment.isApplicationData()) {
        removed.add(Carrier.APPLICATION_DATA);
      } else if (segment.marker() <= 0xC1 && !fields.containsKey(SUBSAMPLING)) {
        int factors = stream.get(segment.data() + 7) & 0xFF; // of the first component
        ByteBuffer both = ByteBuffer.allocate(4).order(file.order());
        both.putShort((short) (factors >> 4)).putShort((short) (factors & 15));
        fields.put(SUBSAMPLING, new Field(TiffFile.SHORT, 2, both.array()));
      }
    }
    int from = scan.data() + scan.dataLength();
    sourceBytes += range[1];
    range[0] += from;
    range[1] = scan.offset() + scan.length() - from;
  }

  private void oldTables(int tag, int samples) throws BadImage {
    Entry tables = entries.get(tag);
    if (tables == null) {
      return;
    }
    for (int i = 0; i < Math.min(tables.count(), samples); i++) {
      long offset = file.number(tables, i);
      boolean quantization = tag == TiffTags.JPEG_Q_TABLES;
      int length = quantization ? Q_TABLE_BYTES : 16;
      if (offset <= 0 || offset > image.limit() - length) {
        throw BadImage.malformed("TIFF: a JPEG table outside the file");
      }
      for (int j = 0; j < 16 && !quantization; j++) {
        length += image.get((int) offset + j) & 0xFF;
      }
      if (length > 16 + 256 || offset > image.limit() - length) {
        throw BadImage.malformed("TIFF: a JPEG table outside the file");
      }
      segment(tag, new long[] {offset, length}, false);
    }
  }

  /** The clean page's size when it begins at an even offset. */
  long length() {
    long length = dataStart(0);
    for (Edits segment : segments) {
      length += segment.length();
    }
    return length;
  }

  private long dataStart(long start) {
    long at = start + file.directoryBytes(fields.size() + pointers.size());
    for (Field field : fields.values()) {
      at += field.value.length > file.inlineBytes() ? even(field.value.length) : 0;
    }
    for (List<Integer> targets : pointers.values()) {
      long bytes = (long) targets.size() * file.inlineBytes();
      at += bytes > file.inlineBytes() ? even(bytes) : 0;
    }
    return at;
  }

  /**
   * Writes the page.
   *
   * @param start where in the clean image it begins, even
   * @param next where the next page begins; 0 for none
   */
  void write(long start, long next, Edits.Builder out) {
    Map<Integer, Field> all = new TreeMap<>(fields);
    long[] places = new long[segments.size()];
    long at = dataStart(start);
    for (int i = 0; i < places.length; i++) {
      places[i] = at;
      at += segments.get(i).length();
    }
    pointers.forEach(
        (tag, targets) ->
            all.put(
                tag,
                numbers(
                    targets.stream()
                        .mapToLong(
                            target -> segments.get(target).length() == 0 ? 0 : places[target])
                        .toArray())));

    ByteBuffer directory = ByteBuffer.allocate(file.directoryBytes(all.size())).order(file.order());
    if (file.isBig()) {
      directory.putLong(all.size());
    } else {
      directory.putShort((short) all.size());
    }
    long values = start + directory.limit();
    for (Map.Entry<Integer, Field> entry : all.entrySet()) {
      Field field = entry.getValue();
      directory.putShort(entry.getKey().shortValue()).putShort((short) field.type);
      putWord(directory, field.count);
      if (field.value.length <= file.inlineBytes()) {
        directory.put(Arrays.copyOf(field.value, file.inlineBytes()));
      } else {
        putWord(directory, values);
        values += even(field.value.length);
      }
    }
    putWord(directory, next);
    int to = (int) start;
    out.put(image, to, directory.array());
    to += directory.limit();
    for (Field field : all.values()) {
      if (field.value.length > file.inlineBytes()) {
        byte[] padded = Arrays.copyOf(field.value, (int) even(field.value.length));
        out.put(image, to, padded);
        to += padded.length;
      }
    }
    for (Edits segment : segments) {
      out.append(segment, 0);
    }
  }

  private void putWord(ByteBuffer out, long value) {
    if (file.isBig()) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private long number(int tag, long missing) throws BadImage {
    Entry entry = entries.get(tag);
    return entry == null ? missing : file.number(entry, 0);
  }

  static long even(long length) {
    return length + 1 & ~1L;
  }
}

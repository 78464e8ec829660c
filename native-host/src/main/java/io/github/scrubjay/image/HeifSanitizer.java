// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cleans HEIF files (ISO/IEC 23008-12), with HEVC pictures (HEIC) or AV1 pictures (AVIF). The clean
 * file is written anew around the coded data, so that nothing else can be left in it:
 *
 * <pre>
 *   ftyp   the brands that are known
 *   uuid   content credentials, where a person keeps them
 *   meta   the pictures that stay, see HeifPictures
 *   moov   the tracks of pictures that stay, see HeifMovie
 *   mdat   their data, see MediaData, without messages that change no pixel
 * </pre>
 *
 * What turns, mirrors or crops the picture is among its properties (irot, imir, clap) and stays; an
 * orientation in Exif does not count in this format and goes. Profiles are laundered.
 */
final class HeifSanitizer implements Sanitizer {
  static final HeifSanitizer HEIC =
      new HeifSanitizer(new ImageFormat("heic", "image/heic", "heic"), false);
  static final HeifSanitizer AVIF =
      new HeifSanitizer(new ImageFormat("avif", "image/avif", "avif"), true);

  /** C2PA 2.1, A.5.2. */
  private static final long CREDENTIALS_HIGH = 0xD8FEC3D61B0E483CL;

  private static final long CREDENTIALS_LOW = 0x92975828877EC481L;

  private final ImageFormat format;
  private final boolean avif;

  private HeifSanitizer(ImageFormat format, boolean avif) {
    this.format = format;
    this.avif = avif;
  }

  @Override
  public ImageFormat format() {
    return format;
  }

  @Override
  public boolean recognises(ByteBuffer image) {
    HeifBrands brands = HeifBrands.of(image);
    return avif ? brands.isAvif() : brands.isHeif();
  }

  @Override
  public Edits sanitize(ByteBuffer image, Options options) throws BadImage {
    return new Cleaning(image, options).run();
  }

  /** One run over one file. */
  private static final class Cleaning {
    private final ByteBuffer image;
    private final Options options;
    private final HeifProperties properties;
    private final Edits.Builder edits = new Edits.Builder();
    private final List<Box> credentials = new ArrayList<>();
    private final MediaData media = new MediaData();
    private HeifMovie movie = HeifMovie.NONE;
    private HeifPictures pictures;

    Cleaning(ByteBuffer image, Options options) {
      this.image = image;
      this.options = options;
      this.properties = new HeifProperties(image, options);
    }

    Edits run() throws BadImage {
      HeifBrands brands = HeifBrands.of(image);
      Boxes boxes = Boxes.in(image, 0, image.limit());
      other(boxes);
      Optional<Box> meta = boxes.find("meta");
      Optional<Box> moov = boxes.find("moov");
      if (meta.isPresent()) {
        HeifItems items = HeifItems.read(image, meta.get());
        if (items.primary().isPresent() || !brands.hasSequence()) {
          pictures = new HeifPictures(image, items, properties, options);
          pictures.removed().forEach(edits::removed);
        }
      }
      if (moov.isPresent() && brands.hasSequence()) {
        movie = HeifMovie.read(image, moov.get(), properties);
        movie.removed().forEach(edits::removed);
      } else if (moov.isPresent()) {
        edits.removed(Carrier.VIDEO);
      }
      if (pictures == null && movie.isEmpty() || movie.isEmpty() && brands.isSequence()) {
        throw BadImage.malformed("HEIF: no picture that can be shown");
      }
      addData();
      write(brands);
      return edits.build();
    }

    /** Boxes beside those that hold pictures, and what follows the last. */
    private void other(Boxes boxes) {
      for (int i = 0; i < boxes.list().size(); i++) {
        Box box = boxes.list().get(i);
        switch (box.type()) {
          case "ftyp" -> {
            if (i > 0 || HeifBrands.tellMore(image, box)) {
              edits.removed(Carrier.APPLICATION_DATA);
            }
          }
          case "meta", "moov", "mdat", "idat" -> {}
          case "free", "skip" -> edits.removed(Carrier.PADDING);
          case "mpvd" -> edits.removed(Carrier.VIDEO);
          case "uuid" -> uuid(box);
          default -> edits.removed(Carrier.APPLICATION_DATA);
        }
      }
      if (boxes.end() < image.limit()) {
        edits.removed(Carrier.TRAILER);
      }
    }

    private void uuid(Box box) {
      boolean ofCredentials =
          box.bodyLength() > 16
              && image.getLong(box.body()) == CREDENTIALS_HIGH
              && image.getLong(box.body() + 8) == CREDENTIALS_LOW;
      if (!ofCredentials) {
        edits.removed(Carrier.APPLICATION_DATA);
      } else if (options.keeps(Options.Keep.CONTENT_CREDENTIALS)) {
        credentials.add(box);
        edits.kept(Carrier.CONTENT_CREDENTIALS);
      } else {
        edits.removed(Carrier.CONTENT_CREDENTIALS);
      }
    }

    private void addData() throws BadImage {
      CodedData coded = new CodedData();
      boolean less = movie.addTo(media, coded);
      if (pictures != null) {
        less |= pictures.addTo(media, coded);
        pictures.kept().forEach(edits::kept);
        pictures.removed().forEach(edits::removed);
        pictures.droppedProfile().ifPresent(edits::removed);
      }
      if (less) {
        edits.removed(Carrier.APPLICATION_DATA);
      }
    }

    private void write(HeifBrands brands) throws BadImage {
      boolean toneMapped = pictures != null && pictures.isToneMapped();
      byte[] ftyp = brands.box(pictures != null, !movie.isEmpty(), toneMapped);
      BoxWriter head = new BoxWriter();
      Map<Integer, MediaData.Slot> offsets = new HashMap<>();
      if (pictures != null) {
        offsets.putAll(pictures.write(head));
      }
      offsets.putAll(movie.write(head));
      head.u32(8L + media.length()).bytes(new byte[] {'m', 'd', 'a', 't'});
      int before = ftyp.length + credentials.stream().mapToInt(Box::length).sum();
      media.layOut(before + head.size());
      offsets.forEach((at, slot) -> head.patch32(at, slot.position()));
      Rewrite out = new Rewrite(image, edits);
      out.put(ftyp);
      credentials.forEach(box -> out.keep(box.offset(), box.length()));
      out.put(head.toByteArray());
      media.writeTo(out);
    }
  }
}

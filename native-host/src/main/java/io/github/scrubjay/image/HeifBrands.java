// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import io.github.scrubjay.image.Boxes.Box;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a file says it is (ftyp, ISO/IEC 14496-12, 4.3): the major brand, its version, and all
 * brands that the file fits.
 */
final class HeifBrands {
  /** No list of brands is longer. */
  private static final int MAX_BYTES = 1024;

  private static final Set<String> AVIF = Set.of("avif", "avis", "avio", "MA1A", "MA1B");

  private static final Set<String> HEIF =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1");

  /** Brands of files with tracks of pictures. */
  private static final Set<String> SEQUENCES =
      Set.of("avis", "hevc", "hevx", "hevm", "hevs", "msf1");

  /** Brands that only promise more than the others; names of makers are not among them. */
  private static final Set<String> PROFILES =
      Set.of("miaf", "MiHB", "MiHE", "MiHA", "MiPr", "1pic", "tmap", "iso8", "iso9", "isoa");

  private final Set<String> brands;

  private HeifBrands(Set<String> brands) {
    this.brands = brands;
  }

  /** The brands that the image begins with; none where it begins otherwise. */
  static HeifBrands of(ByteBuffer image) {
    Set<String> brands = new LinkedHashSet<>();
    if (image.limit() >= 16 && Boxes.type(image, 4).equals("ftyp")) {
      long size = image.getInt(0) & 0xFFFFFFFFL;
      int end = (int) Math.min(size, Math.min(image.limit(), MAX_BYTES));
      for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
        brands.add(Boxes.type(image, at));
      }
    }
    return new HeifBrands(brands);
  }

  boolean isAvif() {
    return brands.stream().anyMatch(AVIF::contains);
  }

  boolean isHeif() {
    return !isAvif() && brands.stream().anyMatch(HEIF::contains);
  }

  /** Whether some reader would look for tracks. */
  boolean hasSequence() {
    return brands.stream().anyMatch(SEQUENCES::contains);
  }

  /** Whether every reader would look for tracks. */
  boolean isSequence() {
    return SEQUENCES.contains(brands.iterator().next());
  }

  /** Whether the brands tell more than what the file is. */
  static boolean tellMore(ByteBuffer image, Box ftyp) {
    HeifBrands brands = of(image);
    return ftyp.bodyLength() > MAX_BYTES
        || image.getInt(ftyp.body() + 4) != 0
        || !brands.brands.stream().allMatch(HeifBrands::isKnown);
  }

  private static boolean isKnown(String brand) {
    return AVIF.contains(brand) || HEIF.contains(brand) || PROFILES.contains(brand);
  }

  /**
   * The clean box.
   *
   * @param pictures whether there is a picture that is shown
   * @param tracks whether there are tracks
   * @param toneMapped whether there is a tone-mapped picture
   */
  byte[] box(boolean pictures, boolean tracks, boolean toneMapped) {
    List<String> list = new ArrayList<>();
    for (String brand : brands) {
      if (isKnown(brand)
          && (tracks || !SEQUENCES.contains(brand))
          && (toneMapped || !brand.equals("tmap"))) {
        list.add(brand);
      }
    }
    String major = major(list, pictures);
    list.remove(major);
    list.add(0, major);
    BoxWriter out = new BoxWriter();
    int ftyp = out.open("ftyp");
    out.bytes(letters(major)).u32(0);
    for (String brand : list) {
      out.bytes(letters(brand));
    }
    out.close(ftyp);
    return out.toByteArray();
  }

  private String major(List<String> list, boolean pictures) {
    for (String brand : list) {
      if (!PROFILES.contains(brand) && !brand.startsWith("MA1")) {
        return brand;
      }
    }
    return pictures ? (isAvif() ? "avif" : "mif1") : isAvif() ? "avis" : "msf1";
  }

  private static byte[] letters(String brand) {
    return brand.getBytes(StandardCharsets.ISO_8859_1);
  }
}

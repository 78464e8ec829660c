// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import static io.github.scrubjay.verify.BoxFile.require;

import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.BoxFile.Box;
import java.util.Arrays;
import java.util.Set;

/**
 * Walks the properties of pictures in a clean HEIF file (ISO/IEC 23008-12, 6.5): each is of a kind
 * that a decoder needs, and of exactly the size that its kind has.
 */
final class HeifPropertyWalk {
  private static final Set<String> AUXILIARY =
      Set.of(
          "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
          "urn:mpeg:hevc:2015:auxid:1",
          "urn:mpeg:avc:2015:auxid:1",
          "urn:com:photo:aux:hdrgainmap",
          "urn:com:apple:photo:2020:aux:hdrgainmap");

  private final BoxFile file;
  private final CodedWalk coded;
  private final Options options;

  HeifPropertyWalk(BoxFile file, Options options) {
    this.file = file;
    this.coded = new CodedWalk(file);
    this.options = options;
  }

  void property(Box box) throws VerifyFailure {
    switch (box.type()) {
      case "hvcC" -> coded.hevcConfiguration(box);
      case "av1C" -> coded.av1Configuration(box);
      case "colr" -> colour(box);
      case "pixi" -> depths(box);
      case "auxC", "auxi" -> auxiliary(box);
      case "ispe", "iscl", "rloc" -> {
        file.size(box, 12);
        require(file.zeros(box.start(), box.start() + 4), box.type() + ": version");
      }
      case "ndwt" -> {
        file.size(box, 8);
        require(file.zeros(box.start(), box.start() + 4), "ndwt: version");
      }
      case "pasp", "amve" -> file.size(box, 8);
      case "clap" -> file.size(box, 32);
      case "mdcv" -> file.size(box, 24);
      case "clli" -> file.size(box, 4);
      case "lsel" -> file.size(box, 2);
      case "a1op" -> file.size(box, 1);
      case "a1lx" -> {
        require(box.length() > 0 && file.u8(box.start()) <= 1, "a1lx: flags");
        file.size(box, file.u8(box.start()) == 0 ? 7 : 13);
      }
      case "irot" -> {
        file.size(box, 1);
        require(file.u8(box.start()) <= 3, "irot: more than a turn");
      }
      case "imir" -> {
        file.size(box, 1);
        require(file.u8(box.start()) <= 1, "imir: more than an axis");
      }
      case "ccst" -> {
        file.size(box, 8);
        require(
            file.zeros(box.start(), box.start() + 4) && file.zeros(box.start() + 5, box.end()),
            "ccst: more than its bits");
      }
      default -> throw new VerifyFailure("HEIF: a property that must not be there");
    }
  }

  private void colour(Box box) throws VerifyFailure {
    require(box.length() > 4, "colr: cut off");
    switch (file.letters(box.start())) {
      case "nclx" -> {
        file.size(box, 11);
        require((file.u8(box.end() - 1) & 0x7F) == 0, "colr: more than its numbers");
      }
      case "prof", "rICC" ->
          ProfileWalk.walk(Arrays.copyOfRange(file.bytes(), box.start() + 4, box.end()), options);
      default -> throw new VerifyFailure("colr: of another kind");
    }
  }

  private void depths(Box box) throws VerifyFailure {
    require(box.length() >= 5 && file.number(box.start(), 4) <= 1, "pixi: version");
    int channels = file.u8(box.start() + 4);
    int at = box.start() + 5 + channels;
    if (file.u8(box.start() + 3) == 1) {
      for (; channels > 0; channels--) {
        require(at < box.end() && (file.u8(at) & 1) == 0, "pixi: named channel");
        at += (file.u8(at) & 2) != 0 ? 2 : 1;
      }
    }
    require(at == box.end(), "pixi: of a wrong size");
  }

  private void auxiliary(Box box) throws VerifyFailure {
    require(
        box.length() > 5
            && file.zeros(box.start(), box.start() + 4)
            && file.u8(box.end() - 1) == 0
            && AUXILIARY.contains(file.text(box.start() + 4, box.end() - 1)),
        "HEIF: an auxiliary picture of another kind");
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a maker note reveals. Makers name the same thing in many ways, so the names that
 * metadata-extractor gives the tags decide.
 */
final class MakerNoteFindings {
  private static final Map<Pattern, FindingKind> KINDS = new LinkedHashMap<>();

  static {
    put("serial (number|no)(?! format)|internal id|body (number|id)", FindingKind.SERIAL_NUMBER);
    put("owner", FindingKind.OWNER_NAME);
    put("baby.* name|face.* name|recogni[sz]ed.* name|^people", FindingKind.PERSON_IN_IMAGE);
    put("^(city|country|state|landmark|location|place).*", FindingKind.PLACE_NAME);
    put("artist|photographer|author", FindingKind.ARTIST);
    put("copyright", FindingKind.COPYRIGHT);
    put("unique|content identifier|uuid|\\bguid\\b|photo identifier", FindingKind.UNIQUE_IMAGE_ID);
    put("firmware|software", FindingKind.SOFTWARE);
    put("^lens( (type|model|make|id))?$", FindingKind.LENS);
    put("^(user comment|user label|comment|title|event title)$", FindingKind.COMMENT);
  }

  private static void put(String regex, FindingKind kind) {
    KINDS.put(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), kind);
  }

  /** Says nothing: unset numbers, zeros, what the reader has no words for, settings of features. */
  private static final Pattern EMPTY =
      Pattern.compile(
          "(?i)[0.\\s-]*|unknown.*|n/a|none|no|off|on|not set|\\[\\d+ values?].*|\\(none\\)");

  private MakerNoteFindings() {}

  static void report(Directory directory, Findings findings) {
    String values = PlainText.count(directory.getTagCount(), "value");
    findings.add(FindingKind.MAKER_NOTE, directory.getName(), directory.getName() + ", " + values);
    for (Tag tag : directory.getTags()) {
      if (!tag.hasTagName()) {
        continue;
      }
      for (Map.Entry<Pattern, FindingKind> kind : KINDS.entrySet()) {
        if (kind.getKey().matcher(tag.getTagName()).find()) {
          String value = tag.getDescription();
          if (value != null && !EMPTY.matcher(value.strip()).matches()) {
            findings.add(kind.getValue(), tag.getTagName(), value);
          }
          break;
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What an IPTC block (IIM 4.2, records 1 and 2) reveals. */
final class IptcFindings {
  private static final Map<Integer, FindingKind> KINDS = new HashMap<>();

  /** About the transmission and the coding of the block itself. */
  private static final Set<Integer> SHAPE =
      Set.of(
          IptcDirectory.TAG_ENVELOPE_RECORD_VERSION,
          IptcDirectory.TAG_CODED_CHARACTER_SET,
          IptcDirectory.TAG_APPLICATION_RECORD_VERSION);

  static {
    put(
        FindingKind.PLACE_NAME,
        IptcDirectory.TAG_CITY,
        IptcDirectory.TAG_SUB_LOCATION,
        IptcDirectory.TAG_PROVINCE_OR_STATE,
        IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME,
        IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_CODE,
        IptcDirectory.TAG_CONTENT_LOCATION_NAME);
    put(
        FindingKind.ARTIST,
        IptcDirectory.TAG_BY_LINE,
        IptcDirectory.TAG_BY_LINE_TITLE,
        IptcDirectory.TAG_CREDIT,
        IptcDirectory.TAG_SOURCE,
        IptcDirectory.TAG_CAPTION_WRITER);
    put(FindingKind.OWNER_NAME, IptcDirectory.TAG_OWNER_ID);
    put(FindingKind.CONTACT, IptcDirectory.TAG_CONTACT);
    put(FindingKind.COPYRIGHT, IptcDirectory.TAG_COPYRIGHT_NOTICE);
    put(
        FindingKind.CAPTION,
        IptcDirectory.TAG_CAPTION,
        IptcDirectory.TAG_LOCAL_CAPTION,
        IptcDirectory.TAG_HEADLINE,
        IptcDirectory.TAG_OBJECT_NAME,
        IptcDirectory.TAG_SPECIAL_INSTRUCTIONS,
        IptcDirectory.TAG_ORIGINAL_TRANSMISSION_REFERENCE);
    put(
        FindingKind.KEYWORDS,
        IptcDirectory.TAG_KEYWORDS,
        IptcDirectory.TAG_CATEGORY,
        IptcDirectory.TAG_SUPPLEMENTAL_CATEGORIES);
    put(FindingKind.SOFTWARE, IptcDirectory.TAG_ORIGINATING_PROGRAM);
    put(
        FindingKind.DOCUMENT_ID,
        IptcDirectory.TAG_JOB_ID,
        IptcDirectory.TAG_MASTER_DOCUMENT_ID,
        IptcDirectory.TAG_SHORT_DOCUMENT_ID,
        IptcDirectory.TAG_UNIQUE_DOCUMENT_ID,
        IptcDirectory.TAG_UNIQUE_OBJECT_NAME);
    put(FindingKind.THUMBNAIL, IptcDirectory.TAG_OBJECT_PREVIEW_DATA);
  }

  private static void put(FindingKind kind, int... tags) {
    for (int tag : tags) {
      KINDS.put(tag, kind);
    }
  }

  private IptcFindings() {}

  /** Reads one block, from its first dataset on. */
  static void read(byte[] block, Ration ration, Findings findings) throws IOException {
    ration.take(block.length);
    Metadata metadata = new Metadata();
    try {
      new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length);
    } finally {
      for (IptcDirectory directory : metadata.getDirectoriesOfType(IptcDirectory.class)) {
        report(directory, findings);
      }
    }
  }

  static void report(IptcDirectory directory, Findings findings) {
    int others = 0;
    for (Tag tag : directory.getTags()) {
      int type = tag.getTagType();
      FindingKind kind = KINDS.get(type);
      if (kind != null) {
        String[] values = directory.getStringArray(type);
        if (values == null) {
          findings.add(kind, tag.getTagName(), tag.getDescription());
        } else {
          for (String value : values) {
            findings.add(kind, tag.getTagName(), value);
          }
        }
      } else if (!SHAPE.contains(type) && !isTime(type)) {
        others++;
      }
    }
    time(directory, IptcDirectory.TAG_DATE_CREATED, IptcDirectory.TAG_TIME_CREATED, findings);
    time(
        directory,
        IptcDirectory.TAG_DIGITAL_DATE_CREATED,
        IptcDirectory.TAG_DIGITAL_TIME_CREATED,
        findings);
    if (others > 0) {
      findings.add(FindingKind.OTHER, "IPTC", PlainText.count(others, "more value"));
    }
  }

  private static boolean isTime(int type) {
    return type == IptcDirectory.TAG_DATE_CREATED
        || type == IptcDirectory.TAG_TIME_CREATED
        || type == IptcDirectory.TAG_DIGITAL_DATE_CREATED
        || type == IptcDirectory.TAG_DIGITAL_TIME_CREATED;
  }

  private static void time(IptcDirectory directory, int dateTag, int timeTag, Findings findings) {
    String date = directory.getString(dateTag);
    if (date != null) {
      findings.add(
          FindingKind.TIME_TAKEN,
          directory.getTagName(dateTag),
          Values.compactTime(date, directory.getString(timeTag)));
    }
  }
}

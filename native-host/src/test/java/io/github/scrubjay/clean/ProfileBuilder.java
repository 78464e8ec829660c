// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.clean;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds ICC profiles of version 2: header, tag table, tags. */
public final class ProfileBuilder {
  private final ByteBuffer header = ByteBuffer.allocate(128);
  private final Map<String, byte[]> tags = new LinkedHashMap<>();

  /** A grey profile with nothing but its curve and white point. */
  public ProfileBuilder() {
    header.putInt(8, 0x02100000);
    headerText(12, "mntrGRAYXYZ ");
    headerText(36, "acsp");
    header.putInt(68, 0xF6D6).putInt(72, 0x10000).putInt(76, 0xD32D);
    tag("wtpt", ByteBuffer.allocate(20).putInt(0x58595A20).putInt(0).putInt(0xF6D6).array());
    tag("kTRC", new byte[] {'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 1, 2, 0x33, 0, 0});
  }

  public ProfileBuilder headerText(int at, String text) {
    header.put(at, text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  public ProfileBuilder year(int year) {
    header.putShort(24, (short) year).putShort(26, (short) 5).putShort(28, (short) 1);
    return this;
  }

  public ProfileBuilder tag(String name, byte[] data) {
    tags.put(name, data.clone());
    return this;
  }

  /** A tag of type textDescription. */
  public ProfileBuilder description(String name, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer data = ByteBuffer.allocate((12 + bytes.length + 78 + 3) / 4 * 4);
    data.put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(bytes.length).put(bytes);
    return tag(name, data.array());
  }

  public byte[] build() {
    int tableEnd = 128 + 4 + 12 * tags.size();
    int size = tableEnd + tags.values().stream().mapToInt(data -> data.length).sum();
    ByteBuffer profile = ByteBuffer.allocate(size).put(header.array()).putInt(tags.size());
    int at = tableEnd;
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      profile.put(tag.getKey().getBytes(StandardCharsets.US_ASCII));
      profile.putInt(at).putInt(tag.getValue().length);
      profile.put(at, tag.getValue());
      at += tag.getValue().length;
    }
    return profile.putInt(0, size).array();
  }
}

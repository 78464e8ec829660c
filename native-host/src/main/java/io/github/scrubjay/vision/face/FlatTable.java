// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a FlatBuffers file, all numbers little-endian:
 *
 * <pre>
 *   table:  i32 distance back to its vtable, fields
 *   vtable: u16 own length, u16 table length, u16 offset of each field in the table, 0 where absent
 *   vector: u32 count, elements; text is a vector of bytes; an offset is relative to where it stands
 * </pre>
 */
record FlatTable(ByteBuffer file, int at) {

  static FlatTable root(ByteBuffer littleEndian) {
    return new FlatTable(littleEndian, littleEndian.getInt(0));
  }

  private int field(int index) {
    int vtable = at - file.getInt(at);
    int entry = 4 + 2 * index;
    if (entry + 2 > (file.getShort(vtable) & 0xFFFF)) {
      return 0;
    }
    int offset = file.getShort(vtable + entry) & 0xFFFF;
    return offset == 0 ? 0 : at + offset;
  }

  int number(int index, int absent) {
    int field = field(index);
    return field == 0 ? absent : file.getInt(field);
  }

  int u8(int index) {
    int field = field(index);
    return field == 0 ? 0 : file.get(field) & 0xFF;
  }

  FlatTable table(int index) {
    int field = field(index);
    return field == 0 ? null : new FlatTable(file, field + file.getInt(field));
  }

  List<FlatTable> tables(int index) {
    List<FlatTable> tables = new ArrayList<>();
    int vector = vector(index);
    for (int i = 0; vector != 0 && i < file.getInt(vector); i++) {
      int element = vector + 4 + 4 * i;
      tables.add(new FlatTable(file, element + file.getInt(element)));
    }
    return tables;
  }

  int[] numbers(int index) {
    int vector = vector(index);
    int[] numbers = new int[vector == 0 ? 0 : file.getInt(vector)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = file.getInt(vector + 4 + 4 * i);
    }
    return numbers;
  }

  String text(int index) {
    return StandardCharsets.UTF_8.decode(bytes(index)).toString();
  }

  /** The bytes of a vector of bytes, little-endian. */
  ByteBuffer bytes(int index) {
    int vector = vector(index);
    int count = vector == 0 ? 0 : file.getInt(vector);
    return file.slice(vector == 0 ? 0 : vector + 4, count).order(file.order());
  }

  private int vector(int index) {
    int field = field(index);
    return field == 0 ? 0 : field + file.getInt(field);
  }
}

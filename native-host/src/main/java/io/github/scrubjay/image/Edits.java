// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The clean image as a script over the original: ranges that stay and bytes that are put in, in
 * order. The same edits make the command line's file and the answer on the wire.
 */
public final class Edits {

  /** One step of the script. */
  public sealed interface Edit permits Keep, Insert {
    /** How many bytes of the clean image this step gives. */
    int length();
  }

  /**
   * Copies a range of the original.
   *
   * @param offset first byte, counted from 0
   * @param length number of bytes, at least 1
   */
  public record Keep(int offset, int length) implements Edit {}

  /** Puts in bytes that are not in the original at this place. */
  public static final class Insert implements Edit {
    private final byte[] bytes;

    Insert(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int length() {
      return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  private final List<Edit> list;
  private final long length;
  private final Set<Carrier> removed;
  private final Set<Carrier> kept;

  private Edits(Builder builder) {
    builder.flush();
    this.list = Collections.unmodifiableList(new ArrayList<>(builder.list));
    this.length = list.stream().mapToLong(Edit::length).sum();
    this.removed = Collections.unmodifiableSet(new TreeSet<>(builder.removed));
    this.kept = Collections.unmodifiableSet(new TreeSet<>(builder.kept));
  }

  /** The steps in order; neighbouring ranges are joined. */
  public List<Edit> list() {
    return list;
  }

  /** Size of the clean image in bytes. */
  public long length() {
    return length;
  }

  /** What kinds of metadata the original held that are gone, in the order of {@link Carrier}. */
  public Set<Carrier> removed() {
    return removed;
  }

  /** What kinds of metadata stay in a reduced form, in the order of {@link Carrier}. */
  public Set<Carrier> kept() {
    return kept;
  }

  /** Whether the clean image is the original, byte for byte. */
  public boolean isIdentity(ByteBuffer original) {
    return list.size() == 1
        && list.get(0) instanceof Keep keep
        && keep.offset == 0
        && keep.length == original.limit();
  }

  /** The clean image. */
  public byte[] apply(ByteBuffer original) {
    byte[] clean = new byte[Math.toIntExact(length)];
    int at = 0;
    for (Edit edit : list) {
      if (edit instanceof Keep keep) {
        original.get(keep.offset, clean, at, keep.length);
      } else if (edit instanceof Insert insert) {
        System.arraycopy(insert.bytes, 0, clean, at, insert.bytes.length);
      }
      at += edit.length();
    }
    return clean;
  }

  /** Writes these steps behind those of another image that holds this one. */
  void addTo(Builder other) {
    for (Edit edit : list) {
      if (edit instanceof Keep keep) {
        other.keep(keep.offset, keep.length);
      } else if (edit instanceof Insert insert) {
        other.insert(insert.bytes);
      }
    }
  }

  /** The same steps for an image that begins at {@code offset} of another one. */
  Edits moved(int offset) {
    Builder moved = new Builder();
    for (Edit edit : list) {
      if (edit instanceof Keep keep) {
        moved.keep(offset + keep.offset, keep.length);
      } else if (edit instanceof Insert insert) {
        moved.insert(insert.bytes);
      }
    }
    return moved.build();
  }

  /** Feeds the clean image to a digest without making it. */
  public void digest(ByteBuffer original, MessageDigest digest) {
    for (Edit edit : list) {
      if (edit instanceof Keep keep) {
        digest.update(original.slice(keep.offset, keep.length));
      } else if (edit instanceof Insert insert) {
        digest.update(insert.bytes);
      }
    }
  }

  /** Collects edits in the order of the clean image. */
  public static final class Builder {
    private final List<Edit> list = new ArrayList<>();
    private final Set<Carrier> removed = new TreeSet<>();
    private final Set<Carrier> kept = new TreeSet<>();
    private int keepOffset;
    private int keepLength;

    /** Copies {@code length} bytes of the original from {@code offset}; nothing when 0. */
    public Builder keep(int offset, int length) {
      if (offset < 0 || length < 0) {
        throw new IllegalArgumentException(
            "keep " + offset + "+" + length + ": must not be negative");
      }
      if (length == 0) {
        return this;
      }
      if (keepLength > 0 && keepOffset + keepLength == offset) {
        keepLength += length;
        return this;
      }
      flush();
      keepOffset = offset;
      keepLength = length;
      return this;
    }

    /** Puts in {@code bytes}; nothing when empty. */
    public Builder insert(byte[] bytes) {
      if (bytes.length > 0) {
        flush();
        list.add(new Insert(bytes.clone()));
      }
      return this;
    }

    /**
     * Puts in {@code bytes} as a copy where the original has the very same ones at {@code at}, so
     * that a clean image comes out as it is.
     *
     * @param at where the original may hold them; may lie outside
     */
    Builder put(ByteBuffer original, int at, byte[] bytes) {
      boolean same =
          at >= 0
              && bytes.length <= original.limit() - at
              && original.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes));
      return same ? keep(at, bytes.length) : insert(bytes);
    }

    /**
     * Puts in the steps of edits over a part of the original.
     *
     * @param at where in the original that part begins
     */
    Builder append(Edits part, int at) {
      for (Edit edit : part.list) {
        if (edit instanceof Keep keep) {
          keep(at + keep.offset, keep.length);
        } else if (edit instanceof Insert insert) {
          insert(insert.bytes);
        }
      }
      return this;
    }

    /** Notes that the original held this and the result does not. */
    public Builder removed(Carrier carrier) {
      removed.add(carrier);
      return this;
    }

    /** Notes that this stays in a reduced form. */
    public Builder kept(Carrier carrier) {
      kept.add(carrier);
      return this;
    }

    public Edits build() {
      return new Edits(this);
    }

    private void flush() {
      if (keepLength > 0) {
        list.add(new Keep(keepOffset, keepLength));
        keepLength = 0;
      }
    }
  }
}

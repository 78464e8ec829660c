// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Writes files that appear whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Puts a file in place, replacing one that is there.
   *
   * @param like the file whose permissions it gets
   */
  static void write(byte[] bytes, Path target, Path like) throws Refusal {
    try {
      Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
      Path temporary = Files.createTempFile(folder, ".scrubjay", ".new");
      try {
        Files.write(temporary, bytes);
        if (Files.exists(target)) {
          reachTheDisk(temporary); // else a power cut could take both the old and the new one
        }
        copyPermissions(like, temporary);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new Refusal("not_writable", "the clean copy could not be written to " + target);
    }
  }

  private static void reachTheDisk(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return; // no such permissions on this system: the folder's hold
    }
    PosixFileAttributes original = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes own = view.readAttributes();
    try {
      if (!own.group().equals(original.group())) {
        view.setGroup(original.group());
      }
      if (!own.owner().equals(original.owner())) {
        Files.getFileAttributeView(to, FileOwnerAttributeView.class).setOwner(original.owner());
      }
    } catch (IOException e) {
      // Only root may give files away. The file is this user's then, with the same permissions.
      view.setPermissions(original.permissions());
      return;
    }
    view.setPermissions(original.permissions());
  }
}

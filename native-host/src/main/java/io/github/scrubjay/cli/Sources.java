// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the files behind the names that a person gave. */
final class Sources {
  private Sources() {}

  /**
   * The files in the order of the names, those of a folder sorted. Links inside folders are not
   * followed: they lead out of what was named, or in circles.
   *
   * @param recursive whether folders stand for the files in them
   * @param except a folder that is passed over, for instance the one for clean copies; may be
   *     {@code null}
   */
  static List<Source> of(List<Path> names, boolean recursive, Path except) {
    List<Source> sources = new ArrayList<>();
    for (Path name : names) {
      if (name.equals(Source.STDIN) || !Files.isDirectory(name)) {
        sources.add(Source.named(name));
      } else if (recursive) {
        addFolder(name, except, sources);
      } else {
        sources.add(
            Source.bad(name, new Refusal("not_a_file", "is a folder; add -r for the files in it")));
      }
    }
    return sources;
  }

  private static void addFolder(Path folder, Path except, List<Source> sources) {
    List<Path> files = new ArrayList<>();
    Path passedOver = except == null ? null : except.toAbsolutePath().normalize();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean skip = dir.toAbsolutePath().normalize().equals(passedOver);
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              sources.add(Source.bad(file, notReadable(e)));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      sources.add(Source.bad(folder, notReadable(e)));
    }
    Collections.sort(files);
    files.forEach(file -> sources.add(Source.found(file, folder)));
  }

  private static Refusal notReadable(IOException e) {
    return new Refusal("not_readable", "could not be read: " + e.getClass().getSimpleName());
  }
}

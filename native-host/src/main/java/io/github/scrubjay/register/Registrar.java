// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import io.github.scrubjay.register.Change.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells browsers where the host is, and takes that away again. Doing it twice changes nothing;
 * files are written whole; nothing is touched but this host's own manifests and keys.
 */
public final class Registrar {
  private final Product product;
  private final Path launcher;
  private final Path root;
  private final boolean dryRun;
  private final WindowsRegistry registry;

  /**
   * @param launcher the program that browsers start, as the manifests name it
   * @param root {@code /}, or the folder in which a package is put together
   * @param dryRun whether to only say what would be done
   */
  public Registrar(Product product, Path launcher, Path root, boolean dryRun) {
    this(product, launcher, root, dryRun, new RegExe());
  }

  Registrar(Product product, Path launcher, Path root, boolean dryRun, WindowsRegistry registry) {
    this.product = product;
    this.launcher = launcher.toAbsolutePath();
    this.root = root;
    this.dryRun = dryRun;
    this.registry = registry;
  }

  /**
   * Registers the host at every place, one that fails does not keep it from the others.
   *
   * @throws IOException when the launcher can't be started: then nothing is touched
   */
  public List<Change> register(Collection<Place> places) throws IOException {
    Path program = root.resolve(launcher.getRoot().relativize(launcher));
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new IOException("the host's launcher " + program + " is missing or not executable");
    }
    return places.stream().map(this::register).toList();
  }

  /** Takes the host away from every place that names it. */
  public List<Change> unregister(Collection<Place> places) {
    return places.stream().map(this::unregister).toList();
  }

  private Change register(Place place) {
    try {
      if (place instanceof Place.Folder folder) {
        Path manifest = folder.folder().resolve(HostManifest.fileName(product));
        return change(place, manifest, write(manifest, place.kind()));
      }
      Place.Key key = (Place.Key) place;
      Path manifest = manifestForKeys(key.kind());
      Action file = write(manifest, key.kind());
      Optional<String> before = registry.read(key.key(), "");
      if (before.equals(Optional.of(manifest.toString()))) {
        return change(place, key.key(), file);
      }
      if (!dryRun) {
        registry.write(key.key(), manifest.toString());
      }
      return change(place, key.key(), before.isEmpty() ? Action.CREATED : Action.UPDATED);
    } catch (IOException e) {
      return failure(place, e);
    }
  }

  private Change unregister(Place place) {
    try {
      if (place instanceof Place.Folder folder) {
        Path manifest = folder.folder().resolve(HostManifest.fileName(product));
        Change change = remove(place, manifest);
        if (change.action() == Action.REMOVED && !dryRun) {
          removeIfEmpty(folder.folder());
          removeIfEmpty(folder.folder().getParent());
        }
        return change;
      }
      Place.Key key = (Place.Key) place;
      Path manifest = manifestForKeys(key.kind());
      Optional<String> named = registry.read(key.key(), "");
      if (named.isEmpty()) {
        return change(place, key.key(), Action.ABSENT);
      }
      if (!named.get().equalsIgnoreCase(manifest.toString())) {
        return new Change(place.browser(), key.key(), Action.KEPT, "it names " + named.get());
      }
      if (!dryRun) {
        registry.delete(key.key());
        Files.deleteIfExists(manifest);
      }
      return change(place, key.key(), Action.REMOVED);
    } catch (IOException e) {
      return failure(place, e);
    }
  }

  /** Windows keys name a manifest that lies beside the launcher. */
  private Path manifestForKeys(BrowserKind kind) {
    String name = product.hostName() + "." + kind.name().toLowerCase(Locale.ROOT);
    return launcher.resolveSibling(name + ".json");
  }

  private Action write(Path manifest, BrowserKind kind) throws IOException {
    byte[] text = HostManifest.text(product, kind, launcher).getBytes(StandardCharsets.UTF_8);
    boolean exists = Files.exists(manifest);
    if (exists && Arrays.equals(Files.readAllBytes(manifest), text)) {
      return Action.UNCHANGED;
    }
    if (!dryRun) {
      Files.createDirectories(manifest.getParent());
      replace(manifest, text);
    }
    return exists ? Action.UPDATED : Action.CREATED;
  }

  /** A browser that reads meanwhile sees the old file or the new one, never a half. */
  private static void replace(Path file, byte[] text) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.write(temporary, text);
      if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
        // A temporary file is its owner's only; a system-wide manifest is read by every user.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Change remove(Place place, Path manifest) throws IOException {
    if (!Files.exists(manifest)) {
      return change(place, manifest, Action.ABSENT);
    }
    HostManifest.Contents contents;
    try {
      contents = HostManifest.read(manifest);
    } catch (IOException notOurs) {
      return new Change(
          place.browser(), manifest.toString(), Action.KEPT, "it is no manifest of this host");
    }
    Path named = contents.launcher();
    // What names a program that is gone is of no use to anybody else.
    boolean ours =
        contents.name().equals(product.hostName())
            && (named.equals(launcher) || isSame(named, launcher) || !Files.exists(named));
    if (!ours) {
      return new Change(
          place.browser(), manifest.toString(), Action.KEPT, "it is another one's: " + named);
    }
    if (!dryRun) {
      Files.delete(manifest);
    }
    return change(place, manifest, Action.REMOVED);
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
  }

  /** Removes a folder that registering may have made. */
  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException inUse) {
      // It stays as it is: others have files there.
    }
  }

  private static Change change(Place place, Object where, Action action) {
    return new Change(place.browser(), where.toString(), action, "");
  }

  private static Change failure(Place place, IOException e) {
    String where =
        place instanceof Place.Folder folder
            ? folder.folder().toString()
            : ((Place.Key) place).key();
    String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new Change(place.browser(), where, Action.FAILED, e.getClass().getSimpleName() + reason);
  }
}

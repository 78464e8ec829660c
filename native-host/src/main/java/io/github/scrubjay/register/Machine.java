// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where the paths of the table lie on one machine.
 *
 * @param root {@code /}, or the folder in which a package is put together
 * @param home the user's home folder
 * @param config what {@code ~/.config} stands for
 * @param programFolders folders in which programs are found, as in {@code PATH}
 */
public record Machine(Os os, Path root, Path home, Path config, List<Path> programFolders) {

  /** This machine, and the user who runs this. */
  public static Machine current() {
    return of(System.getProperty("os.name"), Path.of("/"), System.getenv());
  }

  /**
   * This machine with another root.
   *
   * @param root folder that will be {@code /} where the package is installed
   */
  public Machine staged(Path root) {
    return new Machine(os, root.toAbsolutePath(), home, config, programFolders);
  }

  static Machine of(String osName, Path root, Map<String, String> environment) {
    // Browsers look where HOME says; Java itself looks into the user database.
    String homeName = environment.getOrDefault("HOME", "");
    Path home = Path.of(homeName.isEmpty() ? System.getProperty("user.home") : homeName);
    String configName = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path config = configName.isEmpty() ? home.resolve(".config") : Path.of(configName);
    List<Path> programFolders =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(name -> !name.isEmpty())
            .map(Path::of)
            .toList();
    return new Machine(Os.of(osName), root, home, config, programFolders);
  }

  /**
   * A path of the table.
   *
   * @param path begins with {@code ~/} or {@code /}
   */
  Path resolve(String path) {
    if (path.startsWith("~/.config/")) {
      return config.resolve(path.substring("~/.config/".length()));
    }
    return path.startsWith("~/")
        ? home.resolve(path.substring(2))
        : root.resolve(path.substring(1));
  }

  boolean hasFolder(String path) {
    return Files.isDirectory(resolve(path));
  }

  boolean hasProgram(String name) {
    return programFolders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
  }
}

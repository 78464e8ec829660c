// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** How the child is started: by the same Java, from the same jars, with memory of its own. */
final class ChildCommand {
  /** Where a launcher put the start-up archive, seen from the folder that it names. */
  private static final List<String> ARCHIVES = List.of("lib/app/host.jsa", "lib/host.jsa");

  private ChildCommand() {}

  /**
   * The words of the command. Relative paths stand as they are, since the child begins in the same
   * folder, and the archive belongs to the very words of the class path.
   *
   * @param mainClass with {@link VisionWorker#ARGUMENT} it calls {@link VisionWorker#serve}
   */
  static List<String> of(String mainClass) {
    List<String> words = new ArrayList<>();
    words.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    // As in installer/src/host.options; stdout is for frames, and nothing is written to disk.
    words.addAll(
        List.of(
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-UsePerfData",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true"));
    // A picture of 40 million pixels twice, its file, and what a network works with.
    words.add("-Xmx640m");
    String home = System.getProperty("scrubjay.home");
    if (home != null) {
      words.add("-Dscrubjay.home=" + home);
      for (String archive : ARCHIVES) {
        File file = new File(home, archive);
        if (file.isFile()) {
          words.add("-XX:SharedArchiveFile=" + file);
          break;
        }
      }
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    words.add(VisionWorker.ARGUMENT);
    return words;
  }
}

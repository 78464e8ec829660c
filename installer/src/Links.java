// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads and initializes every class of the jars in a folder, on whatever runtime this runs, and
 * prints those that can't be, each with what it misses.
 */
final class Links {
  private Links() {}

  public static void main(String[] args) throws Exception {
    TreeSet<String> broken = new TreeSet<>();
    File[] jars = new File(args[0]).listFiles((folder, name) -> name.endsWith(".jar"));
    Arrays.sort(jars);
    for (File file : jars) {
      try (JarFile jar = new JarFile(file)) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          String path = entry.getName();
          if (path.endsWith(".class") && !path.startsWith("META-INF/") && !path.equals("module-info.class")) {
            link(path.substring(0, path.length() - ".class".length()).replace('/', '.'), broken);
          }
        }
      }
    }
    broken.forEach(System.out::println);
  }

  private static void link(String name, TreeSet<String> broken) {
    try {
      Class.forName(name, true, Links.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      broken.add(name + " misses " + cause.getMessage());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays the optional part of the host that reads text:
 *
 * <pre>java TextFolder.java FOLDER MODELS ONNXRUNTIME_JAR JAR...</pre>
 *
 * Into FOLDER come what lies in MODELS, the other jars, the runtime's jar without its native libraries, and under {@code native} those
 * of this system alone. The runtime's jar as it is published holds the libraries of five systems and their debug symbols: 139 MB, of
 * which one system needs 8.
 */
final class TextFolder {
  private static final String NATIVE = "ai/onnxruntime/native/";
  private static final String STAMP = "laid-from";

  private TextFolder() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path models = Path.of(args[1]);
    Path runtime = Path.of(args[2]);
    List<Path> jars = List.of(args).subList(3, args.length).stream().map(Path::of).toList();
    String from = runtime.getFileName() + " " + jars.stream().map(jar -> jar.getFileName().toString()).toList() + " " + system();
    Path stamp = folder.resolve(STAMP);
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(from)) {
      clear(folder);
      Files.createDirectories(folder.resolve("native"));
      slim(runtime, folder);
      for (Path jar : jars) {
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(stamp, from);
    }
    try (var files = Files.list(models)) {
      for (Path model : files.toList()) {
        Path to = folder.resolve(model.getFileName());
        if (!Files.exists(to) || Files.mismatch(model, to) >= 0) {
          Files.copy(model, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    for (Path each : List.of(folder, folder.resolve("native"))) {
      if (Files.isDirectory(each)) {
        try (var files = Files.list(each)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private static void slim(Path runtime, Path folder) throws IOException {
    int libraries = 0;
    Path slim = folder.resolve(runtime.getFileName());
    try (ZipFile jar = new ZipFile(runtime.toFile());
        OutputStream out = Files.newOutputStream(slim);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      Enumeration<? extends ZipEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(NATIVE + system() + "/") && name.matches(".*\\.(so|dylib|dll)") && !name.contains(".dSYM")) {
          try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, folder.resolve("native").resolve(name.substring(name.lastIndexOf('/') + 1)));
          }
          libraries++;
        } else if (!entry.isDirectory() && !name.startsWith(NATIVE)) {
          ZipEntry copy = new ZipEntry(name);
          copy.setTime(entry.getTime());
          zip.putNextEntry(copy);
          try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(zip);
          }
        }
      }
    }
    if (libraries == 0) {
      System.err.println("no native libraries for " + system() + " in " + runtime.getFileName() + ": no text here");
    }
  }

  /** As the runtime names systems. */
  private static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    boolean arm = arch.equals("aarch64");
    String family = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
    return family + "-" + (arm ? "aarch64" : "x64");
  }
}

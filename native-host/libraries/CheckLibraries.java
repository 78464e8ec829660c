// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Ends the build where a library that is shipped is not, byte for byte, the one that was reviewed:
 *
 * <pre>java CheckLibraries.java LIST JAR_OR_FOLDER...</pre>
 *
 * LIST has a line for every jar as {@code sha256sum} writes it: 64 hex digits, two blanks, the file's name. Of a folder all jars are
 * looked at but those whose names begin with {@code native-host-}, which are our own. Exit status 1 with a line on stderr for each jar
 * that is not listed or has other bytes.
 */
final class CheckLibraries {
  private CheckLibraries() {}

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    Path list = Path.of(args[0]);
    Map<String, String> expected = read(list);
    List<String> wrong = new ArrayList<>();
    for (String argument : List.of(args).subList(1, args.length)) {
      for (Path jar : jarsAt(Path.of(argument))) {
        String name = jar.getFileName().toString();
        String seen = sha256(jar);
        String wanted = expected.get(name);
        if (!seen.equals(wanted)) {
          wrong.add(name + ": expected " + (wanted == null ? "no such library" : wanted) + ", seen " + seen);
        }
      }
    }
    if (!wrong.isEmpty()) {
      wrong.forEach(System.err::println);
      System.err.println("These are not the libraries of " + list + ". Who changes a version looks at what came, and at that file.");
      System.exit(1);
    }
  }

  private static Map<String, String> read(Path list) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (String line : Files.readAllLines(list)) {
      String[] parts = line.split(" {2}", 2);
      if (parts.length != 2 || !parts[0].matches("[0-9a-f]{64}")) {
        throw new IOException(list + ": expected 64 hex digits, two blanks and a name, seen: " + line);
      }
      sums.put(parts[1], parts[0]);
    }
    return sums;
  }

  private static List<Path> jarsAt(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.getFileName().toString().startsWith("native-host-"))
          .sorted()
          .toList();
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

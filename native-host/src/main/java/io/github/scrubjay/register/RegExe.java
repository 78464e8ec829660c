// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Windows registry through {@code reg.exe}, which every Windows has. */
final class RegExe implements WindowsRegistry {
  /** {@code (Default) REG_SZ C:\...}; the name in brackets is translated. */
  private static final Pattern VALUE = Pattern.compile("^ {4}.*? {4}REG_[A-Z_]+ {4}(.*)$");

  @Override
  public Optional<String> read(String key, String name) throws IOException {
    List<String> command = new ArrayList<>(List.of("reg", "query", key));
    command.addAll(name.isEmpty() ? List.of("/ve") : List.of("/v", name));
    Answer answer = run(command);
    return answer.status() == 0 ? valueIn(answer.text()) : Optional.empty();
  }

  static Optional<String> valueIn(String answer) {
    for (String line : answer.lines().toList()) {
      Matcher value = VALUE.matcher(line);
      if (value.matches()) {
        return Optional.of(value.group(1));
      }
    }
    return Optional.empty();
  }

  @Override
  public void write(String key, String value) throws IOException {
    change(List.of("reg", "add", key, "/ve", "/t", "REG_SZ", "/d", value, "/f"));
  }

  @Override
  public void delete(String key) throws IOException {
    change(List.of("reg", "delete", key, "/f"));
  }

  private static void change(List<String> command) throws IOException {
    Answer answer = run(command);
    if (answer.status() != 0) {
      throw new IOException(
          command.get(1) + " of " + command.get(2) + ": " + answer.text().strip());
    }
  }

  private record Answer(int status, String text) {}

  private static Answer run(List<String> command) throws IOException {
    Process reg = new ProcessBuilder(command).redirectErrorStream(true).start();
    reg.getOutputStream().close();
    String text = new String(reg.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      return new Answer(reg.waitFor(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reg.exe ran", e);
    }
  }
}

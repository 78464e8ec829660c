// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator's rules of a Chromium browser mean for the host.
 *
 * @param userLevelHosts whether the browser looks at manifests of one user; {@code
 *     NativeMessagingUserLevelHosts}
 * @param blocked whether the browser refuses the host; {@code NativeMessagingBlocklist} without
 *     {@code NativeMessagingAllowlist}
 */
record Policies(boolean userLevelHosts, boolean blocked) {
  private static final String USER_LEVEL = "NativeMessagingUserLevelHosts";
  private static final Policies NONE = new Policies(true, false);

  /** The rules for a browser; where none can be read, as if there were none. */
  static Policies of(Browser browser, Product product, Machine machine, WindowsRegistry registry) {
    Optional<String> place = browser.policies();
    if (place.isEmpty()) {
      return NONE;
    }
    try {
      return switch (machine.os()) {
        case LINUX -> ofFolder(machine.resolve(place.get()), product);
        case WINDOWS -> ofKeys("\\Software\\Policies\\" + place.get(), product, registry);
        case MACOS -> NONE;
      };
    } catch (IOException unreadable) {
      return NONE;
    }
  }

  private static Policies ofFolder(Path folder, Product product) throws IOException {
    if (!Files.isDirectory(folder)) {
      return NONE;
    }
    boolean userLevelHosts = true;
    boolean blocked = false;
    boolean allowed = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        Map<String, Object> rules = Json.read(file);
        userLevelHosts &= rules.get(USER_LEVEL) != Boolean.FALSE;
        blocked |= names(Json.texts(rules, "NativeMessagingBlocklist"), product);
        allowed |= Json.texts(rules, "NativeMessagingAllowlist").contains(product.hostName());
      }
    }
    return new Policies(userLevelHosts, blocked && !allowed);
  }

  private static boolean names(List<String> blocklist, Product product) {
    return blocklist.contains("*") || blocklist.contains(product.hostName());
  }

  private static Policies ofKeys(String key, Product product, WindowsRegistry registry)
      throws IOException {
    boolean userLevelHosts = true;
    boolean blocked = false;
    boolean allowed = false;
    for (String hive : List.of("HKLM", "HKCU")) {
      userLevelHosts &= !registry.read(hive + key, USER_LEVEL).equals(Optional.of("0x0"));
      blocked |= listed(hive + key + "\\NativeMessagingBlocklist", "*", registry);
      blocked |= listed(hive + key + "\\NativeMessagingBlocklist", product.hostName(), registry);
      allowed |= listed(hive + key + "\\NativeMessagingAllowlist", product.hostName(), registry);
    }
    return new Policies(userLevelHosts, blocked && !allowed);
  }

  /** Lists stand as values named 1, 2, 3 ... */
  private static boolean listed(String key, String text, WindowsRegistry registry)
      throws IOException {
    for (int number = 1; ; number++) {
      Optional<String> value = registry.read(key, Integer.toString(number));
      if (value.isEmpty() || value.get().equals(text)) {
        return value.isPresent();
      }
    }
  }
}

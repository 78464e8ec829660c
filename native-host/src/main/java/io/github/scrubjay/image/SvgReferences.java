// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a clean drawing refers to. Drawing programs write the names of layers and objects
 * into ids and classes; those that nothing refers to show nothing.
 */
final class SvgReferences {
  private static final Pattern ID = Pattern.compile("#([^\\s)\"';,#:>+~{.\\[*]+)");
  private static final Pattern WHOLE_ID = Pattern.compile("#([^\\s)\"';,{]+)");
  private static final Pattern POINTER =
      Pattern.compile("#xpointer\\(id\\([\"']?([^\"')]+)[\"']?\\)\\)");
  private static final Pattern URL_ID = Pattern.compile("url\\(\\s*[\"']?#([^\"')]+)[\"']?\\s*\\)");
  private static final Pattern EVENT = Pattern.compile("([^\\s;+]+)\\.(begin|end|repeat|[a-z]+)");
  private static final Pattern CLASS = Pattern.compile("\\.([\\p{L}_-][\\p{L}0-9_-]*)");

  private final Set<String> ids = new HashSet<>();
  private final Set<String> classes = new HashSet<>();
  private boolean complete;

  /** From now on the names are known. */
  void complete() {
    complete = true;
  }

  /** Notes what the value of a kept attribute refers to. */
  void learn(String attribute, String value) {
    if (complete || value.startsWith("data:")) {
      return;
    }
    if (attribute.equals("begin") || attribute.equals("end")) {
      addAll(EVENT, value, ids);
    }
    if (value.indexOf('#') >= 0) {
      addAll(ID, value, ids);
      addAll(WHOLE_ID, value, ids);
      addAll(POINTER, value, ids);
    }
  }

  /** Notes the classes that a style sheet selects. */
  void learnClasses(String sheet) {
    if (!complete) {
      addAll(CLASS, sheet, classes);
    }
  }

  private static void addAll(Pattern pattern, String value, Set<String> names) {
    Matcher matcher = pattern.matcher(value);
    while (matcher.find()) {
      String name = matcher.group(1);
      names.add(name);
      if (name.indexOf('%') >= 0) {
        try {
          names.add(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          continue; // not percent-encoded after all
        }
      }
    }
  }

  /** Whether something refers to an element of this id. */
  boolean hasId(String id) {
    return !complete || ids.contains(id) && !id.equals("-");
  }

  /** Those of some classes that a style sheet selects; null for none. */
  String classes(String value) {
    if (!complete) {
      return value;
    }
    List<String> kept = new ArrayList<>();
    boolean all = true;
    for (String name : value.strip().split("\\s+")) {
      if (classes.contains(name)) {
        kept.add(name);
      } else {
        all = false;
      }
    }
    if (kept.isEmpty()) {
      return null;
    }
    return all ? value : String.join(" ", kept);
  }

  /** The elements that a value refers to by {@code url(#...)}. */
  static List<String> urls(String value) {
    List<String> found = new ArrayList<>();
    Matcher matcher = URL_ID.matcher(value);
    while (matcher.find()) {
      found.add(matcher.group(1).strip());
    }
    return found;
  }
}

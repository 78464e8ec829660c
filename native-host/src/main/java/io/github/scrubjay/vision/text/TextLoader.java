// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import io.github.scrubjay.vision.personal.PersonalData;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the classes that read text together with the jars they need, so that these are on nobody's
 * class path: the host's start-up archive holds for one class path only, with the part or without
 * it.
 */
final class TextLoader extends URLClassLoader {
  private static final List<String> OWN =
      List.of(TextLoader.class.getPackageName() + ".", PersonalData.class.getPackageName() + ".");

  TextLoader(List<Path> jars) throws IOException {
    super("text", urls(jars), TextLoader.class.getClassLoader());
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(TextLoader.class.getProtectionDomain().getCodeSource().getLocation());
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}

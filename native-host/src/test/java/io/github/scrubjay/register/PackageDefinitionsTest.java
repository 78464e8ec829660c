// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What can be checked here of the packages for Windows and macOS, which were never run. */
final class PackageDefinitionsTest {
  private static final Path INSTALLER = Path.of("..", "installer");
  private static final Product PRODUCT = Product.load();

  private static Machine machine(Os os) {
    return new Machine(
        os, Path.of("/"), Path.of("/home/kim"), Path.of("/home/kim/.config"), List.of());
  }

  private static Document xml(String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(INSTALLER.resolve("windows").resolve(name).toFile());
  }

  @Test
  void theMsiWritesTheKeysThatRegisterWrites() throws Exception {
    Set<String> keys = new LinkedHashSet<>();
    NodeList elements = xml("registry.wxs").getElementsByTagName("RegistryKey");
    for (int i = 0; i < elements.getLength(); i++) {
      Element key = (Element) elements.item(i);
      assertThat(key.getAttribute("Root")).isEqualTo("HKMU");
      keys.add("HKLM\\" + key.getAttribute("Key"));
    }
    assertThat(Places.ofSystem(PRODUCT, machine(Os.WINDOWS)))
        .extracting(place -> ((Place.Key) place).key())
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void theMsiPutsThereWhatItsKeysName() throws Exception {
    Document product = xml("scrubjay.wxs");
    List<String> sources = new ArrayList<>();
    NodeList files = product.getElementsByTagName("File");
    for (int i = 0; i < files.getLength(); i++) {
      sources.add(((Element) files.item(i)).getAttribute("Source"));
    }
    NodeList values = xml("registry.wxs").getElementsByTagName("RegistryValue");
    for (int i = 1; i < values.getLength(); i++) { // the first one is the component's own
      String value = ((Element) values.item(i)).getAttribute("Value");
      assertThat(sources).contains(value.replace("[INSTALLFOLDER]", ""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMsiBringsManifestsThatLetOurExtensionIn(BrowserKind kind) throws Exception {
    String name = PRODUCT.hostName() + "." + kind.name().toLowerCase(Locale.ROOT);
    HostManifest.Contents manifest =
        HostManifest.read(INSTALLER.resolve("windows").resolve(name + ".json"));
    assertThat(manifest.name()).isEqualTo(PRODUCT.hostName());
    assertThat(manifest.allowed()).isEqualTo(HostManifest.allowed(PRODUCT, kind));
  }

  @Test
  void theUninstallerOfMacosRemovesWhatRegisterWrites() throws Exception {
    Set<String> removed = new LinkedHashSet<>();
    Matcher line =
        Pattern.compile("(?m)^rm -f '([^']+)'$")
            .matcher(Files.readString(INSTALLER.resolve("macos/uninstall.sh")));
    while (line.find()) {
      removed.add(line.group(1));
    }
    assertThat(Places.ofSystem(PRODUCT, machine(Os.MACOS)))
        .extracting(
            place ->
                ((Place.Folder) place).folder().resolve(HostManifest.fileName(PRODUCT)).toString())
        .containsExactlyInAnyOrderElementsOf(removed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LINUX", "MACOS", "WINDOWS"})
  void theDocumentNamesEveryPlace(Os os) throws Exception {
    String document = Files.readString(Path.of("..", "src", "docs", "install", "browsers.md"));
    for (Browser browser : Browsers.of(os)) {
      assertThat(document).contains("| " + browser.name() + " |");
      browser.user().forEach(folder -> assertThat(document).contains(folder.manifests()));
      browser.system().forEach(folder -> assertThat(document).contains(folder));
      browser.keys().forEach(key -> assertThat(document).contains(key));
    }
  }
}

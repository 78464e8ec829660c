// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package as somebody else would use it: a module, and the example of its documentation. */
class LibraryTest {
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
  private static final Path DOCUMENTATION =
      Path.of("target", "sources", "io", "github", "scrubjay", "image", "package-info.java");

  @TempDir private Path folder;

  @Test
  void isAModuleThatNeedsNothingButJava() {
    ModuleDescriptor module =
        ModuleFinder.of(CLASSES).find("io.github.scrubjay.image").orElseThrow().descriptor();
    assertThat(module.requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactly("java.base");
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("io.github.scrubjay.image");
  }

  @Test
  void theExampleOfTheDocumentationCleansAPhoto() throws Exception {
    Path source = folder.resolve("user/Example.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        folder.resolve("module-info.java"), "module user { requires io.github.scrubjay.image; }");
    Files.writeString(
        source,
        "package user;\n"
            + "import io.github.scrubjay.image.*;\n"
            + "import java.nio.ByteBuffer;\n"
            + "import java.nio.file.*;\n"
            + "class Example { public static void main(String[] args) throws Exception {\n"
            + example()
            + "}}\n");
    Files.write(folder.resolve("photo.jpg"), photo());
    String modulePath = CLASSES + File.pathSeparator + folder;

    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-p",
                CLASSES.toString(),
                "-d",
                folder.toString(),
                folder.resolve("module-info.java").toString(),
                source.toString());
    assertThat(compiled).as("the example compiles").isZero();
    Process run =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-p",
                    modulePath,
                    "-m",
                    "user/user.Example"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEqualToIgnoringNewLines("removed [COMMENT], kept []");
    assertThat(Files.readString(folder.resolve("clean.jpg"), StandardCharsets.ISO_8859_1))
        .doesNotContain("from Ada");
  }

  private static String example() throws IOException {
    Matcher example =
        Pattern.compile("<pre>\\{@code\\n(.*?) \\* }</pre>", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENTATION));
    assertThat(example.find()).isTrue();
    String code = example.group(1).replaceAll("(?m)^ \\* ?", "");
    assertThat(code.lines().count()).as("an example of few lines").isLessThanOrEqualTo(5);
    return code;
  }

  /** A JPEG with a comment. */
  private static byte[] photo() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR), "jpeg", jpeg);
    byte[] plain = jpeg.toByteArray();
    byte[] comment = "\u00FF\u00FE\0\12from Ada".getBytes(StandardCharsets.ISO_8859_1);
    byte[] photo = Arrays.copyOf(plain, plain.length + comment.length);
    System.arraycopy(comment, 0, photo, 2, comment.length);
    System.arraycopy(plain, 2, photo, 2 + comment.length, plain.length - 2);
    return photo;
  }
}

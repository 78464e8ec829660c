// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.register.BrowserKind;
import io.github.scrubjay.register.Change;
import io.github.scrubjay.register.Machine;
import io.github.scrubjay.register.Place;
import io.github.scrubjay.register.Product;
import io.github.scrubjay.register.Registrar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code register} and {@code unregister} share: which places, how, and what they say. */
final class Registration {
  private static final int VERSION = 1;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "chromium or firefox: the form of the manifest in --manifest-dir")
  BrowserKind kind;

  @Option(
      names = "--manifest-dir",
      paramLabel = "DIR",
      description = "one folder in which a browser looks for host manifests")
  Path manifestDir;

  @Option(names = "--user", description = "the browsers that this user has")
  boolean user;

  @Option(names = "--system", description = "all users' browsers; needs the rights to write there")
  boolean system;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "with --system: DIR is / where a package is installed; for those who build one")
  Path root;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "program that browsers start (default: the launcher of this host)")
  private Path launcher;

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  /** Refuses what does not fit together. */
  void check(CommandSpec spec, boolean needsKind) {
    int scopes = (manifestDir == null ? 0 : 1) + (user ? 1 : 0) + (system ? 1 : 0);
    boolean kindFits = manifestDir == null ? kind == null : kind != null || !needsKind;
    if (scopes != 1 || !kindFits || (root != null && !system)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "give one of: --user; --system, with --root if wanted; --manifest-dir"
              + (needsKind ? " with --kind" : ""));
    }
  }

  Machine machine() {
    return root == null ? Machine.current() : Machine.current().staged(root);
  }

  /** The one folder that was named. */
  List<Place> folder() {
    BrowserKind form = kind == null ? BrowserKind.CHROMIUM : kind;
    return List.of(new Place.Folder(form.name().toLowerCase(Locale.ROOT), form, manifestDir));
  }

  Registrar registrar(Product product) {
    Path program = launcher == null ? Launcher.path() : launcher;
    return new Registrar(product, program, machine().root(), dryRun);
  }

  /** Says what was done; one line a place, failures on stderr too. */
  int report(List<Change> changes, CommandSpec spec) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      writeJson(changes, out);
    }
    for (Change change : changes) {
      String line =
          (dryRun ? "would be " : "")
              + change.action().name().toLowerCase(Locale.ROOT)
              + ": "
              + change.browser()
              + ": "
              + change.where()
              + (change.detail().isEmpty() ? "" : " (" + change.detail() + ")");
      if (!change.succeeded()) {
        spec.commandLine().getErr().println(line);
      } else if (!json && change.action() != Change.Action.ABSENT) {
        out.println(line);
      }
    }
    out.flush();
    return changes.stream().allMatch(Change::succeeded) ? 0 : 1;
  }

  private void writeJson(List<Change> changes, PrintWriter out) throws IOException {
    try (JsonGenerator generator =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter()) {
      generator.writeStartObject();
      generator.writeNumberField("version", VERSION);
      generator.writeBooleanField("dryRun", dryRun);
      generator.writeArrayFieldStart("changes");
      for (Change change : changes) {
        generator.writeStartObject();
        generator.writeStringField("browser", change.browser());
        generator.writeStringField("where", change.where());
        generator.writeStringField("action", change.action().name().toLowerCase(Locale.ROOT));
        generator.writeStringField("detail", change.detail());
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeEndObject();
      generator.writeRaw('\n');
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.Build;
import io.github.scrubjay.register.Check;
import io.github.scrubjay.register.Doctor;
import io.github.scrubjay.register.Machine;
import io.github.scrubjay.register.Product;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether browsers can find and start the host, and says what mends what is wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check whether this user's browsers can find and start the host.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Doctor doctor = new Doctor(Product.load(), Machine.current(), Launcher.path(), Build.ID);
    List<Check> checks = doctor.examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      printJson(checks, out);
    } else {
      checks.forEach(check -> print(check, out));
    }
    out.flush();
    return checks.stream().allMatch(Check::passed) ? 0 : 1;
  }

  private static void print(Check check, PrintWriter out) {
    String mark =
        switch (check.status()) {
          case PASSED -> "ok    ";
          case NOTE -> "note  ";
          case FAILED -> "FAIL  ";
        };
    out.println(mark + check.name() + ": " + check.seen());
    if (!check.mend().isEmpty()) {
      out.println((check.passed() ? "      " : "      to mend it: ") + check.mend());
    }
  }

  private static void printJson(List<Check> checks, PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeStringField("build", Build.ID);
      json.writeArrayFieldStart("checks");
      for (Check check : checks) {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeBooleanField("passed", check.passed());
        json.writeStringField("status", check.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("seen", check.seen());
        json.writeStringField("mend", check.mend());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}

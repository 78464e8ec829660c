// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scrubjay.register.Browsers;
import io.github.scrubjay.register.Check;
import io.github.scrubjay.register.Doctor;
import io.github.scrubjay.register.Product;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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
    Doctor doctor =
        new Doctor(Product.load(), Browsers.home(), System.getProperty("os.name"), Launcher.path());
    List<Check> checks = doctor.examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      printJson(checks, out);
    } else {
      for (Check check : checks) {
        out.println((check.passed() ? "ok    " : "FAIL  ") + check.name() + ": " + check.seen());
        if (!check.passed()) {
          out.println("      to mend it: " + check.mend());
        }
      }
    }
    out.flush();
    return checks.stream().allMatch(Check::passed) ? 0 : 1;
  }

  private static void printJson(List<Check> checks, PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeArrayFieldStart("checks");
      for (Check check : checks) {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeBooleanField("passed", check.passed());
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

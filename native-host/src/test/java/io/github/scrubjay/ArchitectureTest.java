// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Dependencies point inward: cli, wire -> clean -> verify, inspect -> image; cli, wire -> vision ->
 * image; register stands alone.
 */
@AnalyzeClasses(packages = "io.github.scrubjay", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule imageUsesNoLibraryAndNoneOfOurs =
      classes()
          .that()
          .resideInAPackage("..scrubjay.image..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..scrubjay.image..");

  @ArchTest
  static final ArchRule readersDoNotKnowWhoAsks =
      noClasses()
          .that()
          .resideInAnyPackage("..scrubjay.inspect..", "..scrubjay.verify..", "..scrubjay.clean..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scrubjay.wire..",
              "..scrubjay.cli..",
              "..scrubjay.register..",
              "..scrubjay.vision..");

  @ArchTest
  static final ArchRule visionKnowsOfOursOnlyTheImage =
      noClasses()
          .that()
          .resideInAPackage("..scrubjay.vision..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scrubjay.wire..",
              "..scrubjay.cli..",
              "..scrubjay.register..",
              "..scrubjay.clean..",
              "..scrubjay.inspect..",
              "..scrubjay.verify..");

  @ArchTest
  static final ArchRule theVerifierSharesNoParserWithTheSanitizer =
      noClasses()
          .that()
          .resideInAPackage("..scrubjay.verify..")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Sanitizer")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("Sanitizers");

  @ArchTest
  static final ArchRule registerStandsAlone =
      classes()
          .that()
          .resideInAPackage("..scrubjay.register..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.fasterxml.jackson.core..", "..scrubjay.register..");

  @ArchTest
  static final ArchRule wireDoesNotLoadTheCommandLine =
      noClasses()
          .that()
          .resideInAPackage("..scrubjay.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..scrubjay.cli..", "picocli..", "com.fasterxml.jackson.databind..");

  /** Nothing that can open a connection; addresses are only decoded, or are those of jar files. */
  @ArchTest
  static final ArchRule nothingGoesToAnyNetwork =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(?!URLDecoder$|URLClassLoader$|URL$|URI$|URISyntaxException$).*"
                  + "|java\\.net\\.http\\..*"
                  + "|javax\\.net\\..*"
                  + "|java\\.nio\\.channels\\..*(Socket|Datagram|Network).*"
                  + "|java\\.rmi\\..*")
          .orShould()
          .callMethodWhere(opensAnAddress());

  /** Clocks on the wall jump; what counts a job's time is {@code System.nanoTime}. */
  @ArchTest
  static final ArchRule noJobLooksAtTheWallClock =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..scrubjay.wire..",
              "..scrubjay.clean..",
              "..scrubjay.image..",
              "..scrubjay.inspect..",
              "..scrubjay.verify..",
              "..scrubjay.vision..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.github.scrubjay.(*)..").should().beFreeOfCycles();

  private static DescribedPredicate<JavaMethodCall> opensAnAddress() {
    return DescribedPredicate.describe(
        "open an address",
        call ->
            call.getTargetOwner().isEquivalentTo(URL.class)
                && List.of("openConnection", "openStream", "getContent").contains(call.getName()));
  }
}

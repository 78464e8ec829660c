// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.github.scrubjay.(*)..").should().beFreeOfCycles();
}

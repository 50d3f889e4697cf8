package dev.weir.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Allowed dependencies between modules, and no cycle between packages of any module. */
@ArchTag("long")
@AnalyzeClasses(packages = "dev.weir", importOptions = MainClasses.class)
class ModulesTest {

  /** All packages of the code that runs on Lambda. */
  static final String[] FUNCTIONS = {
    "dev.weir.stream..",
    "dev.weir.engine..",
    "dev.weir.aws..",
    "dev.weir.accesslog..",
    "dev.weir.transactions..",
    "dev.weir.market..",
    "dev.weir.archive..",
    "dev.weir.retention..",
    "dev.weir.alerts..",
    "dev.weir.quarantine..",
    "dev.weir.telemetry..",
    "dev.weir.wiring.."
  };

  @ArchTest
  static final ArchRule modules_know_only_those_below_them =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("events")
          .definedBy("dev.weir.events..", "dev.weir.settings..")
          .layer("gate")
          .definedBy("dev.weir.gate..")
          .layer("subscriber")
          .definedBy("dev.weir.subscriber..")
          .layer("producer")
          .definedBy("dev.weir.producer..")
          .layer("testkit")
          .definedBy("dev.weir.testkit..")
          .layer("samples")
          .definedBy("dev.weir.samples..")
          .layer("metrics")
          .definedBy("dev.weir.metrics..")
          .layer("functions")
          .definedBy(FUNCTIONS)
          .layer("infra")
          .definedBy("dev.weir.infra..")
          .layer("local")
          .definedBy("dev.weir.local..")
          .layer("client")
          .definedBy("dev.weir.client..")
          .layer("rehearsal")
          .definedBy("dev.weir.rehearsal..")
          .layer("cli")
          .definedBy("dev.weir.cli..")
          .whereLayer("events")
          .mayNotAccessAnyLayer()
          .whereLayer("metrics")
          .mayNotAccessAnyLayer()
          .whereLayer("subscriber")
          .mayNotAccessAnyLayer()
          .whereLayer("gate")
          .mayOnlyAccessLayers("events")
          .whereLayer("producer")
          .mayOnlyAccessLayers("events")
          .whereLayer("testkit")
          .mayOnlyAccessLayers("events")
          .whereLayer("samples")
          .mayOnlyAccessLayers("events")
          .whereLayer("functions")
          .mayOnlyAccessLayers("events", "metrics")
          .whereLayer("infra")
          .mayOnlyAccessLayers("events", "gate", "metrics", "functions")
          .whereLayer("local")
          .mayOnlyAccessLayers("gate", "metrics")
          .whereLayer("client")
          .mayOnlyAccessLayers("events", "producer", "metrics", "functions", "local")
          .whereLayer("rehearsal")
          .mayOnlyAccessLayers(
              "events", "producer", "samples", "metrics", "functions", "local", "client")
          .whereLayer("cli")
          .mayOnlyAccessLayers(
              "events", "gate", "producer", "metrics", "functions", "local", "client", "rehearsal");

  @ArchTest
  static final ArchRule no_package_is_in_a_cycle =
      slices().matching("dev.weir.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule contracts_samples_and_metrics_know_no_cloud =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.weir.events..",
              "dev.weir.settings..",
              "dev.weir.gate..",
              "dev.weir.subscriber..",
              "dev.weir.samples..",
              "dev.weir.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  @ArchTest
  static final ArchRule pipelines_know_nothing_of_each_other =
      slices()
          .matching("dev.weir.(accesslog|transactions|market|archive)..")
          .should()
          .notDependOnEachOther()
          // Decisions are archived in the same objects as records.
          .ignoreDependency(
              resideInAPackage("dev.weir.market.archive.."),
              resideInAPackage("dev.weir.archive.."));

  @ArchTest
  static final ArchRule what_pipelines_share_knows_no_pipeline =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.weir.stream..",
              "dev.weir.engine..",
              "dev.weir.aws..",
              "dev.weir.alerts..",
              "dev.weir.quarantine..",
              "dev.weir.telemetry..",
              "dev.weir.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.weir.accesslog..",
              "dev.weir.transactions..",
              "dev.weir.market..",
              "dev.weir.archive..");

  @ArchTest
  static final ArchRule delivery_knows_nothing_of_how_decisions_are_made =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.market.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.weir.market.marks..", "dev.weir.market.risk..", "dev.weir.market.exposure..");
}

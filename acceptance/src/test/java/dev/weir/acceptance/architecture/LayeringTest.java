package dev.weir.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.stream.Deadline;
import dev.weir.stream.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

@ArchTag("long")
@AnalyzeClasses(packages = "dev.weir", importOptions = MainClasses.class)
class LayeringTest {

  private static final String SDK = "software.amazon.awssdk..";

  @ArchTest
  static final ArchRule the_sdk_has_an_address =
      noClasses()
          .that()
          .resideInAnyPackage(ModulesTest.FUNCTIONS)
          .and()
          .haveNameNotMatching(".*\\.(Dynamo|Sns|Kinesis|S3|Sqs|CloudWatch)\\w*(\\$.*)?")
          .and()
          .haveNameNotMatching(".*\\.ProfileValues") // the values of DynamoProfileItem
          .and()
          .haveNameNotMatching(
              ".*((AccessLog|Transaction|Marks|Risk|Delivery|Archive|OutboxSweep)Function|AwsClients|CallMetrics|"
                  + "CanceledTransactions|RefusedCalls|Refusals)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SDK);

  private static final String[] PIPELINES = {
    "dev.weir.accesslog..", "dev.weir.transactions..", "dev.weir.market..", "dev.weir.archive.."
  };

  /** Adapters of a service, and the wiring of functions. */
  private static final String OUTSIDE =
      ".*\\.((Dynamo|Sns|Kinesis|S3|Sqs|CloudWatch)\\w*|\\w*(Wiring|Handler|Function|Ports))(\\$.*)?";

  /**
   * Classes that wait, lease, retry or date something as well; their clock comes with their ports.
   */
  private static final String DATED =
      ".*(Commit|Counts|Alerts|Leases|Audit|CurrentRules|KnownPortfolios|Retry|Acts|OutageSweep)(\\$.*)?";

  private static final String[] ON_THE_ENGINE = {
    "dev.weir.accesslog..",
    "dev.weir.transactions..",
    "dev.weir.archive..",
    "dev.weir.market.marks..",
    "dev.weir.market.risk..",
    "dev.weir.market.delivery..",
    "dev.weir.market.archive.."
  };

  // A replay is not a batch: an operator's command runs it, and it keeps lines that are still
  // rejected.
  @ArchTest
  static final ArchRule only_the_engine_answers_and_quarantines =
      noClasses()
          .that()
          .resideInAnyPackage(ON_THE_ENGINE)
          .and()
          .haveNameNotMatching(".*\\.AccessLogReplay(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Outcome.class)
          .orShould()
          .callMethod(Quarantine.class, "putAll", Map.class)
          .orShould()
          .callMethod(Quarantine.class, "put", QuarantineKey.class, List.class);

  @ArchTest
  static final ArchRule parsers_and_folds_know_no_deadline =
      noClasses()
          .that()
          .resideInAnyPackage(union(step("parse"), step("decide")))
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Deadline.class, Outcome.class);

  @ArchTest
  static final ArchRule steps_know_no_later_step =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("parse")
          .definedBy(step("parse"))
          .layer("decide")
          .definedBy(step("decide"))
          .layer("commit")
          .definedBy(step("commit"))
          .layer("publish")
          .definedBy(step("publish"))
          .whereLayer("decide")
          .mayOnlyBeAccessedByLayers("commit", "publish")
          .whereLayer("commit")
          .mayOnlyBeAccessedByLayers("publish")
          .whereLayer("publish")
          .mayNotBeAccessedByAnyLayer();

  /** Returns the packages of a step, in all pipelines. */
  private static String[] step(String name) {
    return Stream.of(ON_THE_ENGINE)
        .map(pipeline -> pipeline.replace("..", "." + name + ".."))
        .toArray(String[]::new);
  }

  private static String[] union(String[] some, String[] others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule parsing_and_deciding_use_no_clock_and_no_randomness =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINES)
          .and()
          .haveNameNotMatching(OUTSIDE)
          .and()
          .haveNameNotMatching(DATED)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class, Random.class);

  @ArchTest
  static final ArchRule values_know_no_clock_no_cloud_and_no_log =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINES)
          .and(assignableTo(Record.class).or(assignableTo(Enum.class)))
          .and()
          .haveNameNotMatching(OUTSIDE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class, Random.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "org.slf4j..", "dev.weir.wiring..");

  @ArchTest
  static final ArchRule time_comes_in_through_the_wiring =
      noClasses()
          .that()
          .resideInAnyPackage(ModulesTest.FUNCTIONS)
          .and()
          .haveNameNotMatching(OUTSIDE)
          .and()
          .haveNameNotMatching(".*\\.(Telemetry|ConflictRetry)(\\$.*)?") // a duration, not a time
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule patterns_know_only_transactions_alerts_and_settings =
      classes()
          .that()
          .resideInAPackage("dev.weir.transactions.rules..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.weir.transactions.rules..",
              "dev.weir.events..",
              "dev.weir.settings..",
              "dev.weir.alerts..",
              "com.fasterxml.jackson.core..")
          .andShould()
          .onlyDependOnClassesThat()
          .doNotBelongToAnyOf(Clock.class, InstantSource.class, Random.class, java.io.File.class);

  @ArchTest
  static final ArchRule exposure_is_arithmetic =
      classes()
          .that()
          .resideInAPackage("dev.weir.market.exposure..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.math..",
              "java.time..", // durations, and no clock: below
              "dev.weir.market.exposure..")
          .andShould()
          .onlyDependOnClassesThat()
          .doNotBelongToAnyOf(Random.class, Clock.class, InstantSource.class);

  @ArchTest
  static final ArchRule parsers_know_only_bytes =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.accesslog.formats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "org.slf4j..", "java.util.regex..");

  @ArchTest
  static final ArchRule wiring_that_is_shared_knows_no_pipeline =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.wiring..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "dev.weir.aws..",
              "dev.weir.wiring..",
              "dev.weir.metrics..",
              "dev.weir.telemetry..",
              "org.slf4j..",
              "software.amazon..",
              "com.amazonaws..");

  @ArchTest
  static final ArchRule telemetry_knows_only_batches_and_metrics =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.telemetry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SDK,
              "dev.weir.accesslog..",
              "dev.weir.transactions..",
              "dev.weir.market..",
              "dev.weir.alerts..",
              "dev.weir.quarantine..",
              "dev.weir.wiring..");

  @ArchTest
  static final ArchRule the_definition_of_metrics_depends_on_nothing =
      classes()
          .that()
          .resideInAPackage("dev.weir.metrics..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.weir.metrics..");
}

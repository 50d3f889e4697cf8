package dev.weir.verification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;

@AnalyzeClasses(packages = "dev.weir", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  private static final String SDK = "software.amazon.awssdk..";
  private static final String[] FUNCTIONS = {
    "dev.weir.aws..",
    "dev.weir.stream..",
    "dev.weir.engine..",
    "dev.weir.accesslog..",
    "dev.weir.transactions..",
    "dev.weir.market..",
    "dev.weir.alerts..",
    "dev.weir.quarantine..",
    "dev.weir.telemetry..",
    "dev.weir.wiring.."
  };

  @ArchTest
  static final ArchRule the_sdk_has_an_address =
      noClasses()
          .that()
          .resideInAnyPackage(FUNCTIONS)
          .and()
          .haveNameNotMatching(".*\\.(Dynamo|Sns|Kinesis|S3|Sqs)\\w*(\\$.*)?")
          .and()
          .haveNameNotMatching(".*\\.ProfileValues") // the values of DynamoProfileItem
          .and()
          .haveNameNotMatching(
              ".*(Wiring|AccessLogFunction|AwsClients|CallMetrics|CanceledTransactions|RefusedCalls|"
                  + "Refusals)")
          .and()
          .haveNameNotMatching(".*(OutboxSweep|Marks|Risk|Delivery)Handler") // put together there
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SDK);

  @ArchTest
  static final ArchRule contracts_know_no_cloud =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.events..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "com.amazonaws..");

  @ArchTest
  static final ArchRule decisions_are_pure =
      noClasses()
          .that()
          .haveNameMatching(
              "dev\\.weir\\.accesslog\\.(ErrorRule|ErrorRules|ErrorThresholds|MinuteCount|"
                  + "ServiceCount|Tally|CountsSlice|SliceFold|RejectedOfSlice|ParsedLines|RecordParser|"
                  + "LaneMemory|LaneState)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class, java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "org.slf4j..");

  @ArchTest
  static final ArchRule patterns_know_only_transactions_and_alerts =
      classes()
          .that()
          .resideInAPackage("dev.weir.transactions.rules..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.weir.transactions.rules..",
              "dev.weir.events..",
              "dev.weir.alerts..",
              "com.fasterxml.jackson.core..")
          .andShould()
          .onlyDependOnClassesThat()
          .doNotBelongToAnyOf(
              Clock.class, InstantSource.class, java.util.Random.class, java.io.File.class);

  @ArchTest
  static final ArchRule folds_are_pure =
      noClasses()
          .that()
          .haveNameMatching(
              "dev\\.weir\\.transactions\\.(UserFold|Folded|Fences|StoredProfile|"
                  + "ReceivedTransaction|TransactionParser|TransactionSlice|SliceBuilder)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class, java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "org.slf4j..", "dev.weir.wiring..");

  @ArchTest
  static final ArchRule risk_is_arithmetic =
      classes()
          .that()
          .resideInAPackage("dev.weir.market.risk..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java.lang..", "java.util..", "java.math..", "dev.weir.market.risk..")
          .andShould()
          .onlyDependOnClassesThat()
          .doNotBelongToAnyOf(java.util.Random.class);

  @ArchTest
  static final ArchRule what_marks_and_decisions_come_to_asks_no_clock =
      noClasses()
          .that()
          .haveNameMatching(
              "dev\\.weir\\.market\\.(Mark|portfolio\\.(Decision|DecisionJson|Groups|Lease|"
                  + "MarkBook|MarkCodec|MarkRecord|Staleness|StoredRisk|Valuation)|"
                  + "marks\\.(FeedCodec|FeedFold|FeedGap|FeedState|StoredFeed|TickParser|TickSlice|"
                  + "TickSliceBuilder)|reference\\.Reference(Book|Json|Parts|Reader|Set))(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class, java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "org.slf4j..", "dev.weir.wiring..");

  @ArchTest
  static final ArchRule the_markets_steps_have_no_cycles =
      slices().matching("dev.weir.market.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule delivery_knows_nothing_of_how_decisions_are_made =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.market.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.weir.market.marks..", "dev.weir.market.portfolio..", "dev.weir.market.risk..");

  @ArchTest
  static final ArchRule pipelines_know_nothing_of_each_other =
      slices()
          .matching("dev.weir.(accesslog|transactions|market)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule parsers_know_only_bytes =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.accesslog.formats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SDK, "org.slf4j..", "java.util.regex..");

  @ArchTest
  static final ArchRule the_local_cloud_knows_no_function_by_name =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FUNCTIONS)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.weir.events..", "dev.weir.cli..");

  @ArchTest
  static final ArchRule functions_know_neither_the_command_nor_the_local_cloud =
      classes()
          .that()
          .resideInAnyPackage(FUNCTIONS)
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("dev.weir.local..", "dev.weir.cli..", "dev.weir.infra..");

  @ArchTest
  static final ArchRule alerts_and_quarantine_know_no_pipeline =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.weir.alerts..",
              "dev.weir.quarantine..",
              "dev.weir.stream..",
              "dev.weir.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.weir.accesslog..", "dev.weir.transactions..", "dev.weir.market..");

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

  @ArchTest
  static final ArchRule the_commands_features_have_no_cycles =
      slices().matching("dev.weir.local.(*)..").should().beFreeOfCycles();
}

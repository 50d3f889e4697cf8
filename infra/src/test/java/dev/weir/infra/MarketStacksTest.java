package dev.weir.infra;

import static dev.weir.infra.Synthesised.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.infra.Synthesised.SynthesisedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

@Tag("synthesis")
class MarketStacksTest {
  private static final Map<String, Object> TWO_REGIONS = Map.of("regions", "us-east-1,us-east-2");

  private static final List<Synthesised> STACKS = new ArrayList<>();
  private static final List<Synthesised> ARCHIVED = new ArrayList<>();

  @BeforeAll
  static void synthesise() {
    var archived = new HashMap<>(TWO_REGIONS);
    archived.put("archive", "s3");
    STACKS.addAll(synthesise("cdk.out-market", TWO_REGIONS));
    ARCHIVED.addAll(synthesise("cdk.out-market-archive", archived).subList(1, 3));
  }

  private static List<Synthesised> synthesise(String folder, Map<String, Object> context) {
    var app = Synthesised.app(folder);
    var settings = Synthesised.settings(context);
    var stacks = MarketStacks.create(app, settings, settings.market().orElseThrow());
    Checks.addTo(app);
    var findings = Checks.findings(app.synth());
    return stacks.stream()
        .map(stack -> new Synthesised(Template.fromStack(stack).toJSON(), findings))
        .toList();
  }

  private static Synthesised global() {
    return STACKS.getFirst();
  }

  private static List<Synthesised> regional() {
    return STACKS.subList(1, 3);
  }

  @Test
  void the_stage_s_own_stack_names_the_others() {
    assertThat(Synthesised.with(TWO_REGIONS).outputs())
        .containsEntry("MarketRegions", "us-east-1,us-east-2");
    assertThat(Synthesised.byDefault().outputs()).doesNotContainKey("MarketRegions");
  }

  @Test
  void no_check_finds_anything() {
    assertThat(global().findings()).isEmpty();
  }

  @Test
  void there_are_four_replicated_tables_in_two_regions_with_a_witness() {
    var tables = global().resources("AWS::DynamoDB::GlobalTable");
    assertThat(tables).hasSize(4);
    for (var table : tables) {
      assertThat(table.at("MultiRegionConsistency")).isEqualTo("STRONG");
      assertThat((List<?>) table.at("Replicas"))
          .extracting(replica -> at(replica, "Region"))
          .containsExactlyInAnyOrder("us-east-1", "us-east-2");
      assertThat(table.at("GlobalTableWitnesses", 0, "Region")).isEqualTo("us-west-2");
    }
  }

  @Test
  void a_replicated_table_has_no_time_to_live_no_local_index_and_can_be_recovered() {
    for (var table : global().resources("AWS::DynamoDB::GlobalTable")) {
      assertThat(table.properties())
          .doesNotContainKeys("TimeToLiveSpecification", "LocalSecondaryIndexes");
      for (var replica : (List<?>) table.at("Replicas")) {
        assertThat(at(replica, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))
            .isEqualTo(true);
      }
    }
  }

  @Test
  void the_streams_of_marks_and_risk_have_the_new_items_and_no_others() {
    assertThat(
            global().resources("AWS::DynamoDB::GlobalTable").stream()
                .filter(table -> table.properties().containsKey("StreamSpecification"))
                .filter(
                    table -> "NEW_IMAGE".equals(table.at("StreamSpecification", "StreamViewType")))
                .map(table -> table.at("TableName")))
        .contains("weir-dev-marks", "weir-dev-risk");
  }

  @Test
  void each_region_enables_its_replicas_streams_before_it_asks_for_them() {
    for (var stack : regional()) {
      var calls = stack.resources("Custom::AWS");
      for (var table : List.of("marks", "risk")) {
        var enabling = call(calls, "updateTable", table);
        assertThat(json(enabling.at("Create")))
            .contains("StreamEnabled", "NEW_IMAGE")
            .contains("ignoreErrorCodesMatching", "ValidationException");
        var asking = call(calls, "describeTable", table);
        assertThat((List<?>) asking.whole().get("DependsOn"))
            .extracting(String::valueOf)
            .contains(enabling.id());
        assertThat(stack.resources("AWS::Lambda::EventSourceMapping"))
            .extracting(mapping -> json(mapping.at("EventSourceArn")))
            .anyMatch(arn -> arn.contains(asking.id()) && arn.contains("Table.LatestStreamArn"));
      }
      assertThat(calls).hasSize(4);
    }
  }

  private static SynthesisedResource call(
      List<SynthesisedResource> calls, String action, String table) {
    return calls.stream()
        .filter(each -> json(each.at("Create")).contains(action))
        .filter(each -> json(each.at("Create")).contains("weir-dev-" + table))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_enables_a_stream_may_update_that_table_and_no_other() {
    for (var stack : regional()) {
      var updating =
          stack.resources("AWS::IAM::Policy").stream()
              .flatMap(policy -> ((List<?>) policy.at("PolicyDocument", "Statement")).stream())
              .filter(statement -> json(at(statement, "Action")).contains("UpdateTable"))
              .toList();
      assertThat(updating).hasSize(2);
      assertThat(updating)
          .allSatisfy(
              statement -> assertThat(at(statement, "Action")).isEqualTo("dynamodb:UpdateTable"))
          .extracting(statement -> json(at(statement, "Resource")))
          .allMatch(arn -> arn.contains(":table/weir-dev-"))
          .anyMatch(arn -> arn.contains("marks"))
          .anyMatch(arn -> arn.contains("risk"));
    }
  }

  /**
   * The tables have fixed names, so one created under another id would collide with the existing
   * one.
   */
  @Test
  void the_tables_keep_the_logical_ids_that_they_were_deployed_with() {
    assertThat(global().resources("AWS::DynamoDB::GlobalTable"))
        .extracting(SynthesisedResource::id)
        .containsExactlyInAnyOrder(
            "Marks88FDE8ED", "Risk1E61868E", "Reference0C8B785E", "LeasesEBFF46EF");
  }

  @Test
  void a_region_set_that_came_later_is_synthesised_as_it_is_given() {
    var app = Synthesised.app("cdk.out-market-added");
    var settings =
        Synthesised.settings(
            Map.of(
                "regions", "us-east-1,ca-central-1",
                "regionSets", "us-east-1,us-east-2,ca-central-1"));
    var stacks = MarketStacks.create(app, settings, settings.market().orElseThrow());
    Checks.addTo(app);
    var added = Synthesised.of(app, stacks.getFirst());
    assertThat(added.findings()).isEmpty();
    for (var table : added.resources("AWS::DynamoDB::GlobalTable")) {
      assertThat((List<?>) table.at("Replicas"))
          .extracting(replica -> at(replica, "Region"))
          .containsExactly("ca-central-1", "us-east-1");
      assertThat(table.at("GlobalTableWitnesses", 0, "Region")).isEqualTo("us-east-2");
    }
  }

  @Test
  void a_window_of_the_risk_step_is_that_of_its_event_source_alone() {
    var app = Synthesised.app("cdk.out-market-window");
    var context = new HashMap<>(TWO_REGIONS);
    context.put("riskBatchingWindowSeconds", 2);
    var settings = Synthesised.settings(context);
    var stacks = MarketStacks.create(app, settings, settings.market().orElseThrow());
    Checks.addTo(app);
    var windows =
        Synthesised.of(app, stacks.getLast()).resources("AWS::Lambda::EventSourceMapping").stream()
            .filter(mapping -> json(mapping.at("FunctionName")).contains("Risk"))
            .map(mapping -> mapping.at("MaximumBatchingWindowInSeconds"))
            .toList();
    assertThat(windows).extracting(String::valueOf).containsExactly("2");
    assertRefused(
        Map.of("regions", "us-east-1,us-east-2", "riskBatchingWindowSeconds", "301"), "0 to 300");
  }

  @Test
  void sets_that_are_given_are_added_to_those_that_are_known() {
    var sets = "us-east-1,us-east-2,ca-central-1; eu-west-1,eu-north-1,eu-south-2";
    assertThat(
            Synthesised.settings(Map.of("regions", "eu-north-1,eu-south-2", "regionSets", sets))
                .market())
        .isPresent();
    assertThat(
            Synthesised.settings(
                    Map.of("regions", "ap-northeast-1,ap-northeast-3", "regionSets", sets))
                .market())
        .isPresent();
    assertRefused(
        Map.of("regions", "us-east-1,ca-central-1", "regionSets", "us-east-1,ca-central-1"),
        "three or more");
  }

  @Test
  void each_region_archives_decisions_as_the_second_reader_of_their_changes() {
    for (var region : ARCHIVED) {
      assertThat(region.findings()).isEmpty();
      var sources = region.resources("AWS::Lambda::EventSourceMapping");
      var delivery = source(sources, "MarketDelivery");
      var archive = source(sources, "MarketArchiveFunction");
      assertThat(archive.at("EventSourceArn")).isEqualTo(delivery.at("EventSourceArn"));
      assertThat(archive.at("MaximumBatchingWindowInSeconds")).isEqualTo(60);
      assertThat(archive.at("MaximumRetryAttempts")).isEqualTo(-1);
      assertThat(
              sources.stream()
                  .filter(each -> each.at("EventSourceArn").equals(delivery.at("EventSourceArn"))))
          .hasSize(2);
      assertThat(region.resource("AWS::IAM::Role", "MarketArchiveFunctionRole").whole().toString())
          .contains("s3:PutObject", "/decisions/*", "dynamodb:GetRecords")
          .doesNotContain("s3:GetObject", "dynamodb:PutItem", "sns:");
      assertThat(region.outputs())
          .containsKeys(
              "ArchiveBucket", "DecisionArchiveFunctionName", "DecisionArchiveEventSourceId");
    }
  }

  @Test
  void each_region_archives_its_feed_as_a_polling_reader_of_its_stream() {
    for (var region : ARCHIVED) {
      var sources = region.resources("AWS::Lambda::EventSourceMapping");
      var archive = source(sources, "MarketArchiveTicks");
      var stream = region.resource("AWS::Kinesis::Stream", "MarketIngestStream");
      assertThat(archive.at("EventSourceArn", "Fn::GetAtt")).isEqualTo(List.of(stream.id(), "Arn"));
      assertThat(archive.at("BatchSize")).isEqualTo(10_000);
      assertThat(archive.at("MaximumBatchingWindowInSeconds")).isEqualTo(60);
      assertThat(archive.at("StartingPosition")).isEqualTo("TRIM_HORIZON");
      assertThat(archive.at("MaximumRetryAttempts")).isEqualTo(-1);
      assertThat(region.outputs())
          .containsKeys(
              "ShardPositionsTable", "TickArchiveFunctionName", "TickArchiveEventSourceId");
    }
  }

  @Test
  void what_archives_a_feed_may_write_its_objects_and_their_positions_and_nothing_else() {
    for (var region : ARCHIVED) {
      var role = region.resource("AWS::IAM::Role", "MarketArchiveTicksFunctionRole");
      var positions = region.resource("AWS::DynamoDB::GlobalTable", "MarketArchivePositions").id();
      assertThat(json(role.at("Policies")))
          .contains("s3:PutObject", "/market/*", "dynamodb:GetItem", "dynamodb:PutItem", positions)
          .doesNotContain("/decisions/*", "Delete", "s3:GetObject", "sns:", "Subscribe")
          .doesNotContain("MarketFeeds", ":table/weir-dev-");
      var decisions = region.resource("AWS::IAM::Role", "MarketArchiveFunctionRole");
      assertThat(json(decisions.at("Policies"))).doesNotContain("/market/*", positions);
      var marks = region.resource("AWS::IAM::Role", "MarketMarksRole");
      assertThat(json(marks.at("Policies"))).doesNotContain(positions);
    }
  }

  @Test
  void the_archive_of_a_feed_is_a_reader_whose_backlog_counts() {
    for (var region : ARCHIVED) {
      var guard = region.resource("AWS::Lambda::Function", "MarketRetentionGuard");
      assertThat(json(guard.at("Environment", "Variables", "WEIR_GUARDED_STREAMS")))
          .contains(region.resource("AWS::Lambda::Function", "MarketArchiveTicks").id());
    }
  }

  @Test
  void both_archives_of_a_region_have_the_alarms_that_every_event_source_has() {
    for (var region : ARCHIVED) {
      assertThat(region.resources("AWS::CloudWatch::Alarm"))
          .extracting(alarm -> json(alarm.at("AlarmName")))
          .filteredOn(name -> name.contains("archive"))
          .hasSize(13)
          .filteredOn(name -> name.contains("market-ticks-archive"))
          .hasSize(6);
    }
  }

  @Test
  void a_region_s_archive_is_kept_and_encrypted_as_that_of_the_streams_is() {
    for (var region : ARCHIVED) {
      var bucket = region.resource("AWS::S3::Bucket", "MarketArchiveStorage");
      assertThat(bucket.at("BucketEncryption")).isNotNull();
      assertThat(bucket.at("LifecycleConfiguration", "Rules", 0).toString()).contains("GLACIER_IR");
      assertThat(region.resources("AWS::S3::Bucket"))
          .filteredOn(each -> each.id().contains("Archive"))
          .hasSize(1);
    }
  }

  private static Synthesised.SynthesisedResource source(
      List<Synthesised.SynthesisedResource> sources, String id) {
    return sources.stream().filter(each -> each.id().startsWith(id)).findFirst().orElseThrow();
  }

  @Test
  void no_role_may_do_transactions() {
    for (var stack : regional()) {
      var roles = new ArrayList<List<?>>();
      stack.resources("AWS::IAM::Role").forEach(role -> roles.add(statements(stack, role)));
      var writing = roles.stream().filter(MarketStacksTest::touchesReplicatedItems).toList();
      assertThat(writing).hasSize(2).allSatisfy(MarketStacksTest::assertNoTransactions);
      assertThat(roles.stream().flatMap(List::stream))
          .filteredOn(statement -> at(statement, "Effect").equals("Allow"))
          .extracting(statement -> json(at(statement, "Action")))
          .noneMatch(actions -> actions.contains("dynamodb:Transact"))
          .noneMatch(actions -> actions.contains("dynamodb:ConditionCheck"))
          .noneMatch(actions -> actions.contains("dynamodb:*"));
    }
  }

  /** Returns the statements of a role's inline and attached policies, both allowing and denying. */
  private static List<?> statements(Synthesised stack, SynthesisedResource role) {
    var inline = role.at("Policies") instanceof List<?> policies ? policies : List.of();
    var attached =
        stack.resources("AWS::IAM::Policy").stream()
            .filter(policy -> policy.at("Roles").toString().contains(role.id()))
            .map(SynthesisedResource::properties);
    return Stream.concat(inline.stream(), attached)
        .flatMap(policy -> ((List<?>) at(policy, "PolicyDocument", "Statement")).stream())
        .toList();
  }

  private static boolean touchesReplicatedItems(List<?> statements) {
    return statements.stream()
        .filter(statement -> json(at(statement, "Resource")).contains(":table/weir-dev-"))
        .anyMatch(statement -> json(at(statement, "Action")).contains("Item"));
  }

  // There is no permission for transactions: they need the permissions of their operations.
  private static void assertNoTransactions(List<?> statements) {
    var denied =
        statements.stream().filter(statement -> at(statement, "Effect").equals("Deny")).toList();
    assertThat(denied).hasSize(1);
    var deny = denied.getFirst();
    assertThat(at(deny, "Condition", "ForAnyValue:StringEquals", "dynamodb:EnclosingOperation"))
        .isEqualTo(List.of("TransactGetItems", "TransactWriteItems"));
    assertThat((List<?>) at(deny, "Resource"))
        .extracting(MarketStacksTest::json)
        .hasSize(ReplicatedTables.all().size())
        .zipSatisfy(
            ReplicatedTables.all(),
            (arn, table) -> assertThat(arn).contains(":table/weir-dev-" + table));
    for (var action :
        List.of("PutItem", "GetItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")) {
      assertThat(json(at(deny, "Action"))).contains("\"dynamodb:" + action + "\"");
    }
  }

  @Test
  void both_regions_stacks_are_alike_but_for_their_names() {
    var first = json(withoutDashboard(regional().getFirst())).replace("us-east-1", "REGION");
    var second = json(withoutDashboard(regional().getLast())).replace("us-east-2", "REGION");
    assertThat(withoutHashes(second)).isEqualTo(withoutHashes(first));
  }

  // It compares both Regions, in the same order.
  private static Map<String, Object> withoutDashboard(Synthesised stack) {
    var template = new TreeMap<String, Object>(stack.template());
    var resources = new TreeMap<String, Object>();
    ((Map<?, ?>) template.get("Resources"))
        .forEach(
            (id, resource) -> {
              if (!"AWS::CloudWatch::Dashboard".equals(((Map<?, ?>) resource).get("Type"))) {
                resources.put((String) id, resource);
              }
            });
    template.put("Resources", resources);
    return template;
  }

  // Versions, subscriptions and permissions contain their owners' names, including the Region.
  private static String withoutHashes(String template) {
    return template
        .replaceAll("\"WEIR_MARKET_REGIONS\":\"[^\"]*\"", "")
        .replaceAll("[0-9a-f]{32,64}", "HASH")
        .replaceAll("weirdevuseast[12]Market[A-Za-z]+[0-9A-F]{8,}", "CHILD")
        .replaceAll("\"weirdevuseast[12]-Market-Delivery-Topic-[0-9A-F]+", "\"TOPIC")
        .replaceAll("\"S3Key\":\"[^\"]*\"", "");
  }

  @Test
  void decisions_keep_their_order_up_to_the_queue() {
    for (var stack : regional()) {
      var topic = stack.resources("AWS::SNS::Topic").getFirst();
      assertThat(topic.at("FifoTopic")).isEqualTo(true);
      assertThat(topic.at("ContentBasedDeduplication")).isEqualTo(false);
      var queue =
          stack.resources("AWS::SQS::Queue").stream()
              .filter(each -> each.properties().containsKey("FifoQueue"))
              .findFirst()
              .orElseThrow();
      assertThat(queue.properties()).doesNotContainKey("RedrivePolicy");
      assertThat(stack.resources("AWS::SNS::Subscription").getFirst().at("RawMessageDelivery"))
          .isEqualTo(true);
    }
  }

  @Test
  void each_region_has_all_that_the_command_looks_for() {
    for (var stack : regional()) {
      assertThat(stack.outputs())
          .containsKeys(
              "Region",
              "Projection",
              "MarketStreamName",
              "MarketStreamArn",
              "FeedsTable",
              "MarksTable",
              "RiskTable",
              "ReferenceTable",
              "LeasesTable",
              "DecisionTopicArn",
              "DecisionQueueUrl",
              "MarketQuarantineBucket",
              "MarksFunctionName",
              "RiskFunctionName",
              "DeliveryFunctionName",
              "PulseFunctionName");
    }
  }

  @Test
  void the_pulse_function_puts_records_into_the_stream_and_reaches_no_table() {
    for (var stack : regional()) {
      var role =
          stack.resources("AWS::IAM::Role").stream()
              .filter(each -> each.id().contains("MarketPulse"))
              .findFirst()
              .orElseThrow();
      assertThat(statements(stack, role))
          .extracting(statement -> json(at(statement, "Action")))
          .containsOnlyOnce("\"kinesis:PutRecord\"")
          .noneMatch(actions -> actions.contains("dynamodb"));
    }
  }

  @Test
  void
      a_minute_without_a_beat_raises_an_alarm_where_there_is_something_to_beat_for_or_nobody_says() {
    for (var stack : regional()) {
      var alarm =
          stack.resources("AWS::CloudWatch::Alarm").stream()
              .filter(each -> json(each.at("AlarmName")).contains("market-no-beat"))
              .findFirst()
              .orElseThrow();
      assertThat(alarm.at("TreatMissingData")).isEqualTo("breaching");
      assertThat(json(alarm.at("Metrics")))
          .contains("IF(comes0 > 0 AND FILL(taken, 0) < 1, 1, 0)", "Portfolios", "BeatsDelivered");
      assertThat(alarm.at("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
      assertThat(alarm.at("EvaluationPeriods")).isEqualTo(1);
    }
  }

  @Test
  void decisions_hold_until_the_other_region_has_taken_over() {
    assertRefused(
        Map.of("regions", "us-east-1,us-east-2", "lease", "PT30S", "validity", "PT30S"),
        "give at least the lease, two intervals of the pulse and a second: PT37S");
  }

  @Test
  void without_regions_there_is_no_market() {
    assertThat(Synthesised.settings(Map.of()).market()).isEmpty();
    assertThat(Synthesised.settings(Map.of("regions", "")).market()).isEmpty();
  }

  @Test
  void regions_that_make_no_set_are_refused_with_the_remedy() {
    assertRefused(Map.of("regions", "us-east-1"), "give two different Regions");
    assertRefused(Map.of("regions", "us-east-1,us-east-1"), "give two different Regions");
    assertRefused(Map.of("regions", "us-east-1,eu-west-1"), "are not in the same Region set");
    assertRefused(
        Map.of("regions", "us-east-1,us-east-2", "witness", "us-east-1"),
        "give one of [us-west-2]");
    assertRefused(
        Map.of("regions", "us-east-1,us-east-2", "lease", "PT0.1S"),
        "give an ISO-8601 duration from PT1S to PT5M");
    assertRefused(Map.of("portfolioGroups", "0"), "give a whole number from 1 to 1000");
  }

  private static void assertRefused(Map<String, Object> context, String remedy) {
    var reading =
        StackContext.read(new HashMap<>(context)::get, context.keySet(), Synthesised.asset());
    assertThat(reading).isInstanceOf(StackSettings.SettingsResult.RefusedSettings.class);
    assertThat(((StackSettings.SettingsResult.RefusedSettings) reading).problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains(remedy));
  }

  private static String json(Object template) {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build()
          .writeValueAsString(template);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

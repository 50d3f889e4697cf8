package dev.weir.infra;

import static dev.weir.infra.Synthesised.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Metric;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("synthesis")
class ObservabilityTest {

  private static final Path RUNBOOK =
      Path.of(System.getProperty("weir.home")).resolve("docs").resolve("RUNBOOK.md");
  private static final Pattern SECTION = Pattern.compile("(?m)^### (\\S+)$");
  private static final Pattern SINGLE = Pattern.compile("\\[\"(Weir|AWS/\\w+)\",\"(\\w+)\"");
  private static final Pattern SEARCH =
      Pattern.compile("SEARCH\\('\\{(Weir|AWS/\\w+),[^}]*} MetricName=\\\\\"(\\w+)\\\\\"");

  private final Synthesised stack = Synthesised.byDefault();

  private static Stream<Metric> defined() {
    return Stream.concat(Arrays.stream(WeirMetric.values()), Arrays.stream(AwsMetric.values()));
  }

  private static Set<String> names(String body) {
    var names = new HashSet<String>();
    for (var pattern : List.of(SINGLE, SEARCH)) {
      var matcher = pattern.matcher(body);
      while (matcher.find()) {
        names.add(matcher.group(1) + " " + matcher.group(2));
      }
    }
    return names;
  }

  // Returns the literal parts of the joined body, without the names of resources.
  private static String body(Synthesised.SynthesisedResource dashboard) {
    return ((List<?>) ((List<?>) dashboard.at("DashboardBody", "Fn::Join")).get(1))
        .stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining());
  }

  @Test
  void there_is_an_overview_and_a_dashboard_for_each_pipeline_named_for_its_region() {
    assertThat(stack.resources("AWS::CloudWatch::Dashboard"))
        .extracting(dashboard -> dashboard.at("DashboardName", "Fn::Join", 1))
        .containsExactlyInAnyOrder(
            List.of("weir-dev-overview-", Map.of("Ref", "AWS::Region")),
            List.of("weir-dev-access-logs-", Map.of("Ref", "AWS::Region")),
            List.of("weir-dev-transactions-", Map.of("Ref", "AWS::Region")));
  }

  @Test
  void tags_go_neither_to_stream_consumers_nor_to_dashboards() {
    assertThat(stack.resources())
        .filteredOn(resource -> resource.properties().toString().contains("weir:stage"))
        .extracting(Synthesised.SynthesisedResource::type)
        .contains("AWS::Kinesis::Stream", "AWS::Lambda::Function")
        .doesNotContain("AWS::Kinesis::StreamConsumer", "AWS::CloudWatch::Dashboard");
  }

  @Test
  void the_overview_shows_the_market_of_each_region_as_it_is_measured_there() {
    var both = Synthesised.with(Map.of("regions", "us-east-1,us-east-2"));
    var overview = body(both.resource("AWS::CloudWatch::Dashboard", "Overview"));
    for (var region : List.of("us-east-1", "us-east-2")) {
      assertThat(overview)
          .contains("## Market data in " + region)
          .containsPattern("\"market-delivery\",\\{[^}]*\"region\":\"" + region + "\"")
          .containsPattern("\"weir-dev-marks\",\\{[^}]*\"region\":\"" + region + "\"")
          .containsPattern("MetricName=.{2}Decisions[^}]*\"region\":\"" + region + "\"");
    }
    assertThat(body(stack.resource("AWS::CloudWatch::Dashboard", "Overview")))
        .doesNotContain("Market data");
  }

  @Test
  void dashboards_name_no_metric_that_is_not_defined() {
    var known =
        defined()
            .map(each -> each.namespace() + " " + each.metricName())
            .collect(Collectors.toSet());
    for (var dashboard : stack.resources("AWS::CloudWatch::Dashboard")) {
      assertThat(names(body(dashboard))).hasSizeGreaterThan(10).isSubsetOf(known);
    }
  }

  @Test
  void a_dashboard_begins_with_the_states_of_its_alarms_and_what_to_do_about_them() {
    var raised =
        stack.resources("AWS::CloudWatch::Alarm").stream()
            .map(alarm -> alarm.at("AlarmName").toString())
            .toList();
    assertThat(alarmsShownBy("Overview")).containsExactlyInAnyOrderElementsOf(raised);
    assertThat(alarmsShownBy("AccessLogDashboard"))
        .contains("weir-dev-access-logs-lag", "weir-dev-access-logs-not-read")
        .allMatch(name -> name.startsWith("weir-dev-access-logs-"))
        .isSubsetOf(raised);
    assertThat(alarmsShownBy("TransactionDashboard"))
        .allMatch(name -> name.startsWith("weir-dev-transactions-"))
        .isSubsetOf(raised);
    assertThat(body(stack.resource("AWS::CloudWatch::Dashboard", "Overview")))
        .contains("docs/RUNBOOK.md", "weir doctor --aws --stage dev");
  }

  // Each alarm is referred to by its ARN, in the order of the widget.
  private Set<String> alarmsShownBy(String dashboard) {
    var joined =
        stack.resource("AWS::CloudWatch::Dashboard", dashboard).at("DashboardBody", "Fn::Join");
    var ids =
        ((List<?>) ((List<?>) joined).get(1))
            .stream()
                .filter(Map.class::isInstance)
                .map(part -> ((Map<?, ?>) part).get("Fn::GetAtt"))
                .filter(List.class::isInstance)
                .map(of -> ((List<?>) of).getFirst().toString())
                .collect(Collectors.toSet());
    return stack.resources("AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> ids.contains(alarm.id()))
        .map(alarm -> alarm.at("AlarmName").toString())
        .collect(Collectors.toSet());
  }

  @Test
  void distinguished_metrics_are_found_by_search() {
    var bodies =
        stack.resources("AWS::CloudWatch::Dashboard").stream()
            .map(ObservabilityTest::body)
            .collect(Collectors.joining());
    assertThat(bodies)
        .contains(
            "SEARCH('{Weir,Stage,Step,Reason} MetricName=\\\"RejectedByReason\\\" Stage=\\\"dev\\\""
                + " Step=\\\"access-logs\\\"', 'Sum', 60)");
  }

  @Test
  void every_alarm_goes_to_the_operations_topic_and_names_its_section_of_the_runbook() {
    var topic = stack.resource("AWS::SNS::Topic", "Operations").id();
    assertThat(stack.resources("AWS::CloudWatch::Alarm"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.at("AlarmActions")).isEqualTo(List.of(Map.of("Ref", topic)));
              assertThat(alarm.at("OKActions")).isEqualTo(List.of(Map.of("Ref", topic)));
              assertThat(alarm.at("AlarmDescription").toString())
                  .contains("docs/RUNBOOK.md#" + id(alarm));
            });
  }

  @Test
  void an_alarm_links_to_its_section_where_the_runbook_is_said_to_be() {
    var page = "https://git.example/weir/blob/main/docs/RUNBOOK.md";
    var linked = Synthesised.with(Map.of("runbookUrl", page));
    assertThat(linked.resources("AWS::CloudWatch::Alarm"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alarm -> {
              var description = alarm.at("AlarmDescription").toString();
              var link = URI.create(description.substring(description.lastIndexOf(' ') + 1));
              assertThat(link).isEqualTo(URI.create(page + "#" + id(alarm)));
              assertThat(link.getFragment()).isEqualTo(id(alarm));
            });
  }

  private static String id(Synthesised.SynthesisedResource alarm) {
    return alarm.at("AlarmName").toString().replaceFirst("^weir-dev-", "");
  }

  @Test
  void the_retention_alarm_comes_at_half_of_it() {
    var day = Synthesised.with(Map.of("retentionHours", "24"));
    assertThat(day.resources("AWS::CloudWatch::Alarm"))
        .filteredOn(alarm -> id(alarm).equals("access-logs-retention"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(((Number) alarm.at("Threshold")).longValue())
                    .isEqualTo(Duration.ofHours(12).toMillis()));
  }

  private Synthesised.SynthesisedResource alarm(String id) {
    return stack.resources("AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> id(alarm).equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void unread_records_are_reported_though_nothing_else_is_measured() {
    var alarm = alarm("access-logs-not-read");
    var metrics = ((List<?>) alarm.at("Metrics")).stream().map(Synthesised::map).toList();
    assertThat(metrics)
        .filteredOn(metric -> metric.containsKey("Expression"))
        .extracting(metric -> metric.get("Expression"))
        .containsExactly("IF(comes0 > 0 AND FILL(taken, 0) < 1, 1, 0)");
    assertThat(metrics)
        .filteredOn(metric -> metric.containsKey("MetricStat"))
        .extracting(
            metric -> metric.get("Id"),
            metric -> at(metric, "MetricStat", "Metric", "MetricName"),
            metric -> at(metric, "MetricStat", "Period"))
        .containsExactlyInAnyOrder(
            tuple("comes0", "IncomingRecords", 60), tuple("taken", "InvokedEventCount", 60));
    assertThat(alarm.at("DatapointsToAlarm")).isEqualTo(5);
    assertThat(alarm.at("EvaluationPeriods")).isEqualTo(5);
  }

  @Test
  void a_sweep_that_does_not_run_raises_the_outbox_alarm() {
    assertThat(alarm("outbox-failing").at("TreatMissingData")).isEqualTo("breaching");
    assertThat(alarm("access-logs-lag").at("TreatMissingData")).isEqualTo("notBreaching");
  }

  @Test
  void event_sources_are_counted() {
    assertThat(stack.resources("AWS::Lambda::EventSourceMapping"))
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(source.at("MetricsConfig", "Metrics")).isEqualTo(List.of("EventCount")));
  }

  @Test
  void who_is_named_gets_alarms_by_mail() {
    var mailed = Synthesised.with(Map.of("operationsEmail", "ops@b.example"));
    assertThat(mailed.resources("AWS::SNS::Subscription"))
        .singleElement()
        .satisfies(
            subscription -> assertThat(subscription.at("Endpoint")).isEqualTo("ops@b.example"));
  }

  @Test
  void with_a_key_of_the_stack_cloudwatch_may_use_it() {
    var own = Synthesised.with(Map.of("encryptionKey", "customer-managed"));
    assertThat(own.findings()).isEmpty();
    assertThat(own.resource("AWS::KMS::Key", "").whole().toString())
        .contains("cloudwatch.amazonaws.com");
  }

  @Test
  void every_alarm_and_nothing_else_has_a_section_in_the_runbook() throws IOException {
    var runbook = Files.readString(RUNBOOK);
    var reading = new Alarms.SourceTiming(Duration.ofDays(7), Duration.ZERO);
    var ids = Alarms.all(reading).stream().map(Alarm::id).toList();
    var sections = new ArrayList<String>();
    var matcher = SECTION.matcher(runbook);
    while (matcher.find()) {
      sections.add(matcher.group(1));
    }
    assertThat(sections).containsExactlyInAnyOrderElementsOf(ids);
    for (var id : ids) {
      var from = runbook.indexOf("### " + id + "\n");
      var next = runbook.indexOf("\n##", from + 1);
      var section = runbook.substring(from, next < 0 ? runbook.length() : next);
      assertThat(section).as(id).contains("**Meaning**", "**First look**", "**Action**");
    }
  }
}

package dev.weir.cli.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Run;
import dev.weir.client.ExitCode;
import dev.weir.local.template.CloudAssembly;
import dev.weir.local.template.Template;
import dev.weir.metrics.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateInventoryTest {

  private static final String PIPELINE =
      """
      {"Resources": {
        "Logs": {"Type": "AWS::Kinesis::Stream", "Properties": {
          "StreamModeDetails": {"StreamMode": "PROVISIONED"}, "ShardCount": 2,
          "DesiredShardLevelMetrics": ["IncomingBytes"]}},
        "FanOut": {"Type": "AWS::Kinesis::StreamConsumer", "Properties": {
          "StreamARN": {"Fn::GetAtt": ["Logs", "Arn"]}}},
        "Source": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
          "EventSourceArn": {"Fn::GetAtt": ["FanOut", "ConsumerARN"]}, "BatchSize": 500,
          "MaximumBatchingWindowInSeconds": 3}},
        "Count": {"Type": "AWS::Lambda::Function", "Properties": {
          "MemorySize": 1024, "LoggingConfig": {"SystemLogLevel": "WARN"},
          "Environment": {"Variables": {
            "WEIR_METRICS_SECONDS": "10", "WEIR_PACE_MILLIS": "300"}}}},
        "Guard": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 256}},
        "Sweep": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 512}},
        "One": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"MetricName": "Errors"}},
        "Two": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"Metrics": [
          {"Expression": "a + b"}, {"MetricStat": {}}, {"MetricStat": {}}]}},
        "Board": {"Type": "AWS::CloudWatch::Dashboard"},
        "Key": {"Type": "AWS::KMS::Key"}
      }, "Outputs": {
        "AccessLogStreamName": {"Value": {"Ref": "Logs"}},
        "AccessLogRetentionHours": {"Value": "24"},
        "AccessLogFunctionName": {"Value": {"Ref": "Count"}},
        "AccessLogEventSourceId": {"Value": {"Ref": "Source"}},
        "RetentionGuardFunctionName": {"Value": {"Ref": "Guard"}},
        "OutboxSweepFunctionName": {"Value": {"Ref": "Sweep"}}
      }}
      """;

  private static final String MARKET =
      """
      {"Resources": {
        "Ticks": {"Type": "AWS::Kinesis::Stream", "Properties": {
          "StreamModeDetails": {"StreamMode": "ON_DEMAND"}}},
        "Source": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
          "EventSourceArn": {"Fn::GetAtt": ["Ticks", "Arn"]}}},
        "Marks": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 1024}},
        "Changes": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
          "EventSourceArn": {"Fn::GetAtt": ["Asked", "Table.LatestStreamArn"]}}},
        "Asked": {"Type": "Custom::AWS"},
        "Risk": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 1024}},
        "Table": {"Type": "AWS::DynamoDB::GlobalTable", "Properties": {"Replicas": [{}, {}]}}
      }, "Outputs": {
        "MarketStreamName": {"Value": {"Ref": "Ticks"}},
        "MarketRetentionHours": {"Value": "168"},
        "MarksFunctionName": {"Value": {"Ref": "Marks"}},
        "MarksEventSourceId": {"Value": {"Ref": "Source"}},
        "RiskFunctionName": {"Value": {"Ref": "Risk"}},
        "RiskEventSourceId": {"Value": {"Ref": "Changes"}}
      }}
      """;

  @TempDir Path folder;

  private static Inventory inventory(String... templates) throws IOException {
    var stacks = new ArrayList<CloudAssembly.Stack>();
    for (var template : templates) {
      var parsed = Template.of("stack", new ObjectMapper().readTree(template));
      stacks.add(new CloudAssembly.Stack("stack", Optional.empty(), parsed, Map.of()));
    }
    return TemplateInventory.of(new CloudAssembly(stacks));
  }

  @Test
  void charged_resources_are_found() throws IOException {
    var found = inventory(PIPELINE);

    assertThat(found.streams())
        .containsExactly(new StreamPart(Step.ACCESS_LOGS, OptionalInt.of(2), 24, 1, 1));
    assertThat(found.functions())
        .containsExactly(
            new FunctionPart(
                Step.ACCESS_LOGS, 1024, false, 10, PriceSheetReading.PUSHED, 3, 300, 500),
            new FunctionPart(
                Step.ALERT_OUTBOX, 512, true, 0, PriceSheetReading.SCHEDULED, 0, 0, 100));
    assertThat(found.fixed())
        .isEqualTo(new FixedParts(3, 1, 1, List.of(new GuardPart(256, List.of(Step.ACCESS_LOGS)))));
    assertThat(found.replicas()).isEqualTo(1);
  }

  @Test
  void each_regions_stack_is_counted() throws IOException {
    var found = inventory(MARKET, MARKET);

    assertThat(found.streams())
        .hasSize(2)
        .containsOnly(new StreamPart(Step.MARKS, OptionalInt.empty(), 168, 0, 0));
    assertThat(found.functions())
        .extracting(FunctionPart::step, FunctionPart::reading)
        .containsAll(
            List.of(
                tuple(Step.MARKS, PriceSheetReading.POLLED),
                tuple(Step.RISK, PriceSheetReading.TABLE_CHANGES)))
        .hasSize(4);
    assertThat(found.replicas()).isEqualTo(2);
  }

  @Test
  void the_command_prints_the_bill_of_an_assembly_with_its_assumptions() throws IOException {
    Files.writeString(folder.resolve("stack.template.json"), PIPELINE);
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"artifacts": {"weir-dev": {"type": "aws:cloudformation:stack",
          "properties": {"templateFile": "stack.template.json"}}}}
        """);

    var run =
        Run.in(
            folder,
            "price",
            "--assembly",
            folder.toString(),
            "--lines",
            "600/m",
            "--assume",
            "services=7");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(
            "Monthly cost of weir-dev from list prices of us-east-1 at 10 lines/s (1 per record)")
        .contains("doubled duration")
        .containsPattern("streams +4\\d\\.\\d\\d")
        .contains("access-logs: pushed, p99 expected below 1 s")
        .contains("an outage of up to 168 hours loses no data (24 if the retention guard fails)")
        .contains("keeps records for a week while they wait: $0.96 per day")
        .containsPattern("services +7  services +given")
        .containsPattern("0\\.\\d\\d\\* +\\S+ +[\\d,]+ +schedule runs")
        .contains("unverified prices (*)")
        .contains("Not included");
  }
}

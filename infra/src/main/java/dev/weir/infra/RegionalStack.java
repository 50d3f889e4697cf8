package dev.weir.infra;

import dev.weir.stream.SchemaIdSettings;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * The market pipeline in one Region: its own feed, its own functions, its own delivery to its own
 * trading systems. All Regions' stacks are alike.
 */
final class RegionalStack extends Stack {

  RegionalStack(Construct scope, StackSettings settings, MarketSettings market, String region) {
    super(scope, settings.stage().regionalStackName(region), props(settings.stage(), region));
    var pipeline = new MarketConstruct(this, "Market", settings, market, region);
    output("Region", region);
    output("Projection", settings.marketProjection());
    tellWhereThingsAre(pipeline, market);
    for (var table : ReplicatedTables.all()) {
      var title = table.substring(0, 1).toUpperCase(Locale.ROOT) + table.substring(1);
      output(title + "Table", settings.stage().globalTableName(table));
    }
    exemptProvider();
    StageTags.addTo(this, settings.stage());
  }

  private static StackProps props(Stage stage, String region) {
    return StackProps.builder()
        .description("Weir (" + stage.name() + "): the market pipeline in " + region)
        .env(Environment.builder().region(region).build())
        .terminationProtection(stage.keepsData())
        .analyticsReporting(false)
        .build();
  }

  private void tellWhereThingsAre(MarketConstruct pipeline, MarketSettings market) {
    output("MarketStreamName", pipeline.ingest().stream().getStreamName());
    output("MarketStreamArn", pipeline.ingest().stream().getStreamArn());
    output("FeedsTable", pipeline.feeds().getTableName());
    output("MarketQuarantineBucket", pipeline.quarantine().bucket().getBucketName());
    output("DecisionTopicArn", pipeline.delivery().topic().getTopicArn());
    output("DecisionQueueUrl", pipeline.delivery().queue().getQueueUrl());
    output("OperationsTopicArn", pipeline.operations().topic().getTopicArn());
    output("MarksFunctionName", pipeline.marks().function().getFunctionName());
    output("MarksEventSourceId", pipeline.marks().eventSourceId());
    pipeline.glueSchemas().ifPresent(ids -> output("TickGlueSchemas", ids));
    var confluentSchemas = market.marks().get(SchemaIdSettings.CONFLUENT_SCHEMAS);
    if (confluentSchemas != null) {
      output("TickConfluentSchemas", confluentSchemas);
    }
    output("RiskFunctionName", pipeline.risk().function().getFunctionName());
    output("RiskEventSourceId", pipeline.risk().eventSourceId());
    output("PulseFunctionName", pipeline.pulse().function().getFunctionName());
    output("DeliveryFunctionName", pipeline.delivery().function().function().getFunctionName());
    output("DeliveryEventSourceId", pipeline.delivery().function().eventSourceId());
  }

  // The CDK's own function, which asks the tables for their streams when the stack is deployed.
  private void exemptProvider() {
    for (var child : getNode().getChildren()) {
      if (child.getNode().getId().startsWith("AWS679")) {
        for (var rule : List.of("AwsSolutions-IAM4", "AwsSolutions-L1")) {
          NagExemption.from(
              rule,
              child,
              "The CDK's own function: runs at deployments only, as the CDK makes it.");
        }
      }
    }
  }

  private void output(String key, String value) {
    CfnOutput.Builder.create(this, key).value(value).build();
  }
}

package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/**
 * The changes of a replicated table's replica in this Region, and how Lambda reads them: in order
 * for each item, for as long as it takes.
 *
 * <p>A replica's stream is a setting of the replica alone: DynamoDB carries it to no other Region,
 * and whoever makes the table sets it in one. So the stack of each Region enables its own where it
 * is not there yet, when it is deployed. Its ARN has the time in it at which the stream was made,
 * which only the table itself tells: so that is asked next.
 */
final class ReplicaStream {
  /** What the streams carry, by table; a table that is not here has none. */
  static final Map<String, String> VIEWS =
      Map.of(ReplicatedTables.MARKS, "NEW_IMAGE", ReplicatedTables.RISK, "NEW_IMAGE");

  // The answer where the table has a stream already.
  private static final String ALREADY_THERE = "ValidationException";

  private static final String STREAM_ARN = "Table.LatestStreamArn";
  private static final int BATCH_SIZE = 100;
  private static final int WITHOUT_LIMIT = -1;

  private final String tableArn;
  private final String streamArn;

  /**
   * The stream of a table's replica in the stack's Region.
   *
   * @param table which of {@link #VIEWS}
   */
  ReplicaStream(Construct scope, String id, ReplicatedTables tables, String table) {
    tableArn = tables.arn(table);
    var tableName = tables.name(table);
    var enabled = enable(scope, id + "Stream", tableName, VIEWS.get(table));
    var describe =
        AwsSdkCall.builder()
            .service("DynamoDB")
            .action("describeTable")
            .parameters(Map.of("TableName", tableName))
            .physicalResourceId(PhysicalResourceId.of(tableName))
            .outputPaths(List.of(STREAM_ARN))
            .build();
    var asked =
        AwsCustomResource.Builder.create(scope, id)
            .onCreate(describe)
            .onUpdate(describe)
            .installLatestAwsSdk(false)
            .policy(
                AwsCustomResourcePolicy.fromStatements(
                    List.of(Permissions.allow(tableArn, "dynamodb:DescribeTable"))))
            .build();
    asked.getNode().addDependency(enabled);
    streamArn = asked.getResponseField(STREAM_ARN);
  }

  private AwsCustomResource enable(Construct scope, String id, String tableName, String view) {
    // Written as JSON in this order, which has to be the same for every process.
    var update =
        AwsSdkCall.builder()
            .service("DynamoDB")
            .action("updateTable")
            .parameters(
                Ordered.copyOf(
                    Map.of(
                        "TableName",
                        tableName,
                        "StreamSpecification",
                        Ordered.copyOf(Map.of("StreamEnabled", true, "StreamViewType", view)))))
            .physicalResourceId(PhysicalResourceId.of(tableName + "-stream"))
            .ignoreErrorCodesMatching(ALREADY_THERE)
            .build();
    return AwsCustomResource.Builder.create(scope, id)
        .onCreate(update)
        .onUpdate(update)
        .installLatestAwsSdk(false)
        .policy(
            AwsCustomResourcePolicy.fromStatements(
                List.of(Permissions.allow(tableArn, "dynamodb:UpdateTable"))))
        .build();
  }

  /** What a function needs so that Lambda can read the changes for it, by purpose. */
  Map<String, List<PolicyStatement>> permissions() {
    return Map.of(
        "ReadChanges",
        List.of(
            Permissions.allow(
                tableArn + "/stream/*",
                "dynamodb:DescribeStream",
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:ListStreams")));
  }

  /**
   * Has Lambda deliver every change to the function. The settings are those of {@link
   * IngestStream#deliverTo}; the stream itself keeps changes for a day.
   *
   * @param windowSeconds how long changes wait for a fuller batch
   */
  void deliverTo(WeirFunction function, int windowSeconds) {
    var mapping =
        CfnEventSourceMapping.Builder.create(function, WeirFunction.eventSource())
            .functionName(function.live().getFunctionArn())
            .eventSourceArn(streamArn)
            .startingPosition("TRIM_HORIZON")
            .batchSize(BATCH_SIZE)
            .maximumBatchingWindowInSeconds(windowSeconds)
            .parallelizationFactor(IngestStream.PARALLELIZATION_FACTOR)
            .bisectBatchOnFunctionError(false)
            .maximumRetryAttempts(WITHOUT_LIMIT)
            .maximumRecordAgeInSeconds(WITHOUT_LIMIT)
            .metricsConfig(WeirFunction.COUNTED)
            .functionResponseTypes(List.of("ReportBatchItemFailures"))
            .build();
    // Lambda checks the role's permissions when it makes the mapping.
    mapping.getNode().addDependency(function.role());
    NagExemption.forWildcard(
        ".*table\\/.*\\/stream\\/\\*",
        function.role(),
        "The stream's ARN has the time in it at which it was made; the table is named.");
  }
}

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
 * The changes of a replicated table's replica in this Region, delivered by Lambda in order for each
 * item, for as long as it takes.
 *
 * <p>A replica's stream is a setting of that replica alone: DynamoDB does not copy it to other
 * Regions, and creating the table sets it in only one. Each Region's stack therefore enables its
 * own stream on deployment, unless it exists. The stream's ARN contains its creation time, which
 * only the table itself reports, so a second call requests it.
 */
final class ReplicaStream {
  /** The contents of the streams, by table; other tables have none. */
  static final Map<String, String> VIEWS =
      Map.of(ReplicatedTables.MARKS, "NEW_IMAGE", ReplicatedTables.RISK, "NEW_IMAGE");

  // The error if the table already has a stream.
  private static final String ALREADY_THERE = "ValidationException";

  private static final String STREAM_ARN = "Table.LatestStreamArn";
  private static final int BATCH_SIZE = 100;
  private static final int WITHOUT_LIMIT = -1;

  private final String tableArn;
  private final String streamArn;

  /**
   * Creates the stream of a table's replica in the stack's Region.
   *
   * @param table one of {@link #VIEWS}
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

  /** Returns the permissions for Lambda to read the changes for a function, by purpose. */
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
   * Makes Lambda deliver every change to the function. The settings are those of {@link
   * IngestStream#deliverTo}; the stream itself keeps changes for a day.
   *
   * @param windowSeconds how long changes wait for a fuller batch
   */
  void deliverTo(WeirFunction function, int windowSeconds) {
    deliverTo(function, windowSeconds, BATCH_SIZE);
  }

  /** Delivers in batches of another size. */
  void deliverTo(WeirFunction function, int windowSeconds, int batchSize) {
    var mapping =
        CfnEventSourceMapping.Builder.create(function, WeirFunction.eventSource())
            .functionName(function.live().getFunctionArn())
            .eventSourceArn(streamArn)
            .startingPosition("TRIM_HORIZON")
            .batchSize(batchSize)
            .maximumBatchingWindowInSeconds(windowSeconds)
            .parallelizationFactor(IngestStream.PARALLELIZATION_FACTOR)
            .bisectBatchOnFunctionError(false)
            .maximumRetryAttempts(WITHOUT_LIMIT)
            .maximumRecordAgeInSeconds(WITHOUT_LIMIT)
            .metricsConfig(WeirFunction.COUNTED)
            .functionResponseTypes(List.of("ReportBatchItemFailures"))
            .build();
    // Lambda checks the role's permissions when it creates the mapping.
    mapping.getNode().addDependency(function.role());
    NagExemption.forWildcard(
        ".*table\\/.*\\/stream\\/\\*",
        function.role(),
        "The stream's ARN ends with its creation time; the table is named exactly.");
  }
}

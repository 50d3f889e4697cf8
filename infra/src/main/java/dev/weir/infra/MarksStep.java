package dev.weir.infra;

import dev.weir.market.Regions;
import dev.weir.market.marks.MarksHandler;
import dev.weir.market.marks.MarksSettings;
import dev.weir.stream.SchemaIdSettings;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The function that turns a Region's ticks into marks. */
record MarksStep(
    StackSettings settings,
    MarketSettings market,
    String region,
    Encryption encryption,
    Optional<SchemaRegistry> registry) {

  private static final String HANDLER = MarksHandler.class.getName() + "::handleRequest";

  /** The first part of its quarantine keys. */
  private static final String PIPELINE = "market";

  // A full batch takes well under a second; a delay this long means an outage of a table.
  private static final Duration TIMEOUT = Duration.seconds(60);

  WeirFunction create(
      Construct pipeline,
      IngestStream ingest,
      TableV2 feeds,
      QuarantineStorage quarantine,
      ReplicatedTables tables) {
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put(
        "StoreMarks",
        List.of(
            Permissions.allow(
                tables.arn(ReplicatedTables.MARKS), "dynamodb:GetItem", "dynamodb:PutItem"),
            Permissions.allow(tables.arn(ReplicatedTables.REFERENCE), "dynamodb:GetItem"),
            Permissions.allow(
                feeds.getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
            tables.denyTransactions()));
    permissions.putAll(ingest.permissions());
    permissions.putAll(quarantine.permissions(PIPELINE));
    permissions.putAll(encryption.permissions());
    var spec =
        new FunctionSpec(
            "Stores the newest tick of each symbol and venue, and the feed's gaps",
            HANDLER,
            TIMEOUT,
            environment(ingest, feeds, quarantine, tables),
            permissions);
    var function = new WeirFunction(pipeline, "Marks", spec, settings.runtime(), settings.stage());
    ingest.deliverTo(function, settings.marketProjection());
    NagExemption.forWildcard(
        "<.*Quarantine.*\\.Arn>\\/" + PIPELINE + "\\/\\*",
        function.role(),
        "Each quarantined record has its own key under the pipeline's prefix.");
    return function;
  }

  private Map<String, String> environment(
      IngestStream ingest, TableV2 feeds, QuarantineStorage quarantine, ReplicatedTables tables) {
    var environment = new TreeMap<>(market.marks());
    environment.put(Regions.REGION, region);
    environment.put(Regions.ALL, String.join(",", market.regions()));
    environment.put(Environment.MARKS_TABLE, tables.name(ReplicatedTables.MARKS));
    environment.put(Environment.REFERENCE_TABLE, tables.name(ReplicatedTables.REFERENCE));
    environment.put(Environment.FEEDS_TABLE, feeds.getTableName());
    environment.put(Environment.QUARANTINE_BUCKET, quarantine.bucket().getBucketName());
    environment.put(Environment.STREAM_ARN, ingest.stream().getStreamArn());
    registry.ifPresent(schemas -> environment.put(SchemaIdSettings.GLUE_SCHEMAS, schemas.ids()));
    environment.put(
        MarksSettings.PARALLELIZATION_FACTOR,
        Integer.toString(IngestStream.PARALLELIZATION_FACTOR));
    return environment;
  }
}

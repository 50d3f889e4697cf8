package dev.weir.infra;

import dev.weir.archive.ArchivedStream;
import dev.weir.market.Regions;
import dev.weir.market.archive.DecisionArchive;
import dev.weir.market.archive.DecisionArchiveHandler;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The archive of a Region's market: a bucket, and two functions that fill it. One archives the
 * feed's stream. The other archives decisions, as the second reader of the risk table's changes,
 * after the delivery; more would be throttled.
 */
final class MarketArchive extends Construct {
  private static final String HANDLER = DecisionArchiveHandler.class.getName() + "::handleRequest";

  // A full batch takes a second; a delay this long means an outage of the bucket.
  private static final Duration TIMEOUT = Duration.seconds(60);

  // Lambda passes on what fits into an event of 6 MB.
  private static final int BATCH_SIZE = 1_000;

  private final ArchiveStorage storage;
  private final ShardPositions positions;
  private final StreamArchive ticks;
  private final WeirFunction decisions;

  MarketArchive(
      Construct scope,
      String id,
      StackSettings settings,
      String region,
      IngestStream ingest,
      ReplicatedTables tables,
      ReplicaStream changes,
      Encryption encryption) {
    super(scope, id);
    var archive = settings.archive().orElseThrow();
    storage = new ArchiveStorage(this, "Storage", settings.stage(), encryption, archive);
    // Not in the table of feeds, so that neither function can write the other's progress.
    positions = new ShardPositions(this, "Positions", settings.stage(), encryption);
    ticks =
        new StreamArchive(
            this,
            "Ticks",
            ArchivedStream.MARKET,
            ingest,
            new ArchiveParts(storage, positions, encryption),
            settings);
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.putAll(storage.permissions(DecisionArchive.PREFIX));
    permissions.putAll(changes.permissions());
    permissions.putAll(encryption.permissions());
    var spec =
        new FunctionSpec(
            "Archives this Region's decisions",
            HANDLER,
            TIMEOUT,
            Map.of(
                Environment.ARCHIVE_BUCKET, storage.bucket().getBucketName(),
                Environment.RISK_TABLE, tables.name(ReplicatedTables.RISK),
                Regions.REGION, region),
            permissions);
    decisions = new WeirFunction(this, "Function", spec, settings.runtime(), settings.stage());
    changes.deliverTo(decisions, archive.windowSeconds(), BATCH_SIZE);
    NagExemption.forWildcard(
        "<.*Archive.*\\.Arn>\\/" + DecisionArchive.PREFIX + "\\/\\*",
        decisions.role(),
        "Each object has its own key under the prefix of decisions.");
  }

  ArchiveStorage storage() {
    return storage;
  }

  ShardPositions positions() {
    return positions;
  }

  /** Returns the function that archives the feed's stream. */
  WeirFunction ticks() {
    return ticks.function();
  }

  /** Returns the function that archives decisions. */
  WeirFunction decisions() {
    return decisions;
  }
}

package dev.weir.infra;

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
 * The archive of a Region's decisions: a bucket, and the function that fills it. It is the second
 * reader of the risk table's changes, after the delivery; more would be throttled.
 */
final class MarketArchive extends Construct {
  private static final String HANDLER = DecisionArchiveHandler.class.getName() + "::handleRequest";

  // A full batch takes a second; a delay this long means an outage of the bucket.
  private static final Duration TIMEOUT = Duration.seconds(60);

  // Lambda passes on what fits into an event of 6 MB.
  private static final int BATCH_SIZE = 1_000;

  private final ArchiveStorage storage;
  private final WeirFunction function;

  MarketArchive(
      Construct scope,
      String id,
      StackSettings settings,
      String region,
      ReplicatedTables tables,
      ReplicaStream decisions,
      Encryption encryption) {
    super(scope, id);
    var archive = settings.archive().orElseThrow();
    storage = new ArchiveStorage(this, "Storage", settings.stage(), encryption, archive);
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.putAll(storage.permissions(DecisionArchive.PREFIX));
    permissions.putAll(decisions.permissions());
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
    function = new WeirFunction(this, "Function", spec, settings.runtime(), settings.stage());
    decisions.deliverTo(function, archive.windowSeconds(), BATCH_SIZE);
    NagExemption.forWildcard(
        "<.*Archive.*\\.Arn>\\/" + DecisionArchive.PREFIX + "\\/\\*",
        function.role(),
        "Each object has its own key under the prefix of decisions.");
  }

  ArchiveStorage storage() {
    return storage;
  }

  WeirFunction function() {
    return function;
  }
}

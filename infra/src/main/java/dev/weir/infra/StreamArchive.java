package dev.weir.infra;

import dev.weir.archive.ArchiveHandler;
import dev.weir.archive.ArchivedStream;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The function that archives a stream. It polls in large batches, because nobody waits for it. */
final class StreamArchive extends Construct {
  private static final String HANDLER = ArchiveHandler.class.getName() + "::handleRequest";

  // A full batch takes a second; a delay this long means an outage of the bucket or the table.
  private static final Duration TIMEOUT = Duration.seconds(60);

  private final WeirFunction function;

  StreamArchive(
      Construct scope,
      String id,
      ArchivedStream stream,
      IngestStream ingest,
      ArchiveParts parts,
      StackSettings settings) {
    super(scope, id);
    var archive = settings.archive().orElseThrow();
    var spec =
        new FunctionSpec(
            "Archives the raw records of " + stream.pipeline(),
            HANDLER,
            TIMEOUT,
            environment(stream, parts),
            permissions(stream, ingest, parts));
    function = new WeirFunction(this, "Function", spec, settings.runtime(), settings.stage());
    ingest.deliverInLargeBatchesTo(function, archive.windowSeconds());
    NagExemption.forWildcard(
        "<(Market)?Archive.*\\.Arn>\\/" + stream.pipeline() + "\\/\\*",
        function.role(),
        "Each object has its own key under the stream's prefix.");
  }

  WeirFunction function() {
    return function;
  }

  private static Map<String, String> environment(ArchivedStream stream, ArchiveParts parts) {
    return Map.of(
        ArchivedStream.VARIABLE, stream.pipeline(),
        Environment.ARCHIVE_BUCKET, parts.storage().bucket().getBucketName(),
        Environment.POSITIONS_TABLE, parts.positions().table().getTableName());
  }

  private static Map<String, List<PolicyStatement>> permissions(
      ArchivedStream stream, IngestStream ingest, ArchiveParts parts) {
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.putAll(ingest.pollPermissions());
    permissions.putAll(parts.storage().permissions(stream.pipeline()));
    permissions.put(
        "MovePosition", List.of(parts.positions().allow("dynamodb:GetItem", "dynamodb:PutItem")));
    permissions.putAll(parts.encryption().permissions());
    return permissions;
  }
}

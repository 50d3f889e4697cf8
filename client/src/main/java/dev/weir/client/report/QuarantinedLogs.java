package dev.weir.client.report;

import dev.weir.accesslog.AccessLogReplay;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.client.cloud.Cloud;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Which objects of the access logs' quarantine hold what is counted as rejected: those that a
 * commit names and that were not replayed. Any other holds lines that were counted after all, by
 * another invocation or by newer code.
 */
final class QuarantinedLogs {

  /** What their keys begin with. */
  static final String PREFIX = "access-logs/";

  private final MinuteCounts counts;
  private final String projection;
  private final String stream;
  private final Map<Lane, Set<String>> named = new HashMap<>();

  QuarantinedLogs(MinuteCounts counts, String projection, String stream) {
    this.counts = counts;
    this.projection = projection;
    this.stream = stream;
  }

  /** Those of a stack; empty where it does not count access logs. */
  static Optional<QuarantinedLogs> of(Cloud cloud, DynamoDbClient dynamo) {
    return cloud
        .optionalOutput("AccessLogCountsTable")
        .map(
            table ->
                new QuarantinedLogs(
                    new DynamoMinuteCounts(dynamo, table, cloud.output("ShardPositionsTable")),
                    cloud.projection(),
                    cloud.output("AccessLogStreamName")));
  }

  MinuteCounts counts() {
    return counts;
  }

  /**
   * Whether an object is still to be looked at. One that does not name its content is: a version
   * wrote it that did not record which objects count.
   */
  boolean isOpen(String key) {
    return !key.startsWith(PREFIX) || !QuarantinedObject.isKey(key) || isCounted(key);
  }

  /** Whether a commit counted what an object holds as rejected, and no replay has taken it. */
  boolean isCounted(String key) {
    return isNamed(key) && !AccessLogReplay.isDone(counts, laneOf(key), key);
  }

  /** Whether a commit counted what an object holds as rejected. */
  boolean isNamed(String key) {
    return named.computeIfAbsent(laneOf(key), counts::quarantined).contains(key);
  }

  /** The lane that an object's record stood in. */
  Lane laneOf(String key) {
    return new Lane(
        projection,
        stream,
        QuarantinedObject.incarnationOf(key),
        new Shard(QuarantinedObject.shardOf(key)));
  }
}

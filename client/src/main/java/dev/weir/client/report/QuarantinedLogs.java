package dev.weir.client.report;

import dev.weir.accesslog.AccessLogReplay;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Determines which objects of the access logs' quarantine count as rejected: those that a commit
 * names and that have not been replayed. The lines in any other object were counted after all, by
 * another invocation or by newer code.
 */
final class QuarantinedLogs {

  /** The key prefix of access logs. */
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

  /** Returns the logs of a stack; empty if it does not count access logs. */
  static Optional<QuarantinedLogs> of(Cloud cloud, DynamoDbClient dynamo) {
    return cloud
        .optionalOutput(StackOutput.COUNTS_TABLE)
        .map(
            table ->
                new QuarantinedLogs(
                    new DynamoMinuteCounts(
                        dynamo, table, cloud.output(StackOutput.POSITIONS_TABLE)),
                    cloud.projection(),
                    cloud.output(DataStream.ACCESS_LOGS.nameOutput())));
  }

  MinuteCounts counts() {
    return counts;
  }

  /**
   * Returns whether an object is still open. An object whose key does not name its content is
   * always open: it was written by a version that did not record which objects count.
   */
  boolean isOpen(String key) {
    return !key.startsWith(PREFIX) || !QuarantinedObject.isKey(key) || isCounted(key);
  }

  /**
   * Returns whether a commit counted an object's lines as rejected and no replay has taken them.
   */
  boolean isCounted(String key) {
    return isNamed(key) && !AccessLogReplay.isDone(counts, laneOf(key), key);
  }

  /** Returns whether a commit counted an object's lines as rejected. */
  boolean isNamed(String key) {
    return named.computeIfAbsent(laneOf(key), counts::quarantined).contains(key);
  }

  /** Returns the lane of an object's record. */
  Lane laneOf(String key) {
    return new Lane(
        projection,
        stream,
        QuarantinedObject.incarnationOf(key),
        new Shard(QuarantinedObject.shardOf(key)));
  }
}

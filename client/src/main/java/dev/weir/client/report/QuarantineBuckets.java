package dev.weir.client.report;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.metrics.stack.StackOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * All quarantine buckets: one for access logs and transactions, and one in each Region of the
 * market pipeline, where it runs.
 */
final class QuarantineBuckets implements AutoCloseable {

  /** The key prefix of the market pipeline. */
  private static final String MARKET = QuarantinedEvents.MARKET;

  private final List<OpenBucket> places = new ArrayList<>();
  private final Optional<DynamoDbClient> dynamo;
  private final Optional<QuarantinedEvents> events;
  private final Optional<QuarantinedLogs> logs;

  /**
   * A bucket.
   *
   * @param region of the market pipeline; empty for the bucket that all other pipelines share
   */
  record OpenBucket(String region, QuarantineBucket bucket, S3Client client) {}

  /**
   * Opens the bucket of access logs and transactions, for objects of another projection than the
   * deployed one.
   */
  static QuarantineBuckets ofProjection(CloudOptions where, String projection) {
    var cloud = where.open().withProjection(projection);
    var buckets = new QuarantineBuckets(Optional.of(cloud));
    buckets.add("", cloud, StackOutput.QUARANTINE_BUCKET);
    return buckets;
  }

  /** Opens the buckets that can contain keys with a prefix. */
  static QuarantineBuckets open(CloudOptions where, String prefix) {
    if (prefix.startsWith(MARKET) && where.region().isPresent()) {
      // The stack that records replays may be in another Region.
      var buckets = new QuarantineBuckets(Optional.empty());
      buckets.add(where.openRegional());
      return buckets;
    }
    var cloud = where.open();
    var buckets = new QuarantineBuckets(Optional.of(cloud));
    if (!prefix.startsWith(MARKET)) {
      buckets.add("", cloud, StackOutput.QUARANTINE_BUCKET);
    }
    if (prefix.startsWith(MARKET) || MARKET.startsWith(prefix)) {
      where.marketRegions(cloud).forEach(region -> buckets.add(where.openRegional(region)));
    }
    return buckets;
  }

  private QuarantineBuckets(Optional<Cloud> stack) {
    dynamo = stack.map(Cloud::dynamo);
    events = stack.map(cloud -> QuarantinedEvents.of(cloud, dynamo.orElseThrow()));
    logs = stack.flatMap(cloud -> QuarantinedLogs.of(cloud, dynamo.orElseThrow()));
  }

  /** Returns whether an object counts as rejected and has not been replayed. */
  boolean isOpen(OpenBucket place, String key) {
    return logs.map(counts -> counts.isOpen(key)).orElse(true)
        && events.map(positions -> positions.isOpen(place.region(), key)).orElse(true);
  }

  private void add(Cloud regional) {
    add(regional.region(), regional, StackOutput.MARKET_QUARANTINE_BUCKET);
  }

  private void add(String region, Cloud cloud, StackOutput output) {
    var s3 = cloud.s3();
    places.add(new OpenBucket(region, new QuarantineBucket(s3, cloud.output(output)), s3));
  }

  List<OpenBucket> places() {
    return places;
  }

  @Override
  public void close() {
    places.forEach(place -> place.client().close());
    dynamo.ifPresent(DynamoDbClient::close);
  }
}

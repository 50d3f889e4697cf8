package dev.weir.client.report;

import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * All buckets with what was rejected: one for access logs and transactions, and one in each Region
 * of the market pipeline, where that runs.
 */
final class QuarantineBuckets implements AutoCloseable {

  /** What the keys of the market pipeline's begin with. */
  private static final String MARKET = "market/";

  private final List<Place> places = new ArrayList<>();
  private Optional<DynamoDbClient> dynamo = Optional.empty();
  private Optional<QuarantinedLogs> logs = Optional.empty();

  /**
   * A bucket.
   *
   * @param region of the market pipeline; empty for the one that all other pipelines have
   */
  record Place(String region, QuarantineBucket bucket, S3Client client) {}

  /** Opens those that can hold keys with a prefix. */
  static QuarantineBuckets open(CloudOptions where, String prefix) {
    var buckets = new QuarantineBuckets();
    if (prefix.startsWith(MARKET) && where.region().isPresent()) {
      buckets.add(where.openRegional());
      return buckets;
    }
    var cloud = where.open();
    if (!prefix.startsWith(MARKET)) {
      buckets.add("", cloud, "QuarantineBucket");
      buckets.openLogs(cloud);
    }
    if (prefix.startsWith(MARKET) || MARKET.startsWith(prefix)) {
      where.marketRegions(cloud).forEach(region -> buckets.add(where.openRegional(region)));
    }
    return buckets;
  }

  private void openLogs(Cloud cloud) {
    var client = cloud.dynamo();
    dynamo = Optional.of(client);
    var counts =
        new DynamoMinuteCounts(
            client, cloud.output("AccessLogCountsTable"), cloud.output("ShardPositionsTable"));
    logs = Optional.of(QuarantinedLogs.of(cloud, counts));
  }

  /** Whether an object holds what is counted as rejected. */
  boolean isOpen(String key) {
    return logs.isEmpty() || logs.get().isOpen(key);
  }

  private void add(Cloud regional) {
    add(regional.region(), regional, "MarketQuarantineBucket");
  }

  private void add(String region, Cloud cloud, String output) {
    var s3 = cloud.s3();
    places.add(new Place(region, new QuarantineBucket(s3, cloud.output(output)), s3));
  }

  List<Place> places() {
    return places;
  }

  @Override
  public void close() {
    places.forEach(place -> place.client().close());
    dynamo.ifPresent(DynamoDbClient::close);
  }
}

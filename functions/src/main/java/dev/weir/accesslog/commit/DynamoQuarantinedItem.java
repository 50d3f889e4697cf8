package dev.weir.accesslog.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.engine.ReplayLane;
import dev.weir.stream.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item in the table of counts that says which objects in quarantine hold what a commit counts
 * as rejected: {@code window} ({@code #quarantined#} and the key of the lane that the records stood
 * in), {@code lane} (the shard of the commit's lane, {@code #}, the revision in 19 digits, or where
 * lanes have no position the last record, padded), {@code objects} (their keys), {@code expiresAt}.
 * An object that no item names holds lines that were counted after all: by another invocation, or
 * by other code.
 */
final class DynamoQuarantinedItem {

  /** No projection's name begins with this. */
  private static final String PREFIX = "#quarantined#";

  // Longer than a bucket keeps its objects, whatever the retention of the counts.
  private static final Duration KEPT = Duration.ofDays(400);

  private DynamoQuarantinedItem() {}

  static AttributeValue window(Lane lane) {
    return fromS(PREFIX + ReplayLane.originOf(lane).key());
  }

  static Map<String, AttributeValue> of(Commit commit) {
    var revision = String.format(Locale.ROOT, "%019d", commit.after().revision());
    return of(commit.lane(), revision, commit.quarantined(), commit.expiresAt());
  }

  /** The item of what has such a name within its lane. */
  static Map<String, AttributeValue> of(
      Lane lane, String name, List<String> objects, Instant countsExpireAt) {
    return Map.of(
        "window",
        window(lane),
        "lane",
        fromS(lane.shard().id() + "#" + name),
        "objects",
        fromL(objects.stream().map(AttributeValue::fromS).toList()),
        "expiresAt",
        fromN(Long.toString(countsExpireAt.plus(KEPT).getEpochSecond())));
  }

  static Stream<String> objects(Map<String, AttributeValue> item) {
    return item.getOrDefault("objects", fromL(List.of())).l().stream().map(AttributeValue::s);
  }
}

package dev.weir.accesslog.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.engine.ReplayLane;
import dev.weir.stream.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item in the table of counts that lists the quarantine objects holding the lines that a commit
 * counts as rejected: {@code window} ({@code #quarantined#} and the key of the records' lane),
 * {@code lane} (the shard of the commit's lane, {@code #}, the revision in 19 digits), {@code
 * objects} (their keys), {@code expiresAt}. An object that no item names holds lines that were
 * counted after all, by another invocation or other code.
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
    var shard = commit.lane().shard().id();
    var revision = String.format(Locale.ROOT, "%s#%019d", shard, commit.after().revision());
    var expiresAt = commit.expiresAt().plus(KEPT).getEpochSecond();
    return Map.of(
        "window",
        window(commit.lane()),
        "lane",
        fromS(revision),
        "objects",
        fromL(commit.quarantined().stream().map(AttributeValue::fromS).toList()),
        "expiresAt",
        fromN(Long.toString(expiresAt)));
  }

  static Stream<String> objects(Map<String, AttributeValue> item) {
    return item.getOrDefault("objects", fromL(List.of())).l().stream().map(AttributeValue::s);
  }
}

package dev.weir.transactions.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item in the table of profiles that marks the transaction of a place as applied by a replay:
 * {@code user} ({@code #replay#<projection>#<place>}, which can't be a user's, because no
 * projection's name is empty) and {@code expiresAt}.
 */
final class DynamoReplayedItem {

  // Longer than a bucket keeps its objects, whatever the retention of the profiles.
  private static final Duration KEPT = Duration.ofDays(400);

  private DynamoReplayedItem() {}

  static AttributeValue key(String projection, String place) {
    return fromS("#replay#" + projection + "#" + place);
  }

  static Map<String, AttributeValue> of(String projection, String place, Instant expiresAt) {
    return Map.of(
        DynamoProfileItem.USER,
        key(projection, place),
        "expiresAt",
        fromN(Long.toString(expiresAt.plus(KEPT).getEpochSecond())));
  }
}

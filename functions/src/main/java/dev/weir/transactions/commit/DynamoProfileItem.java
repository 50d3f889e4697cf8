package dev.weir.transactions.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.stream.Position;
import dev.weir.stream.Position.Started;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Pseudonym;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.LaneFences.Fence;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.RuleKinds;
import dev.weir.transactions.rules.RulePart;
import dev.weir.transactions.rules.SeenIds;
import dev.weir.transactions.rules.UserProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a user: key {@code user} ({@code <projection>#<user id>}), {@code version}, {@code
 * fences}, {@code expiresAt}, {@code streamTime}, {@code seen}, {@code transactions}, {@code late},
 * and {@code rules}: the bytes that each rule's codec writes for its part, by the rule's name.
 * Items of the former layout are read too.
 */
final class DynamoProfileItem {

  static final String USER = "user";
  static final String VERSION = "version";

  /** DynamoDB's limit for an item: names and values. */
  static final int MAX_BYTES = 400 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(DynamoProfileItem.class);
  private static final String RULES = "rules";

  private DynamoProfileItem() {}

  static AttributeValue userKey(String projection, String user) {
    return fromS(projection + "#" + user);
  }

  static String userOf(String projection, Map<String, AttributeValue> item) {
    return item.get(USER).s().substring(projection.length() + 1);
  }

  static AttributeValue version(long version) {
    return fromN(Long.toString(version));
  }

  /**
   * Returns the item of a commit. The rules' parts are bounded far below an item's limit, but the
   * fences grow with each resharding. If both together exceed the limit, the least needed data is
   * left out, because a profile that cannot be written would block its shard.
   */
  static Map<String, AttributeValue> of(String projection, ProfileCommit commit) {
    var item = of(projection, commit, commit.after().profile());
    if (DynamoItemSize.of(item) <= MAX_BYTES) {
      return item;
    }
    LOG.warn(
        "A profile passes the limit of an item, stored without purchases user={} bytes={}",
        Pseudonym.of(commit.user()),
        DynamoItemSize.of(item));
    return of(projection, commit, commit.after().profile().withoutPurchases());
  }

  private static Map<String, AttributeValue> of(
      String projection, ProfileCommit commit, UserProfile profile) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(USER, userKey(projection, commit.user()));
    item.put(VERSION, version(commit.after().version()));
    item.put("fences", fences(commit.after().fences()));
    item.put("expiresAt", fromN(Long.toString(commit.expiresAt().getEpochSecond())));
    putProfile(item, profile);
    return item;
  }

  private static void putProfile(Map<String, AttributeValue> item, UserProfile profile) {
    item.put("streamTime", ProfileValues.ofInstant(profile.streamTime()));
    var parts = new HashMap<String, AttributeValue>();
    RuleKinds.write(profile.parts()).forEach((rule, part) -> parts.put(rule, binary(part)));
    item.put(RULES, fromM(parts));
    item.put("seen", binary(profile.seen().toBytes()));
    item.put("transactions", fromN(Long.toString(profile.transactions())));
    item.put("late", fromN(Long.toString(profile.late())));
  }

  private static AttributeValue binary(byte[] bytes) {
    return fromB(SdkBytes.fromByteArrayUnsafe(bytes));
  }

  private static AttributeValue fences(LaneFences fences) {
    var byLane = new HashMap<String, AttributeValue>();
    fences.byLane().forEach((lane, fence) -> byLane.put(lane, fence(fence)));
    return fromM(byLane);
  }

  // [last arrival, applied or "", started record, its lines]; the last two only if present.
  private static AttributeValue fence(Fence fence) {
    var values = new ArrayList<AttributeValue>();
    values.add(fromN(Long.toString(fence.lastArrival().getEpochSecond())));
    values.add(fromS(fence.position().applied().map(SequenceNumber::digits).orElse("")));
    fence
        .position()
        .started()
        .ifPresent(
            started -> {
              values.add(fromS(started.record().digits()));
              values.add(fromN(Integer.toString(started.lines())));
            });
    return fromL(values);
  }

  /** Reads an item; an absent item holds nothing. */
  static StoredProfile read(Map<String, AttributeValue> item) {
    if (item.isEmpty()) {
      return StoredProfile.NONE;
    }
    var fences = new HashMap<String, Fence>();
    item.get("fences").m().forEach((lane, fence) -> fences.put(lane, readFence(fence.l())));
    return new StoredProfile(
        Long.parseLong(item.get(VERSION).n()), new LaneFences(fences), readProfile(item));
  }

  private static Fence readFence(List<AttributeValue> values) {
    var applied = values.get(1).s();
    var position =
        new Position(
            applied.isEmpty() ? Optional.empty() : Optional.of(new SequenceNumber(applied)),
            values.size() < 4
                ? Optional.empty()
                : Optional.of(
                    new Started(
                        new SequenceNumber(values.get(2).s()),
                        Integer.parseInt(values.get(3).n()))));
    return new Fence(position, Instant.ofEpochSecond(Long.parseLong(values.get(0).n())));
  }

  private static UserProfile readProfile(Map<String, AttributeValue> item) {
    return new UserProfile(
        ProfileValues.toInstant(item.get("streamTime")),
        item.containsKey(RULES) ? readParts(item.get(RULES).m()) : DynamoFormerProfile.parts(item),
        SeenIds.of(item.get("seen").b().asByteArrayUnsafe()),
        Long.parseLong(item.get("transactions").n()),
        Long.parseLong(item.get("late").n()));
  }

  private static Map<String, RulePart> readParts(Map<String, AttributeValue> stored) {
    var parts = new HashMap<String, byte[]>();
    stored.forEach((rule, part) -> parts.put(rule, part.b().asByteArrayUnsafe()));
    return RuleKinds.read(parts);
  }
}

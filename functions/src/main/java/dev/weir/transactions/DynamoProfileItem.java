package dev.weir.transactions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Place;
import dev.weir.stream.Position;
import dev.weir.stream.Position.Started;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.Fences.Fence;
import dev.weir.transactions.rules.Presence;
import dev.weir.transactions.rules.SeenIds;
import dev.weir.transactions.rules.Spending;
import dev.weir.transactions.rules.UserProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a user: key {@code user} ({@code <projection>#<user id>}), {@code version}, {@code
 * fences}, {@code expiresAt}, and the profile. What there is much of is kept in lists without
 * names, for a name would be stored, and paid for, with each. What there is none of is left out.
 */
final class DynamoProfileItem {

  static final String USER = "user";
  static final String VERSION = "version";

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

  static Map<String, AttributeValue> of(String projection, ProfileCommit commit) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put(USER, userKey(projection, commit.user()));
    item.put(VERSION, version(commit.after().version()));
    item.put("fences", fences(commit.after().fences()));
    item.put("expiresAt", fromN(Long.toString(commit.expiresAt().getEpochSecond())));
    putProfile(item, commit.after().profile());
    return item;
  }

  private static void putProfile(Map<String, AttributeValue> item, UserProfile profile) {
    item.put("streamTime", ProfileValues.ofInstant(profile.streamTime()));
    profile.home().ifPresent(home -> item.put("home", place(home)));
    putList(item, "visits", ProfileValues.ofVisits(profile.visits()));
    item.put("spending", spending(profile.spending()));
    profile.lastPresence().ifPresent(last -> item.put("lastPresence", presence(last)));
    putList(item, "recent", ProfileValues.ofPurchases(profile.recent()));
    putList(item, "unsettled", ProfileValues.ofPurchases(profile.unsettled()));
    putList(item, "small", ProfileValues.ofPurchases(profile.small()));
    putList(item, "velocity", ProfileValues.ofEpisodes(profile.velocity()));
    item.put("seen", fromB(SdkBytes.fromByteArrayUnsafe(profile.seen().toBytes())));
    item.put("transactions", fromN(Long.toString(profile.transactions())));
    item.put("late", fromN(Long.toString(profile.late())));
  }

  private static void putList(
      Map<String, AttributeValue> item, String name, List<AttributeValue> values) {
    if (!values.isEmpty()) {
      item.put(name, fromL(values));
    }
  }

  private static AttributeValue place(Place place) {
    return fromL(List.of(fromS(place.country()), fromS(place.city())));
  }

  private static AttributeValue spending(Map<String, Spending> spending) {
    var byCurrency = new HashMap<String, AttributeValue>();
    spending.forEach(
        (currency, spent) ->
            byCurrency.put(
                currency,
                fromL(
                    List.of(
                        fromN(Long.toString(spent.count())),
                        fromS(spent.mean().toPlainString())))));
    return fromM(byCurrency);
  }

  private static AttributeValue presence(Presence presence) {
    return fromL(
        List.of(
            ProfileValues.ofPurchase(presence.purchase()),
            fromS(Double.toString(presence.at().latitude())),
            fromS(Double.toString(presence.at().longitude()))));
  }

  private static AttributeValue fences(Fences fences) {
    var byLane = new HashMap<String, AttributeValue>();
    fences.byLane().forEach((lane, fence) -> byLane.put(lane, fence(fence)));
    return fromM(byLane);
  }

  // [last arrival, applied or "", started record, its lines]; the last two only where there are.
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

  /** What an item holds; an absent item holds nothing. */
  static StoredProfile read(Map<String, AttributeValue> item) {
    if (item.isEmpty()) {
      return StoredProfile.NONE;
    }
    var fences = new HashMap<String, Fence>();
    item.get("fences").m().forEach((lane, fence) -> fences.put(lane, readFence(fence.l())));
    return new StoredProfile(
        Long.parseLong(item.get(VERSION).n()), new Fences(fences), readProfile(item));
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
        Optional.ofNullable(item.get("home")).map(home -> readPlace(home.l())),
        ProfileValues.toVisits(listOf(item, "visits")),
        readSpending(item.get("spending").m()),
        Optional.ofNullable(item.get("lastPresence")).map(last -> readPresence(last.l())),
        ProfileValues.toPurchases(listOf(item, "recent")),
        ProfileValues.toPurchases(listOf(item, "unsettled")),
        ProfileValues.toPurchases(listOf(item, "small")),
        ProfileValues.toEpisodes(listOf(item, "velocity")),
        SeenIds.of(item.get("seen").b().asByteArrayUnsafe()),
        Long.parseLong(item.get("transactions").n()),
        Long.parseLong(item.get("late").n()));
  }

  private static List<AttributeValue> listOf(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    return value == null ? List.of() : value.l();
  }

  private static Place readPlace(List<AttributeValue> values) {
    return new Place(values.get(0).s(), values.get(1).s());
  }

  private static Map<String, Spending> readSpending(Map<String, AttributeValue> byCurrency) {
    var spending = new HashMap<String, Spending>();
    byCurrency.forEach(
        (currency, spent) ->
            spending.put(
                currency,
                new Spending(
                    Long.parseLong(spent.l().get(0).n()), new BigDecimal(spent.l().get(1).s()))));
    return spending;
  }

  private static Presence readPresence(List<AttributeValue> values) {
    return new Presence(
        ProfileValues.toPurchase(values.get(0).l()),
        new Coordinates(
            Double.parseDouble(values.get(1).s()), Double.parseDouble(values.get(2).s())));
  }
}

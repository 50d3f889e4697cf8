package dev.weir.transactions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Place;
import dev.weir.transactions.rules.Episodes;
import dev.weir.transactions.rules.Purchase;
import dev.weir.transactions.rules.Purchases;
import dev.weir.transactions.rules.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The parts of a profile as DynamoDB values. */
final class ProfileValues {

  private static final int NANO_DIGITS = 9;

  private ProfileValues() {}

  /** Seconds since 1970, with a fraction: to the nanosecond, and readable. */
  static AttributeValue ofInstant(Instant instant) {
    var seconds = BigDecimal.valueOf(instant.getEpochSecond());
    var fraction = BigDecimal.valueOf(instant.getNano(), NANO_DIGITS);
    return fromN(seconds.add(fraction).stripTrailingZeros().toPlainString());
  }

  static Instant toInstant(AttributeValue value) {
    var number = new BigDecimal(value.n());
    var seconds = number.setScale(0, RoundingMode.FLOOR);
    var nanos = number.subtract(seconds).movePointRight(NANO_DIGITS);
    return Instant.ofEpochSecond(seconds.longValueExact(), nanos.longValueExact());
  }

  static List<AttributeValue> ofPurchases(Purchases purchases) {
    return purchases.all().stream().map(ProfileValues::ofPurchase).toList();
  }

  static Purchases toPurchases(List<AttributeValue> values) {
    return values.isEmpty()
        ? Purchases.NONE
        : new Purchases(values.stream().map(value -> toPurchase(value.l())).toList());
  }

  /** [id, time, amount, currency, merchant, country, city, seen at], and {@code true} if late. */
  static AttributeValue ofPurchase(Purchase purchase) {
    var values = new ArrayList<AttributeValue>();
    values.add(fromS(purchase.id()));
    values.add(ofInstant(purchase.occurredAt()));
    values.add(fromS(purchase.amount().amount().toPlainString()));
    values.add(fromS(purchase.amount().currency().getCurrencyCode()));
    values.add(fromS(purchase.merchant()));
    values.add(fromS(purchase.country()));
    values.add(fromS(purchase.city()));
    values.add(ofInstant(purchase.seenAt()));
    if (purchase.late()) {
      values.add(fromBool(true));
    }
    return fromL(values);
  }

  static Purchase toPurchase(List<AttributeValue> values) {
    var fields = values.iterator();
    return new Purchase(
        fields.next().s(),
        toInstant(fields.next()),
        Money.of(fields.next().s(), fields.next().s()),
        fields.next().s(),
        fields.next().s(),
        fields.next().s(),
        toInstant(fields.next()),
        fields.hasNext());
  }

  /** [country, city, first at, last seen at], and the episodes where there are any. */
  static List<AttributeValue> ofVisits(Map<Place, Visit> visits) {
    var values = new ArrayList<AttributeValue>();
    visits.forEach((place, visit) -> values.add(ofVisit(place, visit)));
    return values;
  }

  private static AttributeValue ofVisit(Place place, Visit visit) {
    var values = new ArrayList<AttributeValue>();
    values.add(fromS(place.country()));
    values.add(fromS(place.city()));
    values.add(ofInstant(visit.firstAt()));
    values.add(ofInstant(visit.lastSeenAt()));
    values.addAll(ofEpisodes(visit.sprees()));
    return fromL(values);
  }

  static Map<Place, Visit> toVisits(List<AttributeValue> values) {
    var visits = new HashMap<Place, Visit>();
    for (var value : values) {
      var fields = value.l();
      visits.put(
          new Place(fields.get(0).s(), fields.get(1).s()),
          new Visit(
              toInstant(fields.get(2)),
              toInstant(fields.get(3)),
              toEpisodes(fields.subList(4, fields.size()))));
    }
    return visits;
  }

  /** How many there were, then when those that are remembered began; empty where there was none. */
  static List<AttributeValue> ofEpisodes(Episodes episodes) {
    if (episodes.raised() == 0) {
      return List.of();
    }
    var values = new ArrayList<AttributeValue>();
    values.add(fromN(Integer.toString(episodes.raised())));
    episodes.begun().forEach(begun -> values.add(ofInstant(begun)));
    return values;
  }

  static Episodes toEpisodes(List<AttributeValue> values) {
    return values.isEmpty()
        ? Episodes.NONE
        : new Episodes(
            Integer.parseInt(values.getFirst().n()),
            values.subList(1, values.size()).stream().map(ProfileValues::toInstant).toList());
  }
}

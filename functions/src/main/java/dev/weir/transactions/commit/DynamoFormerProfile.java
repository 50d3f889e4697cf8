package dev.weir.transactions.commit;

import dev.weir.events.transaction.Place;
import dev.weir.transactions.rules.AlertEpisodes;
import dev.weir.transactions.rules.AlertEpisodes.Episode;
import dev.weir.transactions.rules.FormerParts;
import dev.weir.transactions.rules.PlacesPart.Visit;
import dev.weir.transactions.rules.RulePart;
import dev.weir.transactions.rules.Spending;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an item of the layout before rules had parts: {@code home}, {@code visits}, {@code
 * spending}, and purchases for single rules. Home, places, means and the beginnings of episodes are
 * migrated. Purchases are not: for as long as the longest window, at most a day for travel, a
 * pattern whose first transactions came before the deployment may be missed. Each item is written
 * in the current layout with its next transaction; the item's other attributes have not changed.
 */
final class DynamoFormerProfile {

  private DynamoFormerProfile() {}

  static Map<String, RulePart> parts(Map<String, AttributeValue> item) {
    var home = Optional.ofNullable(item.get("home")).map(place -> place(place.l()));
    return FormerParts.of(home, visits(listOf(item, "visits")), spending(item), velocity(item));
  }

  private static AlertEpisodes velocity(Map<String, AttributeValue> item) {
    return episodes(listOf(item, "velocity"));
  }

  private static List<AttributeValue> listOf(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    return value == null ? List.of() : value.l();
  }

  private static Place place(List<AttributeValue> values) {
    return new Place(values.get(0).s(), values.get(1).s());
  }

  // [country, city, first at, last seen at, episodes...]
  private static Map<Place, Visit> visits(List<AttributeValue> values) {
    var visits = new HashMap<Place, Visit>();
    for (var value : values) {
      var fields = value.l();
      var visit =
          new Visit(
              ProfileValues.toInstant(fields.get(2)),
              ProfileValues.toInstant(fields.get(3)),
              episodes(fields.subList(4, fields.size())));
      // Two places with different names before may now have the same name.
      visits.merge(place(fields), visit, DynamoFormerProfile::earlier);
    }
    return visits;
  }

  private static Visit earlier(Visit one, Visit other) {
    return one.firstAt().isAfter(other.firstAt()) ? other : one;
  }

  // [their number, the start of each remembered episode...]
  private static AlertEpisodes episodes(List<AttributeValue> values) {
    return new AlertEpisodes(
        values.stream()
            .skip(1)
            .map(ProfileValues::toInstant)
            .map(begun -> new Episode(begun, begun))
            .toList());
  }

  private static Map<String, Spending> spending(Map<String, AttributeValue> item) {
    var spending = new HashMap<String, Spending>();
    item.get("spending")
        .m()
        .forEach(
            (currency, spent) ->
                spending.put(
                    currency,
                    new Spending(
                        Long.parseLong(spent.l().get(0).n()),
                        new BigDecimal(spent.l().get(1).s()))));
    return spending;
  }
}

package dev.weir.cli.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.transaction.Place;
import dev.weir.transactions.rules.Purchase;

/**
 * A profile for machines: {@code
 * {"user","version","home","streamTime","transactions","late","places":[...],"spending":{...},
 * "recent":[...],"fences":{...}}}. Amounts and means are strings of decimal digits.
 */
final class ProfileJson {

  private ProfileJson() {}

  static ObjectNode of(ProfileView view) {
    var profile = view.profile();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("user", view.user());
    json.put("version", view.version());
    view.home()
        .ifPresentOrElse(
            home -> putPlace(json.putObject("home"), home), () -> json.putNull("home"));
    json.put("streamTime", profile.streamTime().toString());
    json.put("transactions", profile.transactions());
    json.put("late", profile.late());
    json.put("idsRemembered", profile.seen().size());
    addPlaces(json.putArray("places"), view);
    var spending = json.putObject("spending");
    view.spending()
        .forEach(
            (currency, spent) ->
                spending
                    .putObject(currency)
                    .put("count", spent.count())
                    .put("mean", spent.shownMean()));
    var recent = json.putArray("recent");
    view.recent().forEach(purchase -> putPurchase(recent.addObject(), purchase));
    view.fences().forEach(json.putObject("fences")::put);
    return json;
  }

  private static void addPlaces(ArrayNode places, ProfileView view) {
    for (var visited : view.places()) {
      var place = places.addObject();
      putPlace(place, visited.place());
      place.put("home", visited.isHome());
      place.put("known", visited.isKnown());
      place.put("firstAt", visited.firstAt().toString());
      place.put("knownFrom", visited.knownFrom().toString());
    }
  }

  private static void putPlace(ObjectNode json, Place place) {
    json.put("country", place.country()).put("city", place.city());
  }

  private static void putPurchase(ObjectNode json, Purchase purchase) {
    json.put("id", purchase.id());
    json.put("occurredAt", purchase.occurredAt().toString());
    json.put("amount", purchase.amount().amount().toPlainString());
    json.put("currency", purchase.amount().currency().getCurrencyCode());
    json.put("merchant", purchase.merchant());
    json.put("country", purchase.country());
    json.put("city", purchase.city());
    json.put("late", purchase.late());
  }
}

package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.transaction.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code NEW_LOCATION_SPREE}: several large purchases in one place that is new to the user. Once
 * per user and place until its cool-down has passed.
 */
final class NewLocationSpreeRule {

  static final String TYPE = "NEW_LOCATION_SPREE";

  private final RuleSet.NewLocationSpree settings;
  private final int version;

  NewLocationSpreeRule(RuleSet rules) {
    settings = rules.newLocationSpree();
    version = rules.version();
  }

  /** The profile with the episodes as they are with this arrival; adds what is new to findings. */
  UserProfile find(UserProfile profile, Arrival arrival, List<Finding> findings) {
    var place = arrival.purchase().place();
    // What is remembered at another place can't have changed by this arrival.
    var there = purchasesIn(place, profile);
    if (settings.common().mode() == Mode.OFF || there.all().isEmpty()) {
      return profile;
    }
    var visit = profile.visits().get(place);
    var sweep = new Sweep(there, settings.window(), settings.coolDown(), settings.count());
    var episodes =
        sweep
            .from(
                arrival.time(),
                visit.sprees(),
                time -> !visit.isKnownAt(time, settings.settle()),
                (number, contributing) ->
                    findings.add(finding(arrival, visit, number, contributing)))
            .since(profile.streamTime().minus(SeenIds.AGE), settings.coolDown());
    return profile.withSprees(place, episodes);
  }

  private static Purchases purchasesIn(Place place, UserProfile profile) {
    var unsettled = profile.unsettled().all();
    return unsettled.isEmpty()
        ? Purchases.NONE
        : new Purchases(
            unsettled.stream().filter(purchase -> purchase.place().equals(place)).toList());
  }

  private Finding finding(Arrival arrival, Visit visit, int number, List<Purchase> contributing) {
    var user = arrival.transaction().userId();
    var place = arrival.purchase().place();
    var late = Evidence.isLate(contributing);
    return new Finding(
        TYPE,
        version,
        settings.common(),
        user,
        place.country() + "/" + Finding.part(place.city()) + "/" + number,
        "%s: %d large purchases within %s in %s, a place new to the user (first seen %s before): %s%s"
            .formatted(
                user,
                contributing.size(),
                Wording.span(contributing),
                Wording.place(contributing.getLast()),
                Wording.duration(knownFor(visit, contributing)),
                Totals.of(contributing),
                Wording.lateness(late)),
        Evidence.of(
            settings.common(), contributing, json -> writeFigures(json, visit, contributing)),
        late);
  }

  private static Duration knownFor(Visit visit, List<Purchase> contributing) {
    return Wording.between(visit.firstAt(), contributing.getLast().occurredAt());
  }

  private void writeFigures(JsonGenerator json, Visit visit, List<Purchase> contributing)
      throws IOException {
    Evidence.writePlace(json, contributing.getLast().place());
    json.writeStringField("firstSeenAt", visit.firstAt().toString());
    json.writeNumberField("count", contributing.size());
    json.writeNumberField("limitCount", settings.count());
    Evidence.writeTotals(json, "total", Totals.of(contributing).byCurrency());
    json.writeStringField(
        "threshold",
        settings
            .threshold()
            .in(contributing.getLast().amount().currency().getCurrencyCode())
            .toPlainString());
    json.writeNumberField("windowSeconds", settings.window().toSeconds());
  }
}

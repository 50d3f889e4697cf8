package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code IMPOSSIBLE_TRAVEL}: two consecutive transactions in person, in the order they arrived, far
 * apart and too soon after each other. The times may be in either order: nobody travels so fast
 * backwards either.
 */
final class ImpossibleTravelRule {

  static final String TYPE = "IMPOSSIBLE_TRAVEL";

  private static final double MILLIS_AN_HOUR = 3_600_000;

  private final RuleSet.ImpossibleTravel settings;
  private final int version;

  ImpossibleTravelRule(RuleSet rules) {
    settings = rules.impossibleTravel();
    version = rules.version();
  }

  Optional<Finding> find(UserProfile before, Arrival arrival) {
    if (settings.common().mode() == Mode.OFF) {
      return Optional.empty();
    }
    return Presence.of(arrival)
        .flatMap(here -> before.lastPresence().map(last -> Journey.between(last, here)))
        .filter(this::isImpossible)
        .map(journey -> finding(arrival, journey));
  }

  private boolean isImpossible(Journey journey) {
    return journey.kilometres() >= settings.distanceKm()
        && (journey.speed().isEmpty() || journey.speed().getAsDouble() > settings.speedKmh());
  }

  private record Journey(Purchase from, Purchase to, double kilometres, Duration time) {

    static Journey between(Presence last, Presence here) {
      return new Journey(
          last.purchase(),
          here.purchase(),
          last.at().kilometresTo(here.at()),
          Wording.between(last.purchase().occurredAt(), here.purchase().occurredAt()));
    }

    /** In kilometres an hour; empty where there was no time at all. */
    OptionalDouble speed() {
      return time.isZero()
          ? OptionalDouble.empty()
          : OptionalDouble.of(kilometres / (time.toMillis() / MILLIS_AN_HOUR));
    }

    List<Purchase> purchases() {
      return List.of(from, to);
    }
  }

  private Finding finding(Arrival arrival, Journey journey) {
    var late = Evidence.isLate(journey.purchases());
    return new Finding(
        TYPE,
        version,
        settings.common(),
        arrival.transaction().userId(),
        Finding.part(arrival.purchase().id()),
        summary(arrival, journey) + Wording.lateness(late),
        Evidence.of(settings.common(), journey.purchases(), json -> writeFigures(json, journey)),
        late);
  }

  private static String summary(Arrival arrival, Journey journey) {
    var speed =
        journey.speed().isPresent()
            ? String.format(Locale.ROOT, "%,.0f km/h", journey.speed().getAsDouble())
            : "no time to travel at all";
    return String.format(
        Locale.ROOT,
        "%s: card used in person in %s and in %s, %,.0f km apart, within %s: %s",
        arrival.transaction().userId(),
        Wording.place(journey.from()),
        Wording.place(journey.to()),
        journey.kilometres(),
        Wording.duration(journey.time()),
        speed);
  }

  private void writeFigures(JsonGenerator json, Journey journey) throws IOException {
    json.writeNumberField("distanceKm", Evidence.rounded(journey.kilometres(), 1));
    json.writeNumberField("seconds", Evidence.rounded(journey.time().toMillis() / 1e3, 3));
    if (journey.speed().isPresent()) {
      json.writeNumberField("speedKmh", Evidence.rounded(journey.speed().getAsDouble(), 1));
    } else {
      json.writeNullField("speedKmh");
    }
    json.writeNumberField("limitDistanceKm", settings.distanceKm());
    json.writeNumberField("limitSpeedKmh", settings.speedKmh());
  }
}

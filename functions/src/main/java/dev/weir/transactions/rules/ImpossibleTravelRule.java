package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.alerts.Severity;
import dev.weir.transactions.rules.WindowPart.Raised;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code IMPOSSIBLE_TRAVEL}: two card-present transactions, far apart and too soon after each
 * other.
 *
 * @param distanceKm the minimum distance
 * @param speedKmh the speed that must be exceeded
 */
public record ImpossibleTravelRule(
    RuleTerms terms,
    RuleSet.Common common,
    double distanceKm,
    double speedKmh,
    Duration window,
    Duration coolDown)
    implements FraudRule<WindowPart> {

  static final RuleKind<WindowPart> KIND =
      new RuleKind<>(
          "IMPOSSIBLE_TRAVEL",
          WindowPart.class,
          WindowPart.NONE,
          WindowPart::read,
          ImpossibleTravelRule::of);

  // One for each position, except in the last minutes, in which late ones can still come between.
  private static final int MAX_KEPT = 120;
  private static final int MAX_EPISODES_PER_WINDOW = 24;
  private static final double MILLIS_PER_HOUR = 3_600_000;
  // The possible difference between two terminals' clocks; it also keeps a speed finite.
  private static final long MIN_TRAVEL_MILLIS = 1_000;

  private static ImpossibleTravelRule of(RuleTerms terms, RuleDocument rule) {
    var day = Duration.ofHours(24);
    var window = rule.duration("window", day, Duration.ofMinutes(1), day);
    return new ImpossibleTravelRule(
        terms,
        rule.common(Mode.ON, Severity.HIGH),
        rule.decimal("distanceKm", "100", "1", "20000").doubleValue(),
        rule.decimal("speedKmh", "900", "1", "100000").doubleValue(),
        window,
        rule.coolDown(Duration.ofHours(1), window, MAX_EPISODES_PER_WINDOW));
  }

  @Override
  public RuleKind<WindowPart> kind() {
    return KIND;
  }

  @Override
  public void write(SettingsWriter out) {
    out.number("distanceKm", distanceKm).number("speedKmh", speedKmh);
    out.duration("window", window).duration("coolDown", coolDown);
  }

  @Override
  public RuleStep<WindowPart> step(WindowPart before, Arrival arrival) {
    var bounds = new Purchases.Bounds(window.plus(terms.lateness()), MAX_KEPT);
    if (arrival.purchase().position().isEmpty()) {
      var kept = before.kept().at(arrival.streamTime(), bounds);
      return new RuleStep<>(new WindowPart(kept, before.episodes()), List.of());
    }
    var kept =
        thinned(before.kept(), arrival).plus(arrival.purchase(), arrival.streamTime(), bounds);
    var part = new WindowPart(kept, before.episodes());
    if (!arrival.judged()) {
      return new RuleStep<>(part, List.of());
    }
    var origins = new Origins(kept);
    var change =
        part.sweep(
            arrival.time(),
            window,
            coolDown,
            arrival.streamTime(),
            each -> origins.makeImpossible(each) && judges(arrival, each),
            each -> fastest(kept, each).orElseThrow());
    return new RuleStep<>(
        change.after(), change.raised().stream().map(each -> finding(arrival, each)).toList());
  }

  /**
   * Keeps only the last purchase at each position once no awaited purchase can precede it: an
   * earlier start from there would only leave more time for the journey.
   */
  private Purchases thinned(Purchases kept, Arrival arrival) {
    var settled = arrival.streamTime().minus(terms.lateness());
    if (kept.firstAt(settled) <= 1) {
      return kept;
    }
    var positions = new HashSet<List<?>>();
    return Purchases.of(
        kept.all().reversed().stream()
            .filter(
                each ->
                    !each.occurredAt().isBefore(settled) // another at the same time may still come
                        || positions.add(List.of(each.place(), each.position())))
            .toList()
            .reversed());
  }

  private static boolean isAfter(Purchase purchase, Instant settled) {
    return purchase.occurredAt().isAfter(settled);
  }

  private record Journey(Purchase from, Purchase to, double kilometres, long millis) {

    static Journey between(Purchase from, Purchase to) {
      return new Journey(
          from,
          to,
          from.position().orElseThrow().kilometresTo(to.position().orElseThrow()),
          Math.max(
              MIN_TRAVEL_MILLIS, Duration.between(from.occurredAt(), to.occurredAt()).toMillis()));
    }

    boolean isWithinOnePlace() {
      return from.place().isPresent() && from.place().equals(to.place());
    }

    /** Returns the speed in kilometres per hour. */
    double speed() {
      return kilometres * MILLIS_PER_HOUR / millis;
    }
  }

  /** Purchases by place and position, sorted once for all journeys of a step. */
  private final class Origins {
    private final Purchases kept;
    private final Map<List<?>, List<Purchase>> there = new LinkedHashMap<>();

    Origins(Purchases kept) {
      this.kept = kept;
    }

    /** Whether some journey to a purchase is impossible. */
    boolean makeImpossible(Purchase to) {
      if (there.isEmpty()) {
        sort();
      }
      if (there.size() == 1) {
        return false;
      }
      var earliest = to.occurredAt().minus(window);
      for (var origin : there.values()) {
        // A journey from the last one is the fastest of those from there.
        var count = Bisection.count(origin.size(), i -> origin.get(i).isBefore(to));
        if (count > 0 && isImpossible(origin.get(count - 1), to, earliest)) {
          return true;
        }
      }
      return false;
    }

    private void sort() {
      var position = kept.get(0).position();
      var place = kept.get(0).place();
      if (kept.all().stream()
          .allMatch(each -> each.position().equals(position) && each.place().equals(place))) {
        there.put(List.of(), kept.all());
        return;
      }
      for (var each : kept.all()) {
        there
            .computeIfAbsent(List.of(each.place(), each.position()), _ -> new ArrayList<>())
            .add(each);
      }
    }
  }

  private boolean isImpossible(Purchase from, Purchase to, Instant earliest) {
    return isAfter(from, earliest)
        && !from.position().equals(to.position())
        && isImpossible(Journey.between(from, to));
  }

  /** Returns the two ends of the fastest impossible journey to a purchase. */
  private Optional<List<Purchase>> fastest(Purchases kept, Purchase to) {
    var earliest = to.occurredAt().minus(window);
    return kept.all().stream()
        .filter(from -> from.isBefore(to) && isImpossible(from, to, earliest))
        .map(from -> Journey.between(from, to))
        .max(Comparator.comparingDouble(Journey::speed))
        .map(journey -> List.of(journey.from(), journey.to()));
  }

  private boolean isImpossible(Journey journey) {
    return journey.kilometres() >= distanceKm
        && journey.speed() > speedKmh
        && !journey.isWithinOnePlace();
  }

  private Match finding(Arrival arrival, Raised raised) {
    var journey =
        Journey.between(raised.contributing().getFirst(), raised.contributing().getLast());
    return finding(
        arrival,
        Match.part(raised.by().id()),
        summary(arrival, journey),
        raised.contributing(),
        json -> writeFigures(json, journey));
  }

  private static String summary(Arrival arrival, Journey journey) {
    return String.format(
        Locale.ROOT,
        "%s: card used in person in %s and in %s, %,.0f km apart, within %s: %,.0f km/h",
        arrival.transaction().userId(),
        AlertTexts.place(journey.from()),
        AlertTexts.place(journey.to()),
        journey.kilometres(),
        AlertTexts.duration(Duration.ofMillis(journey.millis())),
        journey.speed());
  }

  private void writeFigures(JsonGenerator json, Journey journey) throws IOException {
    json.writeNumberField("distanceKm", Evidence.rounded(journey.kilometres(), 1));
    json.writeNumberField("seconds", Evidence.rounded(journey.millis() / 1e3, 3));
    json.writeNumberField("speedKmh", Evidence.rounded(journey.speed(), 1));
    json.writeNumberField("limitDistanceKm", distanceKm);
    json.writeNumberField("limitSpeedKmh", speedKmh);
  }
}

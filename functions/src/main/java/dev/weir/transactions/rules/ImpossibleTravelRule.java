package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.alerts.Severity;
import dev.weir.events.transaction.Coordinates;
import dev.weir.transactions.rules.WindowPart.Raised;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    var journeys = kept.journeys(this);
    if (journeys.areNone()) {
      return new RuleStep<>(part, List.of());
    }
    var change =
        part.sweep(
            arrival.time(),
            window,
            coolDown,
            arrival.streamTime(),
            index -> journeys.leadTo(index) && judges(arrival, kept.get(index)),
            each -> fastest(kept, each).orElseThrow());
    return new RuleStep<>(change.after(), change.findings(each -> finding(arrival, each)));
  }

  /**
   * Keeps only the last purchase at each position once no awaited purchase can precede it: an
   * earlier start from there would only leave more time for the journey.
   */
  private Purchases thinned(Purchases kept, Arrival arrival) {
    // Before, and not at, this time: another at the same time may still come.
    var settled = arrival.streamTime().minus(terms.lateness());
    return kept.onlyLastOfAlike(
        (one, other) -> isSamePosition(one, other) && one.place().equals(other.place()), settled);
  }

  private static boolean isAfter(Purchase purchase, Instant settled) {
    return purchase.occurredAt().isAfter(settled);
  }

  private record Journey(Purchase from, Purchase to, double kilometres, long millis) {

    static Journey between(Purchase from, Purchase to) {
      return new Journey(from, to, positionOf(from).kilometresTo(positionOf(to)), millis(from, to));
    }

    static long millis(Purchase from, Purchase to) {
      return Math.max(
          MIN_TRAVEL_MILLIS, to.occurredAt().toEpochMilli() - from.occurredAt().toEpochMilli());
    }

    /** Returns the speed in kilometres per hour. */
    double speed() {
      return speed(kilometres, millis);
    }

    static double speed(double kilometres, long millis) {
      return kilometres * MILLIS_PER_HOUR / millis;
    }
  }

  /** Returns a purchase that makes the one at an index an impossible journey; null if none does. */
  Purchase originOf(Purchases kept, int index) {
    var to = kept.get(index);
    var earliest = to.occurredAt().minus(window);
    for (var i = kept.countBefore(to) - 1; i >= 0 && isAfter(kept.get(i), earliest); i--) {
      if (isImpossible(kept.get(i), to)) {
        return kept.get(i);
      }
    }
    return null;
  }

  static Coordinates positionOf(Purchase purchase) {
    return purchase.position().orElseThrow();
  }

  private static boolean isSamePosition(Purchase one, Purchase other) {
    return positionOf(one).equals(positionOf(other));
  }

  private static boolean isWithinOnePlace(Purchase one, Purchase other) {
    return one.place().isPresent() && one.place().equals(other.place());
  }

  /** Whether nobody travels from one purchase to a later one in that time. */
  boolean isImpossible(Purchase from, Purchase to) {
    // The exact distance comes last: its trigonometry costs far more than the rest.
    var most = positionOf(from).maxKilometresTo(positionOf(to));
    return most >= distanceKm
        && !isWithinOnePlace(from, to)
        && Journey.speed(most, Journey.millis(from, to)) > speedKmh
        && isImpossible(Journey.between(from, to));
  }

  /** Returns the two ends of the fastest impossible journey to a purchase. */
  private Optional<List<Purchase>> fastest(Purchases kept, Purchase to) {
    var earliest = to.occurredAt().minus(window);
    return kept.all().stream()
        .filter(from -> from.isBefore(to) && isAfter(from, earliest) && isImpossible(from, to))
        .map(from -> Journey.between(from, to))
        .max(Comparator.comparingDouble(Journey::speed))
        .map(journey -> List.of(journey.from(), journey.to()));
  }

  private boolean isImpossible(Journey journey) {
    return journey.kilometres() >= distanceKm && journey.speed() > speedKmh;
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

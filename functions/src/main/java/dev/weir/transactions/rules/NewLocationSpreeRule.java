package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.alerts.Severity;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Place;
import dev.weir.transactions.rules.PlacesPart.Visit;
import dev.weir.transactions.rules.WindowPart.Raised;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * {@code NEW_LOCATION_SPREE}: several large purchases in one place that is new to the user.
 *
 * @param settle how long after the first transaction there a place is known
 * @param channel the channels whose purchases count; others do not show where the user is
 */
public record NewLocationSpreeRule(
    RuleTerms terms,
    RuleSet.Common common,
    int count,
    Amounts threshold,
    Duration window,
    Duration settle,
    Duration coolDown,
    Through channel)
    implements FraudRule<PlacesPart> {

  public static final RuleKind<PlacesPart> KIND =
      new RuleKind<>(
          "NEW_LOCATION_SPREE",
          PlacesPart.class,
          PlacesPart.NONE,
          PlacesPart::read,
          NewLocationSpreeRule::of);

  // With events in order, those of the largest count are needed, for more than one place at a time.
  private static final int MAX_KEPT = 250;
  private static final Duration YEAR = Duration.ofDays(365);

  /** The way in which a purchase was made. */
  public enum Through {
    /** With the card present. */
    PRESENT,
    /** Remotely: the place is the merchant's. */
    ONLINE,
    /** Either. */
    ANY;

    private boolean takes(Channel channel) {
      return this == ANY || name().equals(channel.name());
    }
  }

  private static NewLocationSpreeRule of(RuleTerms terms, RuleDocument rule) {
    var window = rule.window("window", Duration.ofMinutes(10));
    return new NewLocationSpreeRule(
        terms,
        rule.common(Mode.ON, Severity.HIGH),
        rule.count("count", 3),
        rule.amounts("threshold", "500.00"),
        window,
        rule.duration("settle", Duration.ofHours(24), Duration.ofHours(1), YEAR),
        rule.coolDown(Duration.ofHours(1), window),
        rule.choice("channel", Through.PRESENT, Through.values()));
  }

  @Override
  public RuleKind<PlacesPart> kind() {
    return KIND;
  }

  @Override
  public void write(SettingsWriter out) {
    out.integer("count", count).amounts("threshold", threshold).duration("window", window);
    out.duration("settle", settle).duration("coolDown", coolDown);
    out.text("channel", channel.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public RuleStep<PlacesPart> step(PlacesPart before, Arrival arrival) {
    var bounds = new Purchases.Bounds(window.plus(terms.lateness()), MAX_KEPT);
    var place = arrival.purchase().place().filter(_ -> channel.takes(arrival.purchase().channel()));
    if (place.isEmpty()) {
      return new RuleStep<>(before.with(before.kept().at(arrival.streamTime(), bounds)), List.of());
    }
    var visited = before.visited(place.get(), arrival);
    var part = visited.with(kept(visited, place.get(), arrival, bounds));
    return arrival.judged() ? judge(part, place.get(), arrival) : new RuleStep<>(part, List.of());
  }

  private Purchases kept(
      PlacesPart visited, Place place, Arrival arrival, Purchases.Bounds bounds) {
    var isNeeded =
        threshold.isReachedBy(arrival.purchase().amount())
            && !isKnown(visited, place, arrival.time())
            && !isSettledHome(visited, place, arrival.time());
    return isNeeded
        ? visited.kept().plus(arrival.purchase(), arrival.streamTime(), bounds)
        : visited.kept().at(arrival.streamTime(), bounds);
  }

  private boolean isKnown(PlacesPart part, Place place, Instant time) {
    return part.visits().get(place).firstAt().isBefore(time.minus(settle));
  }

  private boolean isSettledHome(PlacesPart part, Place place, Instant time) {
    return time.isAfter(homeSettledAt(part)) && part.home().filter(place::equals).isPresent();
  }

  // Until then an earlier transaction may still come and make another place home.
  private Instant homeSettledAt(PlacesPart part) {
    return part.first().orElseThrow().at().plus(terms.lateness());
  }

  private RuleStep<PlacesPart> judge(PlacesPart part, Place place, Arrival arrival) {
    var visit = part.visits().get(place);
    if (part.home().filter(place::equals).isPresent()) {
      return new RuleStep<>(part.with(place, visit.episodes()), List.of());
    }
    var there = part.kept().in(place);
    var settledAt = homeSettledAt(part);
    var newUntil = visit.firstAt().plus(settle);
    var change =
        new WindowPart(there, visit.episodes())
            .sweep(
                arrival.time(),
                window,
                coolDown,
                arrival.streamTime(),
                index -> {
                  var each = there.get(index);
                  return each.occurredAt().isAfter(settledAt)
                      && !each.occurredAt().isAfter(newUntil)
                      && there.areWithin(count, window, each)
                      && judges(arrival, each);
                },
                each -> there.within(window, each.occurredAt()));
    return new RuleStep<>(
        part.with(place, change.after().episodes()),
        change.findings(each -> finding(arrival, place, visit, each)));
  }

  private Match finding(Arrival arrival, Place place, Visit visit, Raised raised) {
    var contributing = raised.contributing();
    return finding(
        arrival,
        place.country() + "/" + Match.part(place.city()) + "/" + Match.part(raised.by().id()),
        String.format(
            Locale.ROOT,
            "%s: %d large purchases within %s in %s, a place new to the user (first seen %s"
                + " before): %s",
            arrival.transaction().userId(),
            contributing.size(),
            AlertTexts.span(contributing),
            AlertTexts.place(contributing.getLast()),
            AlertTexts.duration(
                AlertTexts.between(visit.firstAt(), contributing.getLast().occurredAt())),
            AmountTotals.of(contributing)),
        contributing,
        json -> writeFigures(json, place, visit, contributing));
  }

  private void writeFigures(
      JsonGenerator json, Place place, Visit visit, List<Purchase> contributing)
      throws IOException {
    Evidence.writePlace(json, place);
    json.writeStringField("firstSeenAt", visit.firstAt().toString());
    json.writeNumberField("count", contributing.size());
    json.writeNumberField("limitCount", count);
    Evidence.writeTotals(json, "total", AmountTotals.of(contributing).byCurrency());
    json.writeStringField(
        "threshold", threshold.in(contributing.getLast().amount().currency()).toPlainString());
    json.writeNumberField("windowSeconds", window.toSeconds());
  }
}

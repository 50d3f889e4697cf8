package dev.weir.verification.transactions;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.CurrencyRates;
import dev.weir.events.transaction.Place;
import dev.weir.events.transaction.Transaction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Decides which transactions of a user's history qualify, by docs/transactions.md: full scans over
 * the history in event order.
 */
final class NaiveRules {

  /** Orders by time, then by id. */
  static final Comparator<Transaction> EVENT_ORDER =
      Comparator.comparing(Transaction::occurredAt).thenComparing(Transaction::id);

  private final RuleDocumentTree document;
  private final Duration lateness;

  NaiveRules(RuleDocumentTree document) {
    this.document = document;
    lateness = document.duration("lateness");
  }

  Duration lateness() {
    return lateness;
  }

  Duration coolDown(String rule) {
    return rule(rule).duration("coolDown");
  }

  boolean isOff(String rule) {
    return rule(rule).text("mode").equals("off");
  }

  /** Returns the rules by name: whether a transaction qualifies within a history. */
  Map<String, BiPredicate<Transaction, List<Transaction>>> all() {
    return Map.of(
        "NEW_LOCATION_SPREE", this::isSpree,
        "IMPOSSIBLE_TRAVEL", this::isTravel,
        "CARD_TESTING", this::isTesting,
        "AMOUNT_SPIKE", this::isSpike,
        "VELOCITY", this::isVelocity);
  }

  /** A rule set's document with every rule on, whose settings small histories reach. */
  static String document(RandomGenerator random) {
    return """
    {"lateness":"PT%dS","rules":{
    "NEW_LOCATION_SPREE":{"count":%d,"window":"PT%dS","settle":"PT1H","coolDown":"PT%dM",
      "channel":"%s","threshold":{"default":"500.00","JPY":"75000"}},
    "IMPOSSIBLE_TRAVEL":{"distanceKm":%d,"speedKmh":%d,"window":"PT%dS","coolDown":"PT%dM"},
    "CARD_TESTING":{"count":%d,"window":"PT%dS","small":{"default":"2.00"},
      "large":{"default":"200.00"},"coolDown":"PT%dM"},
    "AMOUNT_SPIKE":{"factor":"%s","history":%d,"weight":"%s","coolDown":"PT%dM"},
    "VELOCITY":{"count":%d,"window":"PT%dS","coolDown":"PT%dM"}}}\
    """
        .formatted(
            random.nextInt(2) == 0 ? 0 : random.nextInt(300),
            1 + random.nextInt(3),
            1 + random.nextInt(600),
            1 + random.nextInt(30),
            List.of("present", "online", "any").get(random.nextInt(3)),
            1 + random.nextInt(500),
            1 + random.nextInt(900),
            60 + random.nextInt(1_200),
            1 + random.nextInt(30),
            1 + random.nextInt(3),
            1 + random.nextInt(600),
            1 + random.nextInt(30),
            random.nextInt(2) == 0 ? "2" : "5",
            1 + random.nextInt(5),
            random.nextInt(2) == 0 ? "0.1" : "0.35",
            1 + random.nextInt(30),
            1 + random.nextInt(5),
            1 + random.nextInt(120),
            1 + random.nextInt(10));
  }

  private RuleDocumentTree rule(String name) {
    return document.object("rules").object(name);
  }

  private boolean isSpree(Transaction t, List<Transaction> history) {
    var rule = rule("NEW_LOCATION_SPREE");
    return hasSpreePlace(t)
        && isNew(t, history)
        && atLeast(t, rule, "threshold")
        && history.stream()
                .filter(this::hasSpreePlace)
                .filter(p -> place(p).equals(place(t)))
                .filter(p -> atLeast(p, rule, "threshold"))
                .filter(p -> isWithin(p, t, rule.duration("window")))
                .count()
            >= rule.number("count");
  }

  private boolean hasSpreePlace(Transaction t) {
    var channel = rule("NEW_LOCATION_SPREE").text("channel");
    return t.location().place().isPresent()
        && (channel.equals("any") || channel.equals(t.channel().text()));
  }

  private boolean isNew(Transaction t, List<Transaction> history) {
    var placed = history.stream().filter(this::hasSpreePlace).toList();
    var first = placed.getFirst();
    var firstThere = placed.stream().filter(p -> place(p).equals(place(t))).findFirst();
    var settle = rule("NEW_LOCATION_SPREE").duration("settle");
    return isOlderBy(first, t, lateness)
        && !place(first).equals(place(t))
        && !isOlderBy(firstThere.orElseThrow(), t, settle);
  }

  private boolean isTravel(Transaction t, List<Transaction> history) {
    var rule = rule("IMPOSSIBLE_TRAVEL");
    return isPositioned(t)
        && history.stream()
            .filter(p -> EVENT_ORDER.compare(p, t) < 0)
            .filter(p -> isWithin(p, t, rule.duration("window")))
            .filter(NaiveRules::isPositioned)
            .anyMatch(p -> isImpossible(p, t, rule));
  }

  private static boolean isPositioned(Transaction t) {
    return t.channel() == Channel.PRESENT && t.location().coordinates().isPresent();
  }

  private static boolean isImpossible(Transaction from, Transaction to, RuleDocumentTree rule) {
    var samePlace =
        from.location().place().isPresent()
            && from.location().place().equals(to.location().place());
    var kilometres =
        from.location()
            .coordinates()
            .orElseThrow()
            .kilometresTo(to.location().coordinates().orElseThrow());
    var millis = Math.max(1_000, Duration.between(from.occurredAt(), to.occurredAt()).toMillis());
    return !samePlace
        && kilometres >= rule.number("distanceKm")
        && kilometres * 3_600_000 / millis > rule.number("speedKmh");
  }

  private boolean isTesting(Transaction t, List<Transaction> history) {
    var rule = rule("CARD_TESTING");
    var window = rule.duration("window");
    var count = rule.number("count");
    var small =
        history.stream()
            .filter(p -> EVENT_ORDER.compare(p, t) < 0)
            .filter(p -> amount(p).compareTo(limit(p, rule, "small")) <= 0)
            .toList();
    return atLeast(t, rule, "large")
        && small.stream()
            .filter(last -> isWithin(last, t, window))
            .anyMatch(
                last ->
                    small.stream()
                            .filter(p -> EVENT_ORDER.compare(p, last) <= 0)
                            .filter(p -> isWithin(p, last, window))
                            .count()
                        >= count);
  }

  private boolean isSpike(Transaction t, List<Transaction> history) {
    var rule = rule("AMOUNT_SPIKE");
    var older =
        history.stream()
            .filter(p -> isOlderBy(p, t, lateness))
            .filter(p -> p.amount().currency().equals(t.amount().currency()))
            .sorted(Comparator.comparing(Transaction::occurredAt).thenComparing(NaiveRules::amount))
            .toList();
    return older.size() >= rule.number("history")
        && atLeast(t, rule, "floor")
        && amount(t).compareTo(rule.decimal("factor").multiply(mean(older.stream(), rule))) >= 0;
  }

  private static BigDecimal mean(Stream<Transaction> older, RuleDocumentTree rule) {
    var weight = rule.decimal("weight");
    return older
        .map(NaiveRules::amount)
        .reduce(
            (mean, next) -> mean.add(weight.multiply(next.subtract(mean)), MathContext.DECIMAL128))
        .orElseThrow();
  }

  private boolean isVelocity(Transaction t, List<Transaction> history) {
    var rule = rule("VELOCITY");
    return history.stream().filter(p -> isWithin(p, t, rule.duration("window"))).count()
        > rule.number("count");
  }

  private static boolean isWithin(Transaction p, Transaction t, Duration window) {
    return p.occurredAt().isAfter(t.occurredAt().minus(window))
        && !p.occurredAt().isAfter(t.occurredAt());
  }

  private static boolean isOlderBy(Transaction p, Transaction t, Duration age) {
    return p.occurredAt().isBefore(t.occurredAt().minus(age));
  }

  private static boolean atLeast(Transaction t, RuleDocumentTree rule, String limit) {
    return amount(t).compareTo(limit(t, rule, limit)) >= 0;
  }

  private static BigDecimal limit(Transaction t, RuleDocumentTree rule, String name) {
    var currency = t.amount().currency();
    var limits = rule.object(name);
    return limits.has(currency.getCurrencyCode())
        ? limits.decimal(currency.getCurrencyCode())
        : CurrencyRates.shipped().ofEuros(limits.decimal("default"), currency);
  }

  private static BigDecimal amount(Transaction t) {
    return t.amount().amount();
  }

  static Place place(Transaction t) {
    return t.location().place().orElseThrow();
  }

  static Instant time(Transaction t) {
    return t.occurredAt();
  }
}

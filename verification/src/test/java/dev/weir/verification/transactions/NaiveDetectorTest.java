package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Finding;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The rules against the naive evaluation of their definitions. {@code -Dweir.histories=N} runs more
 * histories, {@code -Dweir.seed=S} one again.
 */
class NaiveDetectorTest {

  private static final long HISTORIES = Long.getLong("weir.histories", 4_000);
  // Fewer than a profile remembers ids of, whatever their age.
  private static final int MOST_TRANSACTIONS = 40;
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void the_rules_raise_what_the_definitions_say_at_the_same_transaction() {
    var types = new HashMap<String, Integer>();
    for (var seed : seeds()) {
      var random = new SplittableRandom(seed);
      var rules = rules(random);
      var history =
          new HistoryGenerator(random, START, rules.lateness()).history("a/%b", MOST_TRANSACTIONS);
      var found = detected(rules, history);
      assertThat(found)
          .as("seed %d (replay it with -Dweir.seed=%d) %s %s", seed, seed, rules, history)
          .isEqualTo(new NaiveDetector(rules).alerts(history));
      found.forEach(ids -> ids.forEach(id -> types.merge(typeOf(id), 1, Integer::sum)));
    }
    assertIsTelling(types);
  }

  // A comparison of nothing with nothing would say nothing.
  private static void assertIsTelling(Map<String, Integer> types) {
    if (Long.getLong("weir.seed") == null) {
      assertThat(types)
          .containsOnlyKeys(
              "NEW_LOCATION_SPREE", "IMPOSSIBLE_TRAVEL", "CARD_TESTING", "AMOUNT_SPIKE", "VELOCITY")
          .allSatisfy((_, count) -> assertThat(count).isGreaterThan(100));
    }
  }

  @Test
  void sprees_and_velocity_are_the_same_in_any_order_of_arrival_within_the_lateness() {
    for (var seed : seeds()) {
      var random = new SplittableRandom(seed);
      var rules = rules(random);
      var generator = new HistoryGenerator(random, START, rules.lateness());
      var history = generator.history("ana", MOST_TRANSACTIONS);
      // Home is where the first one to arrive was, which another order may change.
      var first =
          new HistoryGenerator(random, START.minus(Duration.ofHours(2)), Duration.ZERO)
              .history("first", 1, Duration.ofSeconds(1))
              .getFirst();
      assertThat(anyOrder(rules, first, generator.shuffled(history)))
          .as("seed %d (replay it with -Dweir.seed=%d)", seed, seed)
          .isEqualTo(anyOrder(rules, first, history));
    }
  }

  private static Set<String> anyOrder(RuleSet rules, Arrived first, List<Arrived> others) {
    var history = new ArrayList<Arrived>();
    history.add(first);
    history.addAll(others);
    var ids = new TreeSet<String>();
    for (var step : detected(rules, history)) {
      step.stream()
          .filter(id -> id.startsWith("VELOCITY") || id.startsWith("NEW_LOCATION_SPREE"))
          .forEach(ids::add);
    }
    return ids;
  }

  private static List<Long> seeds() {
    var only = Long.getLong("weir.seed");
    return only == null ? LongStream.rangeClosed(1, HISTORIES).boxed().toList() : List.of(only);
  }

  private static String typeOf(String id) {
    return id.substring(0, id.indexOf('/'));
  }

  private static List<Set<String>> detected(RuleSet rules, List<Arrived> history) {
    var detector = new Detector(rules);
    var profile = UserProfile.NEW;
    var raised = new ArrayList<Set<String>>();
    for (var arrived : history) {
      var detected = detector.detect(profile, arrived.transaction(), arrived.arrivedAt());
      profile = detected.after();
      raised.add(new TreeSet<>(detected.findings().stream().map(Finding::id).toList()));
    }
    return raised;
  }

  /** The defaults, or settings that are reached more often. */
  private static RuleSet rules(SplittableRandom random) {
    if (random.nextInt(5) == 0) {
      return RuleSet.defaults();
    }
    var document =
        """
        {"lateness":"PT%dS","rules":{
        "NEW_LOCATION_SPREE":{"count":%d,"window":"PT%dS","settle":"PT1H","coolDown":"PT%dM",
          "threshold":{"default":"500.00","JPY":"75000"}},
        "IMPOSSIBLE_TRAVEL":{"distanceKm":%d,"speedKmh":%d},
        "CARD_TESTING":{"count":%d,"window":"PT%dS","small":{"default":"2.00"},
          "large":{"default":"200.00"}},
        "AMOUNT_SPIKE":{"factor":"%s","history":%d,"weight":"%s"},
        "VELOCITY":{"count":%d,"window":"PT%dS","coolDown":"PT%dM"}}}\
        """
            .formatted(
                random.nextInt(2) == 0 ? 0 : random.nextInt(300),
                1 + random.nextInt(3),
                1 + random.nextInt(600),
                1 + random.nextInt(30),
                1 + random.nextInt(500),
                1 + random.nextInt(900),
                1 + random.nextInt(3),
                1 + random.nextInt(600),
                random.nextInt(2) == 0 ? "2" : "5",
                1 + random.nextInt(5),
                random.nextInt(2) == 0 ? "0.1" : "0.35",
                1 + random.nextInt(5),
                1 + random.nextInt(120),
                1 + random.nextInt(10));
    return RuleSet.parse(document, 2);
  }
}

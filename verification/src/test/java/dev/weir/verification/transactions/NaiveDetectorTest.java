package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Transaction;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Match;
import dev.weir.transactions.rules.RuleKind;
import dev.weir.transactions.rules.RuleKinds;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import dev.weir.verification.transactions.NaiveDetector.NaiveEpisode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The rules compared with the naive evaluation of their definitions. {@code -Dweir.histories=N}
 * runs more histories, {@code -Dweir.seed=S} repeats one.
 */
class NaiveDetectorTest {

  private static final long HISTORIES = Long.getLong("weir.histories", 500);
  // Fewer than the ids and purchases that a profile remembers, whatever their age.
  private static final int MAX_TRANSACTIONS = 30;
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void the_rules_raise_what_the_definitions_say_at_the_same_transaction() {
    var types = new HashMap<String, Integer>();
    for (var seed : seeds()) {
      var random = new SplittableRandom(seed);
      var rules = rules(random);
      var history = history(random, rules, "a/%b");
      var found = detected(rules, history);
      assertThat(found)
          .as("seed %d (replay it with -Dweir.seed=%d) %s %s", seed, seed, rules.toJson(), history)
          .isEqualTo(new NaiveDetector(rules).alerts(history));
      found.forEach(ids -> ids.forEach(id -> types.merge(typeOf(id), 1, Integer::sum)));
    }
    assertIsTelling(types);
  }

  private static List<Arrived> history(SplittableRandom random, RuleSet rules, String user) {
    var generator = new HistoryGenerator(random, START, rules.lateness());
    var history = new ArrayList<Arrived>();
    if (random.nextBoolean()) {
      var earlier = START.minus(Duration.ofHours(2 + 24L * random.nextInt(2)));
      new HistoryGenerator(random, earlier, Duration.ZERO)
          .history("first", 6, Duration.ofMinutes(20)).stream()
              .map(each -> new Arrived(of(user, each.transaction()), each.arrivedAt()))
              .forEach(history::add);
    }
    history.addAll(generator.history(user, MAX_TRANSACTIONS));
    return history;
  }

  private static Transaction of(String user, Transaction other) {
    return new Transaction(
        other.id(),
        user,
        other.amount(),
        other.merchant(),
        other.category(),
        other.channel(),
        other.location(),
        other.occurredAt());
  }

  // A comparison of nothing with nothing would prove nothing.
  private static void assertIsTelling(Map<String, Integer> types) {
    if (Long.getLong("weir.seed") == null) {
      assertThat(types)
          .containsOnlyKeys(RuleKinds.ALL.stream().map(RuleKind::name).toArray(String[]::new))
          .allSatisfy((_, count) -> assertThat((long) count).isGreaterThan(HISTORIES / 10));
    }
  }

  @Test
  void the_same_episodes_have_alerts_in_any_order_of_arrival_within_the_lateness() {
    for (var seed : seeds()) {
      var random = new SplittableRandom(seed);
      var rules = rules(random);
      var history = history(random, rules, "ana");
      var other = new HistoryGenerator(random, START, rules.lateness()).shuffled(history);
      var episodes = new NaiveDetector(rules).episodes(history);
      assertThat(raisedFor(rules, history, episodes))
          .as("seed %d (replay it with -Dweir.seed=%d)", seed, seed)
          .isEqualTo(episodes)
          .isEqualTo(raisedFor(rules, other, episodes));
    }
  }

  /** Returns the episodes that have an alert; fails if an alert belongs to none. */
  private static Set<NaiveEpisode> raisedFor(
      RuleSet rules, List<Arrived> history, Set<NaiveEpisode> episodes) {
    var raised = new HashSet<NaiveEpisode>();
    for (var ids : detected(rules, history)) {
      for (var id : ids) {
        var of = episodes.stream().filter(each -> each.possibleAlerts().contains(id)).findFirst();
        assertThat(of).as("the episode of %s", id).isPresent();
        raised.add(of.orElseThrow());
      }
    }
    return raised;
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
      raised.add(new TreeSet<>(detected.findings().stream().map(Match::id).toList()));
    }
    return raised;
  }

  /** Returns the defaults, or settings that are reached more often. */
  private static RuleSet rules(SplittableRandom random) {
    return random.nextInt(5) == 0
        ? RuleSet.defaults()
        : RuleSet.parse(NaiveRules.document(random), 2);
  }
}

package dev.weir.verification.transactions;

import dev.weir.alerts.Alert;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.ImpossibleTravelRule;
import dev.weir.transactions.rules.Mode;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.transactions.NaiveDetector.NaiveEpisode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The exact state that must result once every record was delivered. For users whose transactions
 * came over several shards the order is not known, so of their alerts only those of {@code
 * VELOCITY} are; for all others every alert is.
 */
final class TransactionExpectation {

  private static final String ANY_ORDER = "VELOCITY";

  private final List<List<TransactionRecord>> shards;
  private final RuleSet rules;
  private final NaiveDetector definitions;
  private final Map<String, List<Arrived>> histories = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> shardsOf = new HashMap<>();

  TransactionExpectation(List<List<TransactionRecord>> shards, RuleSet rules) {
    this.shards = shards;
    this.rules = rules;
    definitions = new NaiveDetector(rules);
    for (var shard = 0; shard < shards.size(); shard++) {
      for (var record : shards.get(shard)) {
        add(shard, record);
      }
    }
  }

  private void add(int shard, TransactionRecord record) {
    for (var transaction : record.transactions()) {
      var user = transaction.userId();
      var arrived = new Arrived(transaction, record.arrivedAt());
      histories.computeIfAbsent(user, _ -> new ArrayList<>()).add(arrived);
      shardsOf.computeIfAbsent(user, _ -> new TreeSet<>()).add(shard);
    }
  }

  /** Returns the violations, one per line; empty if the state is as expected. */
  List<String> violations(DeployedTransactions deployed) {
    var violations = new ArrayList<String>();
    compare("profiles", profiles(), stored(deployed.profiles().all()), violations);
    var kept =
        deployed.quarantine().all().stream()
            .map(rejected -> new String(rejected.bytes(), StandardCharsets.UTF_8))
            .sorted()
            .toList();
    compare("quarantine", garbage(), kept, violations);
    var alerts = alerts();
    compare("alerts", alerts, judged(deployed.outbox().all()), violations);
    alerts.removeIf(this::isShadow);
    compare("published", alerts, judged(deployed.topic().published()), violations);
    return violations;
  }

  private static void compare(String what, Object expected, Object found, List<String> violations) {
    if (!expected.equals(found)) {
      violations.add(what + "\n  expected " + expected + "\n  found    " + found);
    }
  }

  private boolean isOfSeveralShards(String user) {
    return shardsOf.get(user).size() > 1;
  }

  private Map<String, String> profiles() {
    var profiles = new LinkedHashMap<String, String>();
    histories.forEach(
        (user, history) -> {
          var ids = history.stream().map(each -> each.transaction().id()).distinct().count();
          profiles.put(user, ids + " transactions, " + late(user, history) + " late");
        });
    return profiles;
  }

  private String late(String user, List<Arrived> history) {
    return isOfSeveralShards(user) ? "?" : Long.toString(definitions.late(history));
  }

  private Map<String, String> stored(Map<String, StoredProfile> found) {
    return found.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> {
                  var profile = each.getValue().profile();
                  var unsure =
                      shardsOf.containsKey(each.getKey()) && isOfSeveralShards(each.getKey());
                  var late = unsure ? "?" : Long.toString(profile.late());
                  return profile.transactions() + " transactions, " + late + " late";
                }));
  }

  private List<String> garbage() {
    return shards.stream()
        .flatMap(List::stream)
        .flatMap(record -> record.garbage().stream())
        .sorted()
        .toList();
  }

  private Set<String> alerts() {
    var ids = new TreeSet<String>();
    histories.forEach(
        (user, history) -> {
          if (isOfSeveralShards(user)) {
            episodes(history).forEach(episode -> ids.add(nameOf(episode)));
          } else {
            definitions.alerts(history).forEach(ids::addAll);
          }
        });
    return ids;
  }

  private List<NaiveEpisode> episodes(List<Arrived> history) {
    return definitions.episodes(history).stream()
        .filter(episode -> episode.rule().equals(ANY_ORDER))
        .toList();
  }

  private static String nameOf(NaiveEpisode episode) {
    return episode.possibleAlerts().toString();
  }

  // Which transaction of an episode raises its alert depends on the order of arrival.
  private String episodeOrId(Alert alert) {
    var user = alert.user().orElseThrow();
    return isOfSeveralShards(user)
        ? episodes(histories.get(user)).stream()
            .filter(episode -> episode.possibleAlerts().contains(alert.id()))
            .map(TransactionExpectation::nameOf)
            .findFirst()
            .orElse(alert.id())
        : alert.id();
  }

  private boolean isJudged(String id, String user) {
    return !isOfSeveralShards(user) || id.startsWith(ANY_ORDER);
  }

  private Set<String> judged(Collection<Alert> found) {
    return found.stream()
        .filter(alert -> isJudged(alert.id(), alert.user().orElseThrow()))
        .map(this::episodeOrId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isShadow(String id) {
    return id.startsWith("IMPOSSIBLE_TRAVEL")
        && rules.rule(ImpossibleTravelRule.class).common().mode() == Mode.SHADOW;
  }
}

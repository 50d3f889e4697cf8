package dev.weir.rehearsal.drill;

import dev.weir.market.Collar;
import dev.weir.market.ConflictRetry;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.rehearsal.trial.ReferenceUnion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The reference data of a drill in a cloud: added to those that are there, so that a user's
 * portfolios go on during the drill, and taken out after it. Those of a drill that was killed are
 * taken out by the next one.
 */
final class DrillReference {

  /** What the names of a drill's instruments and portfolios begin with: {@code D1764445200-}. */
  private static final Pattern OF_A_DRILL = Pattern.compile("D[0-9]{10}-.*");

  private static final ReferenceSet NOTHING =
      new ReferenceSet(List.of(), Map.of(), List.of(), Map.of(), List.of());

  private final DynamoReferenceStore store;

  DrillReference(DynamoDbClient dynamo, String table) {
    store = new DynamoReferenceStore(dynamo, table, new ConflictRetry(Pause.sleeping()));
  }

  /** What the names of the drill's instruments and portfolios begin with that starts then. */
  static String prefix(Instant start) {
    return "D%010d-".formatted(start.getEpochSecond());
  }

  /** How many daily returns the instruments have that are there; empty where none are. */
  Optional<Integer> historyOfOthers() {
    return others().instruments().stream().findFirst().map(each -> each.returns().length);
  }

  private ReferenceSet others() {
    return withoutDrills(store.current().map(store::read).orElse(NOTHING));
  }

  /**
   * Adds the drill's.
   *
   * @return the drill's alone, with the rates that hold
   */
  ReferenceSet add(ReferenceSet own) {
    var collared = withCollars(own);
    load(ReferenceUnion.of(others(), collared));
    var rates = new HashMap<>(own.fx());
    rates.putAll(others().fx());
    return new ReferenceSet(
        own.instruments(), rates, own.positions(), own.limits(), List.of(), collared.collars());
  }

  /** Takes all drills' out; those that a user loaded meanwhile stay. */
  void remove() {
    if (isThere()) {
      load(others());
    }
  }

  /** Whether some of a drill's are there. */
  boolean isThere() {
    return store
        .current()
        .map(store::read)
        .filter(set -> !withoutDrills(set).positions().equals(set.positions()))
        .isPresent();
  }

  private void load(ReferenceSet set) {
    Optional<ReferenceVersion> current = store.current();
    var loaded = store.load(set, current, Instant.now());
    if (loaded.isEmpty()) {
      throw new IllegalStateException(
          "Somebody else loads reference data: run one drill at a time");
    }
    store.removeOlderThan(loaded.get());
  }

  /** A user's tighter collar for all must not hold up the drill's ticks. */
  private static ReferenceSet withCollars(ReferenceSet own) {
    var collars =
        own.instruments().stream()
            .map(
                each ->
                    new CollarRule(Optional.of(each.symbol()), Optional.empty(), Collar.DEFAULT));
    return new ReferenceSet(
        own.instruments(),
        own.fx(),
        own.positions(),
        own.limits(),
        own.sessions(),
        Stream.concat(own.collars().stream(), collars).toList());
  }

  private static ReferenceSet withoutDrills(ReferenceSet set) {
    var limits = new HashMap<>(set.limits());
    limits.keySet().removeIf(DrillReference::isOfADrill);
    return new ReferenceSet(
        set.instruments().stream().filter(each -> !isOfADrill(each.symbol())).toList(),
        set.fx(),
        set.positions().stream().filter(each -> !isOfADrill(each.portfolio())).toList(),
        limits,
        set.sessions(),
        set.collars().stream()
            .filter(rule -> rule.symbol().filter(DrillReference::isOfADrill).isEmpty())
            .toList(),
        set.policy(),
        set.ages(),
        set.currencies(),
        set.actions());
  }

  private static boolean isOfADrill(String name) {
    return OF_A_DRILL.matcher(name).matches();
  }
}

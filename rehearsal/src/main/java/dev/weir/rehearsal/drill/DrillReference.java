package dev.weir.rehearsal.drill;

import dev.weir.market.Collar;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.rehearsal.trial.ReferenceUnion;
import dev.weir.stream.Pause;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A drill's reference data in a cloud. It is added to the existing data, so that a user's
 * portfolios continue during the drill, and removed afterwards. If a drill was killed, the next one
 * removes its data.
 */
final class DrillReference {

  /**
   * Matches the names of a drill's instruments and portfolios, whose prefix is like {@code
   * D1764445200-}.
   */
  private static final Pattern OF_A_DRILL = Pattern.compile("D[0-9]{10}-.*");

  private static final ReferenceSet NOTHING =
      new ReferenceSet(List.of(), Map.of(), List.of(), Map.of(), List.of());

  private final DynamoReferenceStore store;

  DrillReference(DynamoDbClient dynamo, String table) {
    store = new DynamoReferenceStore(dynamo, table, new ConflictRetry(Pause.sleeping()));
  }

  /** Returns the name prefix for the instruments and portfolios of a drill with this start. */
  static String prefix(Instant start) {
    return "D%010d-".formatted(start.getEpochSecond());
  }

  /** Returns how many daily returns the existing instruments have; empty if there are none. */
  Optional<Integer> historyOfOthers() {
    return others().instruments().stream().findFirst().map(each -> each.returns().length);
  }

  private ReferenceSet others() {
    return withoutDrills(store.current().map(store::read).orElse(NOTHING));
  }

  /**
   * Adds the drill's data.
   *
   * @return the drill's data alone, with the rates in effect
   */
  ReferenceSet add(ReferenceSet own) {
    var collared = withCollars(own);
    load(ReferenceUnion.of(others(), collared));
    var rates = new HashMap<>(own.fx());
    rates.putAll(others().fx());
    return new ReferenceSet(
        own.instruments(), rates, own.positions(), own.limits(), List.of(), collared.collars());
  }

  /** Removes the data of all drills; data that a user loaded meanwhile stays. */
  void remove() {
    if (isThere()) {
      load(others());
    }
  }

  /** Returns whether any drill's data is present. */
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
          "Somebody else is loading reference data: run one drill at a time");
    }
    store.removeOlderThan(loaded.get());
  }

  /** A user's tighter collar for all instruments must not hold up the drill's ticks. */
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

package dev.weir.rehearsal.traffic;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.rehearsal.trial.ReferenceUnion;
import dev.weir.rehearsal.trial.SyntheticMarket;
import dev.weir.samples.MarketSample;
import dev.weir.stream.Pause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The market of synthetic ticks: some instruments and portfolios whose names begin with {@code
 * SAMPLE-}. They are added to the existing reference data, so that a load moves only these
 * portfolios and none of a user's.
 */
final class SampleMarket {

  static final String PREFIX = "SAMPLE-";

  private static final long SEED = 7;
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final int INSTRUMENTS = 40;
  private static final int PORTFOLIOS = 8;
  private static final int USUAL_HISTORY = 250;
  private static final ReferenceSet NOTHING =
      new ReferenceSet(List.of(), Map.of(), List.of(), Map.of(), List.of());

  private SampleMarket() {}

  /** Returns the price of each instrument, which is the cost of its first position. */
  static SortedMap<String, BigDecimal> prices() {
    var prices = new TreeMap<String, BigDecimal>();
    for (var position : reference(USUAL_HISTORY).positions()) {
      prices.putIfAbsent(position.symbol(), position.averageCost());
    }
    return prices;
  }

  private static ReferenceSet reference(int daysOfHistory) {
    var sample = MarketSample.of(SEED, BEGIN, 1, 1);
    return new SyntheticMarket(PREFIX, sample.ofSize(INSTRUMENTS, daysOfHistory, PORTFOLIOS))
        .reference();
  }

  /** Makes sure that a cloud's reference data include the instruments and portfolios. */
  static void load(Cloud cloud) {
    try (var dynamo = cloud.dynamo()) {
      var store =
          new DynamoReferenceStore(
              dynamo,
              cloud.output(StackOutput.REFERENCE_TABLE),
              new ConflictRetry(Pause.sleeping()));
      var current = store.current();
      var before = current.map(store::read);
      if (before.isPresent() && isIn(before.get())) {
        return;
      }
      var loaded = store.load(beside(before.orElse(NOTHING)), current, Instant.now());
      if (loaded.isEmpty()) {
        throw new CommandFault(
            "Somebody else is loading reference data at the same time.",
            "Retry when they have finished.");
      }
      store.removeOlderThan(loaded.get());
    }
  }

  private static boolean isIn(ReferenceSet set) {
    return set.positions().stream().anyMatch(each -> each.portfolio().startsWith(PREFIX));
  }

  /** Returns both; existing rates take precedence. */
  static ReferenceSet beside(ReferenceSet set) {
    var history =
        set.instruments().isEmpty() ? USUAL_HISTORY : set.instruments().getFirst().returns().length;
    if (history < ReferenceSet.MIN_RETURNS) {
      throw new CommandFault(
          "The loaded instruments have %d daily returns".formatted(history),
          "The sample's limits need %d; load instruments with that many."
              .formatted(ReferenceSet.MIN_RETURNS));
    }
    return ReferenceUnion.of(set, reference(history));
  }
}

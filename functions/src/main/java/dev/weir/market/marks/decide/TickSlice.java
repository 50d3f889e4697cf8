package dev.weir.market.marks.decide;

import dev.weir.engine.Slice;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * As many records as are applied at once.
 *
 * @param first the first record
 * @param byRegister ticks by register, in their order
 * @param feed the feed with them
 * @param rejected what can't be read, or can't be of its session
 * @param arrivals when the records arrived, a few for many
 * @param pulsedAt when the latest pulse of it arrived; empty where there is none
 */
public record TickSlice(
    SequenceNumber first,
    Map<String, List<ReadTick>> byRegister,
    FeedState feed,
    Anomalies anomalies,
    Map<QuarantineKey, List<Rejected>> rejected,
    Arrivals arrivals,
    Optional<Instant> pulsedAt)
    implements Slice {

  /** The registers whose first tick passes, with all of their ticks. */
  public Map<String, List<ReadTick>> registersWhere(Predicate<ReadTick> passes) {
    var some = new LinkedHashMap<String, List<ReadTick>>();
    byRegister.forEach(
        (name, ticks) -> {
          if (passes.test(ticks.getFirst())) {
            some.put(name, ticks);
          }
        });
    return some;
  }

  /**
   * What was odd about its ticks.
   *
   * @param gaps how many gaps they left
   * @param restarts how often a sequence fell far back in the feed's own order
   * @param crossed how many ticks had a bid above their ask
   * @param untimely how many were rejected because their session or time can't be: one of them
   *     would pin a price
   */
  public record Anomalies(int gaps, int restarts, int crossed, int untimely) {}
}

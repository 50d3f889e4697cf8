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
 * The records that are applied together.
 *
 * @param first the first record
 * @param byRegister ticks by register, in their order
 * @param feed the feed with them
 * @param rejected lines that can't be read, or can't be of their session
 * @param arrivals a sample of the records' arrival times
 * @param pulsedAt when its latest pulse arrived; empty if there is none
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
   * Irregularities of its ticks.
   *
   * @param gaps the number of gaps
   * @param restarts how often a sequence fell far back in the feed's own order
   * @param crossed the number of ticks with a bid above their ask
   * @param untimely the number of ticks rejected because of an impossible session or time: one of
   *     them would pin a price
   */
  public record Anomalies(int gaps, int restarts, int crossed, int untimely) {}
}

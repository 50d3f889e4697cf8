package dev.weir.market.marks;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.telemetry.Arrivals;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * As many records as are applied at once.
 *
 * @param records how many
 * @param ticks by register, in their order
 * @param rejected what can't be read, or can't be of its session
 * @param feed the feed with them
 * @param gaps how many gaps they left
 * @param restarts how often a sequence fell far back in the feed's own order
 * @param crossed how many ticks had a bid above their ask
 * @param arrivals when the records arrived, a few for many
 */
record TickSlice(
    int records,
    Collection<List<ReadTick>> ticks,
    Map<QuarantineKey, List<Rejected>> rejected,
    FeedState feed,
    int gaps,
    int restarts,
    int crossed,
    Arrivals arrivals) {}

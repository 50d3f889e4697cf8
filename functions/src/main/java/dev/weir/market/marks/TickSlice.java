package dev.weir.market.marks;

import dev.weir.market.ReceivedMark;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.telemetry.Arrivals;
import java.util.List;
import java.util.Map;

/**
 * As many records as are applied at once.
 *
 * @param records how many
 * @param newest of each register, the newest tick that they hold: the others are overtaken
 * @param rejected what no retry can help
 * @param feed the feed with them
 * @param gaps how many gaps they left
 * @param arrivals when the records arrived, a few for many
 */
record TickSlice(
    int records,
    List<ReceivedMark> newest,
    Map<QuarantineKey, List<Rejected>> rejected,
    FeedState feed,
    int gaps,
    Arrivals arrivals) {}

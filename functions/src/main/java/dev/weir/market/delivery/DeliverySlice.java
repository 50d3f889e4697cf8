package dev.weir.market.delivery;

import dev.weir.engine.Slice;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.SequenceNumber;
import java.util.List;
import java.util.Map;

/**
 * Decisions of a batch.
 *
 * @param upTo the last change
 * @param byPortfolio each portfolio's in the order of their versions
 * @param rejected unreadable changes
 */
record DeliverySlice(
    SequenceNumber upTo,
    Map<String, List<DecisionChange>> byPortfolio,
    Map<QuarantineKey, List<Rejected>> rejected)
    implements Slice {}

package dev.weir.market.risk;

import dev.weir.engine.Slice;
import dev.weir.market.Pulse;
import dev.weir.market.risk.decide.MarkUpdates;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marks of a batch that moved.
 *
 * @param upTo the last change
 * @param moved the marks
 * @param pulse the latest that came with them, if one did
 * @param arrivals when their ticks arrived, a few for many
 * @param rejected changes that can't be read
 */
record RiskSlice(
    SequenceNumber upTo,
    MarkUpdates moved,
    Optional<Pulse> pulse,
    Arrivals arrivals,
    Map<QuarantineKey, List<Rejected>> rejected)
    implements Slice {}

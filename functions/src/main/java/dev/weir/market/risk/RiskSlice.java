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
 * The changed marks of a batch.
 *
 * @param upTo the last change
 * @param moved the marks
 * @param pulse the latest that came with them, if any
 * @param arrivals a sample of the arrival times of their ticks
 * @param rejected unreadable changes
 */
record RiskSlice(
    SequenceNumber upTo,
    MarkUpdates moved,
    Optional<Pulse> pulse,
    Arrivals arrivals,
    Map<QuarantineKey, List<Rejected>> rejected)
    implements Slice {}

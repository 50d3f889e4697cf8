package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A mark as a Region received it, with what else the tick said.
 *
 * @param arrivedAt when its record arrived in the Region's stream
 * @param region which Region that was
 */
public record ReceivedMark(
    Mark mark,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> size,
    Instant arrivedAt,
    String region) {}

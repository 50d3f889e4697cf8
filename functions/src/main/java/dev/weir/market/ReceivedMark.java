package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A mark as a Region received it, with the other fields of the tick.
 *
 * @param arrivedAt when its record arrived in the Region's stream, by the service's clock
 * @param region the Region
 */
public record ReceivedMark(
    Mark mark,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> size,
    Instant arrivedAt,
    String region) {

  /** Whether the bid is above the ask, which is always a mistake. */
  public boolean isCrossed() {
    return bid.isPresent() && ask.isPresent() && bid.get().compareTo(ask.get()) > 0;
  }

  /** Returns the same at another rank. */
  public ReceivedMark at(Rank rank) {
    return new ReceivedMark(mark.at(rank), bid, ask, size, arrivedAt, region);
  }
}

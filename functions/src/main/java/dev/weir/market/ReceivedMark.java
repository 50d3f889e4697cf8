package dev.weir.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A mark as a Region received it, with what else the tick said.
 *
 * @param arrivedAt when its record arrived in the Region's stream, by the service's clock
 * @param region which Region that was
 */
public record ReceivedMark(
    Mark mark,
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> size,
    Instant arrivedAt,
    String region) {

  /** Whether the bid is above the ask: a quote that nobody can have meant. */
  public boolean isCrossed() {
    return bid.isPresent() && ask.isPresent() && bid.get().compareTo(ask.get()) > 0;
  }

  /** The same at another rank. */
  public ReceivedMark at(Rank rank) {
    return new ReceivedMark(mark.at(rank), bid, ask, size, arrivedAt, region);
  }
}

package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.testkit.StreamRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * A record with a tick, as JSON.
 *
 * @param arrivedAt at most a minute before the time that the venue reported, even if feed time is
 *     faster than the clock: a tick further ahead is invalid
 */
public record TickRecord(Tick tick, Instant arrivedAt) implements StreamRecord {

  private static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  public TickRecord {
    var earliest = tick.occurredAt().minus(MAX_AHEAD);
    arrivedAt = arrivedAt.isBefore(earliest) ? earliest : arrivedAt;
  }

  @Override
  public byte[] data() {
    return TickJson.write(tick);
  }

  @Override
  public String partitionKey() {
    return tick.symbol();
  }
}

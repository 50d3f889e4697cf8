package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.verification.simulation.StreamRecord;
import java.time.Instant;

/** A record with a tick, as JSON. */
public record TickRecord(Tick tick, Instant arrivedAt) implements StreamRecord {

  @Override
  public byte[] data() {
    return TickJson.write(tick);
  }

  @Override
  public String partitionKey() {
    return tick.symbol();
  }
}

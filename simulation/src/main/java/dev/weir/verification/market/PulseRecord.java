package dev.weir.verification.market;

import dev.weir.events.market.PulseJson;
import dev.weir.testkit.StreamRecord;
import java.time.Instant;

/** A record with a pulse. */
record PulseRecord(Instant arrivedAt) implements StreamRecord {

  @Override
  public byte[] data() {
    return PulseJson.write();
  }

  @Override
  public String partitionKey() {
    return PulseJson.PARTITION_KEY;
  }
}

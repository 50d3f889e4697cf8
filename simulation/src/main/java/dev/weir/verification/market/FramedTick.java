package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.contracts.MixedFramings.FramedMessage;
import java.time.Instant;

/** A record with a tick in Avro or Protobuf. */
record FramedTick(Tick tick, FramedMessage message, Instant arrivedAt) implements StreamRecord {

  @Override
  public byte[] data() {
    return message.bytes();
  }

  @Override
  public String partitionKey() {
    return tick.symbol();
  }
}

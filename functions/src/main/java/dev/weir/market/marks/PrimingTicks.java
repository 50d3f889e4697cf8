package dev.weir.market.marks;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickJson;
import dev.weir.stream.Shard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** A synthetic batch for priming the function: one symbol's ticks in each message format. */
final class PrimingTicks {

  static final String SYMBOL = "PRIMING";
  static final String VENUE = "XXXX";
  static final Shard SHARD = new Shard("shardId-000000000000");

  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/priming";
  private static final int TICKS = 50;

  private PrimingTicks() {}

  static byte[] event() throws IOException {
    var entries = new ArrayList<EventEntry>();
    for (var sequence = 1; sequence <= TICKS; sequence++) {
      var tick = tick(sequence);
      var json = TickJson.write(tick);
      entries.add(entry(entries.size(), json));
      entries.add(entry(entries.size(), Gzip.compress(json)));
      entries.add(entry(entries.size(), TickAvro.write(tick)));
    }
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(STREAM, SHARD.id(), entries).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static EventEntry entry(int index, byte[] data) {
    return new EventEntry(Integer.toString(index + 1), SYMBOL, Instant.EPOCH, data);
  }

  private static Tick tick(long sequence) {
    return new Tick(
        SYMBOL,
        VENUE,
        "1970-01-01",
        sequence,
        new BigDecimal("101.25"),
        Optional.of(new BigDecimal("101.24")),
        Optional.of(new BigDecimal("101.26")),
        Optional.of(BigDecimal.TEN),
        Instant.EPOCH);
  }
}

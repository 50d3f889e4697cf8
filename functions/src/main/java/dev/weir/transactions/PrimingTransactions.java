package dev.weir.transactions;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.stream.Shard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** A synthetic batch for priming the function: one user's transactions in each message format. */
final class PrimingTransactions {

  static final String USER = "priming";
  static final Shard SHARD = new Shard("shardId-000000000000");

  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/priming";
  private static final int TRANSACTIONS = 50;

  private PrimingTransactions() {}

  static byte[] event() throws IOException {
    var entries = new ArrayList<EventEntry>();
    for (var i = 0; i < TRANSACTIONS; i++) {
      var transaction = transaction(i);
      var json = TransactionJson.write(transaction);
      entries.add(entry(entries.size(), json));
      entries.add(entry(entries.size(), Gzip.compress(json)));
      entries.add(entry(entries.size(), TransactionAvro.write(transaction)));
    }
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(STREAM, SHARD.id(), entries).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static EventEntry entry(int index, byte[] data) {
    return new EventEntry(Integer.toString(index + 1), USER, Instant.EPOCH, data);
  }

  // Every second one is on the other side of the world, so that rules find something.
  private static Transaction transaction(int index) {
    var away = index % 2;
    return new Transaction(
        "priming-" + index,
        USER,
        Money.of(away == 0 ? "1.00" : "1000.00", "EUR"),
        "priming",
        Optional.of("priming"),
        Channel.PRESENT,
        new Location(
            away == 0 ? "PT" : "NZ",
            away == 0 ? "Lisbon" : "Wellington",
            Optional.of(new Coordinates(away == 0 ? 38.7 : -41.3, away == 0 ? -9.1 : 174.8))),
        Instant.EPOCH.plusSeconds(index));
  }
}

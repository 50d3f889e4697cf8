package dev.weir.transactions;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.Entry;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.Lane;
import dev.weir.transactions.rules.Detector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crac.Context;
import org.crac.Resource;

/**
 * Makes the function run through its way once before SnapStart takes the snapshot: what is loaded
 * and compiled then need not be after a restore, when a batch waits. It reads, opens, parses and
 * decides on a made-up batch, and asks the tables for the rules and for a user that there is none
 * of; it writes nothing.
 */
final class SnapshotPriming implements Resource {

  private static final String USER = "priming";
  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/priming";
  private static final int TRANSACTIONS = 50;

  private final TransactionReader reader;
  private final TransactionPorts ports;

  SnapshotPriming(TransactionReader reader, TransactionPorts ports) {
    this.reader = reader;
    this.ports = ports;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    var batch = KinesisBatch.read(new ByteArrayInputStream(event()));
    var lane = new Lane("priming", "priming", "priming", batch.shard());
    var fold = new UserFold(new Detector(ports.ruleSets().latest()), lane, Duration.ofDays(1));
    var stored = ports.profiles().read(List.of(USER)).getOrDefault(USER, StoredProfile.NONE);
    reader.read(lane, batch.records()).byUser().values().forEach(all -> fold.fold(stored, all));
  }

  private static byte[] event() throws IOException {
    var entries = new ArrayList<Entry>();
    for (var i = 0; i < TRANSACTIONS; i++) {
      var transaction = transaction(i);
      var json = TransactionJson.write(transaction);
      entries.add(entry(entries.size(), json));
      entries.add(entry(entries.size(), Gzip.compress(json)));
      entries.add(entry(entries.size(), TransactionAvro.write(transaction)));
    }
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(STREAM, "shardId-000000000000", entries).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static Entry entry(int index, byte[] data) {
    return new Entry(Integer.toString(index + 1), USER, Instant.EPOCH, data);
  }

  // Every second one from the other side of the world, so that rules find something.
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

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections that the snapshot froze are found closed and opened anew by the SDK.
  }
}

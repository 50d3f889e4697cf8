package dev.weir.transactions;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.transactions.decide.FoldResult;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.ReceivedTransaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Transactions, records and lanes for tests. */
public final class Sample {

  public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  public static final Lane LANE = lane("shardId-000000000000");

  private Sample() {}

  public static Lane lane(String shard) {
    return new Lane("v1", "weir-test-transactions", "1763892000000", new Shard(shard));
  }

  public static Transaction transaction(String user, String id, int second, String amount) {
    return transaction(user, id, second, amount, "Lisbon");
  }

  public static Transaction transaction(
      String user, String id, int second, String amount, String city) {
    return new Transaction(
        id,
        user,
        Money.of(amount, "EUR"),
        "Café Central",
        Optional.of("food"),
        Channel.PRESENT,
        new Location("PT", city, Optional.of(new Coordinates(38.7223, -9.1393))),
        START.plusSeconds(second));
  }

  /** Returns a record with a sequence number that arrived this many seconds after the start. */
  public static KinesisRecord record(int sequence, String partitionKey, byte[] data) {
    return new KinesisRecord(
        new SequenceNumber(Integer.toString(sequence)),
        partitionKey,
        START.plusSeconds(sequence),
        data);
  }

  /** Returns a transaction from the n-th line of a record. */
  public static ReceivedTransaction received(Transaction transaction, int sequence, int line) {
    var bytes = TransactionJson.write(transaction);
    return new ReceivedTransaction(
        transaction, record(sequence, transaction.userId(), bytes), line, bytes, 0, bytes.length);
  }

  /** Returns transactions in the parser's form: each user's last one of a record is marked. */
  public static List<ReceivedTransaction> inRecords(List<ReceivedTransaction> received) {
    return received.stream()
        .collect(
            Collectors.groupingBy(
                ReceivedTransaction::sequenceNumber, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(ofRecord -> ReceivedTransaction.withLastOfUsersMarked(ofRecord).stream())
        .toList();
  }

  /** Returns as many transactions as fit into one commit, as the engine passes them to a fold. */
  public static FoldResult folded(
      UserFold fold, StoredProfile before, List<ReceivedTransaction> received) {
    var folded = fold.begin(before);
    for (var each : inRecords(received)) {
      if (!fold.isFull(folded) && !fold.covers(before, each)) {
        folded = fold.fold(folded, each);
      }
    }
    return folded;
  }

  /** Returns the stored profile after that. */
  public static StoredProfile stored(
      UserFold fold, StoredProfile before, List<ReceivedTransaction> received) {
    var folded = folded(fold, before, received);
    return folded.isNews() ? fold.after(folded) : before;
  }
}

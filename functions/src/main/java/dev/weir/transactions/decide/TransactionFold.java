package dev.weir.transactions.decide;

import dev.weir.engine.Fold;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.parse.ParsedTransactions;
import dev.weir.transactions.parse.QuarantineKeys;
import dev.weir.transactions.parse.ReceivedTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts a slice's transactions by user. A slice ends at the end of a record. */
public final class TransactionFold
    implements Fold<KinesisRecord, ParsedTransactions, TransactionSlice> {

  // All are held in memory until they are committed; a transaction takes about a kilobyte.
  private static final int MAX_TRANSACTIONS = 20_000;
  private static final long MAX_REJECTED_BYTES = 8L << 20;
  // Each of these is an object that must be stored within the invocation.
  private static final int MAX_REJECTED_RECORDS = 200;

  private final Lane lane;
  private final Map<String, List<ReceivedTransaction>> byUser = new LinkedHashMap<>();
  private final Map<QuarantineKey, List<Rejected>> rejected = new LinkedHashMap<>();
  private SequenceNumber upTo;
  private int transactions;
  private long rejectedBytes;

  public TransactionFold(Lane lane) {
    this.lane = lane;
  }

  @Override
  public boolean isFull() {
    return transactions >= MAX_TRANSACTIONS
        || rejectedBytes >= MAX_REJECTED_BYTES
        || rejected.size() >= MAX_REJECTED_RECORDS;
  }

  @Override
  public boolean take(KinesisRecord record, ParsedTransactions parsed) {
    for (var received : parsed.transactions()) {
      byUser.computeIfAbsent(received.transaction().userId(), _ -> new ArrayList<>()).add(received);
    }
    transactions += parsed.transactions().size();
    if (!parsed.rejected().isEmpty()) {
      rejected.put(QuarantineKeys.ofRecord(lane, record), parsed.rejected());
      rejectedBytes += parsed.rejectedBytes();
    }
    upTo = record.sequenceNumber();
    return true;
  }

  @Override
  public boolean reject(KinesisRecord record, Reason reason, String detail) {
    var whole =
        QuarantineKeys.rejected(record, Rejected.WHOLE_RECORD, reason, detail, record.data());
    return take(record, new ParsedTransactions(List.of(), List.of(whole)));
  }

  @Override
  public TransactionSlice slice() {
    return new TransactionSlice(upTo, byUser, rejected);
  }
}

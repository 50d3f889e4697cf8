package dev.weir.transactions;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects a slice's transactions by user, and what is rejected by record. */
final class SliceBuilder {

  /** The first part of the quarantine's keys. */
  static final String PIPELINE = "transactions";

  // All are held in memory until they are committed; a transaction takes about a kilobyte.
  private static final int MAX_TRANSACTIONS = 20_000;
  private static final long MAX_REJECTED_BYTES = 8L << 20;
  // Each of these is an object to be stored, which has to be done within an invocation.
  private static final int MAX_REJECTED_RECORDS = 200;

  private final Lane lane;
  private final Map<String, List<ReceivedTransaction>> byUser = new LinkedHashMap<>();
  private final Map<QuarantineKey, List<Rejected>> rejected = new LinkedHashMap<>();
  private final Arrivals arrivals = new Arrivals();
  private SequenceNumber first;
  private KinesisRecord record;
  private int records;
  private int transactions;
  private long rejectedBytes;

  SliceBuilder(Lane lane) {
    this.lane = lane;
  }

  /** Whether no further record is taken. */
  boolean isFull() {
    return transactions >= MAX_TRANSACTIONS
        || rejectedBytes >= MAX_REJECTED_BYTES
        || rejected.size() >= MAX_REJECTED_RECORDS;
  }

  void startRecord(KinesisRecord started) {
    record = started;
    arrivals.add(started.arrivedAt());
    records++;
    if (first == null) {
      first = started.sequenceNumber();
    }
  }

  void add(ReceivedTransaction received) {
    byUser.computeIfAbsent(received.transaction().userId(), _ -> new ArrayList<>()).add(received);
    transactions++;
  }

  void reject(byte[] bytes, int line, Reason reason, String detail) {
    rejected
        .computeIfAbsent(QuarantinePlaces.ofRecord(PIPELINE, lane, record), _ -> new ArrayList<>())
        .add(QuarantinePlaces.rejected(record, line, reason, detail, bytes));
    rejectedBytes += bytes.length;
  }

  TransactionSlice build() {
    return new TransactionSlice(first, records, byUser, rejected, arrivals);
  }
}

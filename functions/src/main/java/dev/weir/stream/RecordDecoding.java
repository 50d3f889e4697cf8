package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decoding of one record: the contents found so far, counted in the record's budget. */
final class RecordDecoding {

  private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

  private final LineRecognizer wrapped;
  private final Gunzip gunzip;
  private final RecordBudget budget;
  private final List<Payload> payloads = new ArrayList<>(1);
  private List<Payload> outside = List.of();
  private Optional<String> partitionKey = Optional.empty();
  private long bytes;

  RecordDecoding(LineRecognizer wrapped, Gunzip gunzip, RecordBudget budget) {
    this.wrapped = wrapped;
    this.gunzip = gunzip;
    this.budget = budget;
    gunzip.startRecord();
    wrapped.startRecord(budget);
  }

  /**
   * Returns the contents of the complete record.
   *
   * @throws TooMuchWorkException if it has too many lines
   */
  DecodedRecord result() {
    countLines();
    // Most records have one payload, whose list is not copied.
    return new DecodedRecord.Payloads(
        payloads.size() == 1 ? List.of(payloads.getFirst()) : payloads, outside);
  }

  /** Opens an aggregate: its user records are opened like records. */
  void openAggregate(ByteRange aggregate, ShardKeys keys) {
    for (var record : Aggregate.userRecords(aggregate, keys, budget)) {
      if (record.mayBeCopy()) {
        leaveOut(record);
      } else {
        partitionKey = Optional.of(record.partitionKey());
        open(record.data());
      }
    }
  }

  private void leaveOut(Aggregate.UserRecord record) {
    budget.reject(record.data().length());
    ByteRange data = record.data();
    if (outside.isEmpty()) {
      outside = new ArrayList<>();
    }
    outside.add(
        new Payload(data.bytes(), data.from(), data.to(), "")
            .withPartitionKey(Optional.of(record.partitionKey())));
  }

  /** Opens data that are not an aggregate. */
  void open(ByteRange data) {
    openText(Gunzip.isGzip(data) ? gunzip.inflate(data, budget) : data);
  }

  private void openText(ByteRange text) {
    if (Aggregate.isAggregate(text) || Gunzip.isGzip(text) || text.startsWith(ZSTANDARD)) {
      throw new UnreadableException(
          Reason.UNSUPPORTED_ENVELOPE, "Aggregate or compressed data where lines should be");
    }
    if (CloudWatchDocument.isDocument(text, budget)) {
      CloudWatchDocument.read(text, budget, this::openMessage);
    } else {
      openLines(text, "");
    }
  }

  private void openMessage(byte[] message, String logGroup) {
    openLines(new ByteRange(message, 0, message.length), logGroup);
  }

  @SuppressWarnings("ReferenceEquality") // a constant
  private void openLines(ByteRange lines, String source) {
    if (wrapped != LineRecognizer.NONE) {
      WrappedLines.unwrap(lines, source, wrapped, budget, this::add);
    } else {
      // Including empty data: whatever a producer sent instead of an event must not be lost
      // silently.
      add(new Payload(lines.bytes(), lines.from(), lines.to(), source));
    }
  }

  private void add(Payload payload) {
    bytes += payload.length();
    payloads.add(partitionKey.isEmpty() ? payload : payload.withPartitionKey(partitionKey));
  }

  /** Each line has at least one byte, its end or the payload's: most records need no counting. */
  private void countLines() {
    if (bytes > budget.left(WorkUnit.LINES)) {
      for (Payload payload : payloads) {
        budget.spend(WorkUnit.LINES, Lines.count(payload.bytes(), payload.from(), payload.to()));
      }
    }
  }
}

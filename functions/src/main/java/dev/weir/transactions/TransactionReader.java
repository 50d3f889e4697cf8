package dev.weir.transactions;

import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Opened;
import dev.weir.stream.UnavailableException;
import java.util.List;

/**
 * Reads records until there is as much as is committed at once. What a record gives is a pure
 * function of the record, so that a redelivery gives the same, wherever the batch is cut. Failures
 * of any kind stay with the line or the record that has them.
 */
final class TransactionReader {

  private final Envelope envelope;

  TransactionReader(Envelope envelope) {
    this.envelope = envelope;
  }

  /**
   * The next slice of some records, of which there is at least one. It ends at the end of a record.
   *
   * @throws UnavailableException if the shard map, which aggregates need, does not answer
   */
  TransactionSlice read(Lane lane, List<KinesisRecord> records) {
    var slice = new SliceBuilder(lane);
    for (var record : records) {
      if (slice.isFull()) {
        break;
      }
      slice.startRecord(record);
      readRecord(lane, record, slice);
    }
    return slice.build();
  }

  private void readRecord(Lane lane, KinesisRecord record, SliceBuilder slice) {
    switch (open(record, lane)) {
      case Opened.Unreadable(var reason, var detail) ->
          slice.reject(record.data(), Rejected.WHOLE_RECORD, reason, detail);
      case Opened.Payloads(var payloads, _) -> {
        var parser = new TransactionParser(record, slice);
        payloads.forEach(parser::parse);
      }
    }
  }

  private Opened open(KinesisRecord record, Lane lane) {
    try {
      return envelope.open(record, lane.shard());
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // A record that breaks the code must not stop the shard: it is put aside with its reason.
      return new Opened.Unreadable(Reason.PARSER_FAILED, e.getClass().getSimpleName());
    }
  }
}

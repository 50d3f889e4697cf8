package dev.weir.market.marks;

import dev.weir.events.market.TickMessages;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Opened;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.UnavailableException;
import java.util.List;

/**
 * Reads records until there is as much as is applied at once. What a record gives is a pure
 * function of the record and of the sessions that are declared. Failures of any kind stay with the
 * line or the record that has them.
 */
final class TickReader {

  private final Envelope envelope;
  private final TickMessages messages;
  private final String region;

  TickReader(Envelope envelope, TickMessages messages, String region) {
    this.envelope = envelope;
    this.messages = messages;
    this.region = region;
  }

  /**
   * The next slice of some records, of which there is at least one. It ends at the end of a record.
   *
   * @throws UnavailableException if the shard map, which aggregates need, does not answer
   */
  TickSlice read(Lane lane, List<KinesisRecord> records, FeedState before, VenueCheck venues) {
    var slice = new TickSliceBuilder(lane, region, before);
    for (var record : records) {
      if (slice.isFull()) {
        break;
      }
      slice.startRecord(record);
      readRecord(lane, record, slice, venues);
      slice.endRecord();
    }
    return slice.build();
  }

  private void readRecord(
      Lane lane, KinesisRecord record, TickSliceBuilder slice, VenueCheck venues) {
    var budget = RecordBudget.of(record);
    switch (open(record, lane, budget)) {
      case Opened.Unreadable(var reason, var detail) ->
          slice.reject(record.data(), Rejected.WHOLE_RECORD, reason, detail);
      case Opened.Payloads(var payloads, _) -> {
        var parser = new TickParser(record, slice, venues, messages, budget.inflation());
        payloads.forEach(parser::parse);
      }
    }
  }

  private Opened open(KinesisRecord record, Lane lane, RecordBudget budget) {
    try {
      return envelope.open(record, lane.shard(), budget);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // A record that breaks the code must not stop the shard: it is quarantined with its reason.
      return new Opened.Unreadable(Reason.PARSER_FAILED, e.getClass().getSimpleName());
    }
  }
}

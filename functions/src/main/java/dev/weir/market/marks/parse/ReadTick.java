package dev.weir.market.marks.parse;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.market.ReceivedMark;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import java.util.Arrays;

/**
 * A readable tick with its place, so that it can still be quarantined.
 *
 * @param tick as its feed states it
 * @param received the same, ranked
 * @param record that contained it
 * @param line its index among the lines of the record
 * @param bytes the bytes that it was read from, between {@code from} and {@code to}; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record ReadTick(
    Tick tick,
    ReceivedMark received,
    KinesisRecord record,
    int line,
    byte[] bytes,
    int from,
    int to)
    implements SourceRecord {

  @Override
  public SequenceNumber sequenceNumber() {
    return record.sequenceNumber();
  }

  /** Returns the mark that it would become. */
  public Mark mark() {
    return received.mark();
  }

  /** Returns the tick in the form kept in quarantine. */
  public Rejected rejected(Reason reason, String detail) {
    return TickPlaces.rejected(record, line, reason, detail, Arrays.copyOfRange(bytes, from, to));
  }
}

package dev.weir.rehearsal.demo;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records when each record arrived in a stream. It uses the start of the call that put the record,
 * which is slightly before the arrival that Kinesis reports, so that no delay appears shorter than
 * it was.
 */
final class ArrivalTimes implements Stream {

  private final Stream stream;
  private final Map<LineRecord, Instant> arrivals = new ConcurrentHashMap<>();

  ArrivalTimes(Stream stream) {
    this.stream = stream;
  }

  @Override
  public List<PutAnswer> put(List<LineRecord> records) {
    var at = Instant.now();
    var known = List.copyOf(records);
    var answers = stream.put(known);
    for (var i = 0; i < answers.size(); i++) {
      if (answers.get(i).placed().isPresent()) {
        arrivals.put(known.get(i), at);
      }
    }
    return answers;
  }

  /** Returns when a record arrived; empty if it has not arrived yet. */
  Optional<Instant> of(LineRecord record) {
    return Optional.ofNullable(arrivals.get(record));
  }
}

package dev.weir.rehearsal.demo;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes when each record arrived in a stream: when the call began that put it, which is a little
 * before Kinesis says that it arrived, so that no delay is shown as shorter than it was.
 */
final class ArrivalTimes implements Stream {

  private final Stream stream;
  private final Map<LineRecord, Instant> arrivals = new ConcurrentHashMap<>();

  ArrivalTimes(Stream stream) {
    this.stream = stream;
  }

  @Override
  public List<Answer> put(List<LineRecord> records) {
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

  /** When a record arrived; empty while it has not. */
  Optional<Instant> of(LineRecord record) {
    return Optional.ofNullable(arrivals.get(record));
  }
}

package dev.weir.client.send;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream that takes every record, or none. */
final class RecordingStream implements Stream {

  private final List<LineRecord> stored = new ArrayList<>();
  private boolean refuses;

  /** From now on it takes none. */
  void refuse() {
    refuses = true;
  }

  @Override
  public synchronized List<PutAnswer> put(List<LineRecord> records) {
    if (refuses) {
      return records.stream().map(_ -> PutAnswer.failed("full")).toList();
    }
    stored.addAll(records);
    return records.stream().map(_ -> PutAnswer.placed("shardId-0", "1")).toList();
  }

  synchronized List<String> stored() {
    return stored.stream().map(r -> new String(r.data(), StandardCharsets.UTF_8)).toList();
  }
}

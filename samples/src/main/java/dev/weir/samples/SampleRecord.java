package dev.weir.samples;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One record to be put into a stream.
 *
 * @param due when to put it, counted from the sample's start
 * @param partitionKey for a KPL aggregate it is also its user records' key, because a reader leaves
 *     out those that belong to another shard
 * @param data the bytes to put; must not be modified
 * @param lines the record's lines, in order
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record SampleRecord(Duration due, String partitionKey, byte[] data, List<SampleLine> lines) {

  public SampleRecord {
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(partitionKey, "partitionKey");
    Objects.requireNonNull(data, "data");
    lines = List.copyOf(lines);
  }

  /** Returns the number of its lines that are counted or quarantined: all except headers. */
  public int countedLines() {
    return (int) lines.stream().filter(line -> !(line.label() instanceof Label.Header)).count();
  }
}

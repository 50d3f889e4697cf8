package dev.weir.samples;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One record to be put into a stream.
 *
 * @param due when to put it, counted from the sample's start
 * @param partitionKey that of a KPL aggregate is also its user records', for a reader leaves out
 *     those that belong to another shard
 * @param data the bytes to put; not to be changed
 * @param lines what the record holds, in order
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record SampleRecord(Duration due, String partitionKey, byte[] data, List<SampleLine> lines) {

  public SampleRecord {
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(partitionKey, "partitionKey");
    Objects.requireNonNull(data, "data");
    lines = List.copyOf(lines);
  }

  /** How many lines it holds that are counted or quarantined: all but headers. */
  public int countedLines() {
    return (int) lines.stream().filter(line -> !(line.label() instanceof Label.Header)).count();
  }
}

package dev.weir.accesslog.parse;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.stream.CriParts;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.Lines.LineConsumer;
import dev.weir.stream.OutsideShard;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.Arrays;

/**
 * Opens the lines of a file as the pipeline opens a record: a line of JSON that a shipper wrapped
 * around log lines is replaced by these, and parts of a line that a container runtime split are
 * joined. Not thread-safe.
 */
public final class LineOpener {

  private static final Shard ANY = new Shard("file");
  private static final SequenceNumber FIRST = new SequenceNumber("0");

  /** The length of the longest record of a stream. More parts of one line are never joined. */
  private static final int MAX_LINE_BYTES = 10 << 20;

  private final RecordDecoder envelope;
  private CriParts parts = new CriParts();
  private int partBytes;

  private LineOpener(RecordDecoder envelope) {
    this.envelope = envelope;
  }

  public static LineOpener of(FormatSettings format) {
    return new LineOpener(
        RecordDecoder.ofLines(
            _ -> HashKeyRange.whole(), LogLines.recognizer(format), OutsideShard.TAKE));
  }

  /**
   * Passes the log lines of a line to the consumer: the line itself, unless it wraps others; the
   * joined line if it is the last part of one, and nothing if it is another part.
   */
  public void open(byte[] bytes, int from, int to, LineConsumer consumer) {
    if (from < to && bytes[from] == '{' && wraps(bytes, from, to, consumer)) {
      return;
    }
    if (!parts.add(bytes, from, to)) {
      consumer.accept(bytes, from, to);
      return;
    }
    byte[] whole = parts.whole();
    partBytes += to - from;
    if (whole.length > 0) {
      consumer.accept(whole, 0, whole.length);
      partBytes = 0;
    } else if (partBytes > MAX_LINE_BYTES) {
      finish(consumer);
    }
  }

  /** Passes on the lines whose last part did not come. Call it at the end of each file. */
  public void finish(LineConsumer consumer) {
    parts.unfinished().forEach(line -> consumer.accept(line, 0, line.length));
    parts = new CriParts();
    partBytes = 0;
  }

  private boolean wraps(byte[] bytes, int from, int to, LineConsumer consumer) {
    var line = new KinesisRecord(FIRST, "", Instant.EPOCH, Arrays.copyOfRange(bytes, from, to));
    if (!(envelope.open(line, ANY) instanceof DecodedRecord.Payloads(var payloads, _))) {
      return false; // the parser reports the reason
    }
    payloads.forEach(
        payload -> Lines.forEach(payload.bytes(), payload.from(), payload.to(), consumer));
    return true;
  }
}

package dev.weir.samples;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.envelope.WrappedLine;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The envelopes in which shippers put lines. */
enum Wrapping {
  /** Several lines, unchanged. */
  PACKED,
  /** Several lines, compressed. */
  GZIP,
  /** The documents of a CloudWatch Logs subscription. */
  CLOUDWATCH_LOGS,
  FLUENT_BIT,
  VECTOR,
  /** An aggregate of the Kinesis Producer Library: each line is a user record. */
  KPL;

  byte[] wrap(List<SampleLine> lines, String service, Instant at, String partitionKey) {
    return switch (this) {
      case PACKED -> joined(lines, SampleLine::bytes);
      case GZIP -> Gzip.compress(joined(lines, SampleLine::bytes));
      case CLOUDWATCH_LOGS ->
          Gzip.compress(
              CloudWatchLogs.dataMessage(
                  service, at, lines.stream().map(SampleLine::text).toList()));
      case FLUENT_BIT, VECTOR -> joined(lines, line -> shipped(line, at));
      case KPL -> {
        var aggregate = new KplAggregate();
        lines.forEach(line -> aggregate.add(partitionKey, line.bytes()));
        yield aggregate.toBytes();
      }
    };
  }

  /**
   * Returns a line as its shipper writes it. Quarantine keeps a line that is not a request in this
   * form, because only requests are extracted from a JSON object.
   */
  byte[] shipped(SampleLine line, Instant at) {
    return switch (this) {
      case FLUENT_BIT -> WrappedLine.ofFluentBit(line.text(), at);
      case VECTOR -> WrappedLine.ofVector(line.text(), at);
      case PACKED, GZIP, CLOUDWATCH_LOGS, KPL -> line.bytes();
    };
  }

  /** Whether bytes that are not text are preserved. */
  boolean keepsBytes() {
    return this == PACKED || this == GZIP || this == KPL;
  }

  private static byte[] joined(List<SampleLine> lines, Function<SampleLine, byte[]> form) {
    var bytes = new ByteArrayOutputStream();
    for (var line : lines) {
      bytes.writeBytes(form.apply(line));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }
}

package dev.weir.accesslog;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.stream.Shard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A synthetic batch for priming the function: one line in each kind of envelope. */
final class PrimingEvent {

  static final Shard SHARD = new Shard("shardId-000000000000");

  private static final String LINE =
      "192.0.2.1 - - [01/Jan/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"";
  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/priming";

  private PrimingEvent() {}

  static byte[] ofAccessLogs() throws IOException {
    var at = Instant.EPOCH;
    var line = LINE.getBytes(StandardCharsets.UTF_8);
    var entries =
        List.of(
            new EventEntry("1", "priming", at, line),
            new EventEntry("2", "priming", at, Gzip.compress(line)),
            new EventEntry("3", "priming", at, WrappedLine.ofFluentBit(LINE, at)));
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(STREAM, SHARD.id(), entries).writeTo(bytes);
    return bytes.toByteArray();
  }
}

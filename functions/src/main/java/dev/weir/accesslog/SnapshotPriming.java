package dev.weir.accesslog;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.Entry;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.crac.Context;
import org.crac.Resource;

/**
 * Makes the function run through its way once before SnapStart takes the snapshot: what is loaded
 * and compiled then need not be after a restore, when a batch waits. It reads, opens and parses a
 * made-up batch and asks the table for a lane that there is none of; it writes nothing.
 */
final class SnapshotPriming implements Resource {

  private static final String LINE =
      "192.0.2.1 - - [01/Jan/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"";
  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/priming";

  private final SliceReader slices;
  private final MinuteCounts counts;

  SnapshotPriming(SliceReader slices, MinuteCounts counts) {
    this.slices = slices;
    this.counts = counts;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    var batch = KinesisBatch.read(new ByteArrayInputStream(event()));
    var lane = new Lane("priming", "priming", "priming", batch.shard());
    slices.read(lane, batch, Position.BEGINNING);
    counts.lane(lane);
  }

  private static byte[] event() throws IOException {
    var at = Instant.EPOCH;
    var line = LINE.getBytes(StandardCharsets.UTF_8);
    var entries =
        List.of(
            new Entry("1", "priming", at, line),
            new Entry("2", "priming", at, Gzip.compress(line)),
            new Entry("3", "priming", at, WrappedLine.ofFluentBit(LINE, at)));
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(STREAM, "shardId-000000000000", entries).writeTo(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections that the snapshot froze are found closed and opened anew by the SDK.
  }
}

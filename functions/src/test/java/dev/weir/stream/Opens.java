package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.quarantine.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens bytes as a record of the only shard of a stream. */
final class Opens {

  static final Shard SHARD = new Shard("shardId-000000000000");

  private Opens() {}

  static KinesisRecord record(byte[] data) {
    return new KinesisRecord(new SequenceNumber("1"), "key", Instant.EPOCH, data);
  }

  static DecodedRecord open(byte[] data) {
    return open(data, HashKeyRange.whole());
  }

  static DecodedRecord open(byte[] data, HashKeyRange range) {
    return envelope(shard -> range).open(record(data), SHARD);
  }

  /** Opens a record of a shard with this range, whose parent had all keys. */
  static DecodedRecord openAfterSplit(byte[] data, HashKeyRange range) {
    return envelope(new SplitShard(range)).open(record(data), SplitShard.CHILD);
  }

  /** Returns a decoder that accepts every string as a line, and leaves copies out. */
  static RecordDecoder envelope(ShardMap shards) {
    return new RecordDecoder(shards, (bytes, from, to) -> true, OutsideShard.LEAVE_OUT_COPIES);
  }

  static List<Payload> payloads(byte[] data) {
    return payloads(open(data));
  }

  static List<Payload> payloads(DecodedRecord opened) {
    return switch (opened) {
      case DecodedRecord.Payloads(List<Payload> payloads, var outside) -> payloads;
      case DecodedRecord.UndecodableRecord unreadable ->
          throw new AssertionError(unreadable.toString());
    };
  }

  static List<String> lines(byte[] data) {
    return lines(open(data));
  }

  static List<String> lines(DecodedRecord opened) {
    List<String> lines = new ArrayList<>();
    for (Payload payload : payloads(opened)) {
      Lines.forEach(
          payload.bytes(),
          payload.from(),
          payload.to(),
          (bytes, from, to) -> lines.add(new String(bytes, from, to - from, UTF_8)));
    }
    return lines;
  }

  static Reason reason(byte[] data) {
    return switch (open(data)) {
      case DecodedRecord.UndecodableRecord unreadable -> unreadable.reason();
      case DecodedRecord.Payloads payloads -> throw new AssertionError(payloads.toString());
    };
  }
}

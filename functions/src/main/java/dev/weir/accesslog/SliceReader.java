package dev.weir.accesslog;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Lines;
import dev.weir.stream.Opened;
import dev.weir.stream.Payload;
import dev.weir.stream.Position;
import dev.weir.stream.Shard;
import dev.weir.stream.UnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a batch slice by slice: opens each record, parses its lines, adds them up. What a record
 * gives is a pure function of the record, so that a redelivery gives the same, wherever the batch
 * is cut. Failures of any kind stay with the line or the record that has them.
 */
final class SliceReader {

  private final Envelope envelope;
  private final AccessLogParser parser;
  private final AccessLogSettings settings;
  private final AccessLogLine line = new AccessLogLine();

  SliceReader(Envelope envelope, AccessLogParser parser, AccessLogSettings settings) {
    this.envelope = envelope;
    this.parser = parser;
    this.settings = settings;
  }

  /**
   * The next slice after a position, or empty where the position covers the batch. A slice ends
   * with the batch, or before the line that would make it more than one commit takes. Only its
   * first record is ever cut: so where a record is cut depends on the record alone, and an
   * invocation that goes on beside its retry puts the same aside under the same keys.
   *
   * @throws UnavailableException if the shard map, which aggregates need, does not answer
   */
  Optional<Slice> read(Lane lane, KinesisBatch batch, Position from) {
    return read(lane, batch.records(), from).build();
  }

  private SliceBuilder read(Lane lane, List<KinesisRecord> records, Position from) {
    var slice = new SliceBuilder(lane, from, settings);
    for (var i = 0; i < records.size() && !slice.isFull(); i++) {
      var record = records.get(i);
      if (!from.covers(record.sequenceNumber())) {
        slice.startRecord(record, from.linesOf(record.sequenceNumber()));
        readRecord(record, lane.shard(), slice);
        slice.endRecord();
        if (slice.cutsLaterRecord()) {
          return read(lane, records.subList(0, i), from);
        }
      }
    }
    return slice;
  }

  private void readRecord(KinesisRecord record, Shard shard, SliceBuilder slice) {
    switch (open(record, shard)) {
      case Opened.Unreadable(var reason, var detail) ->
          slice.rejectRecord(record.data(), reason, detail);
      case Opened.Payloads(var payloads, var outside) -> {
        parser.startRecord();
        payloads.forEach(payload -> readLines(payload, slice));
        outside.forEach(userRecord -> rejectOutside(userRecord, slice));
      }
    }
  }

  // Counted as lines after all others, so that a record that is cut has a place for them.
  private static void rejectOutside(Payload left, SliceBuilder slice) {
    slice.reject(left.rejectedBytes(left.from(), left.to()), Reason.OUTSIDE_SHARD, "");
    slice.endLine();
  }

  private Opened open(KinesisRecord record, Shard shard) {
    try {
      return envelope.open(record, shard);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // A record that breaks the code must not stop the shard: it is put aside with its reason.
      return new Opened.Unreadable(Reason.PARSER_FAILED, e.getClass().getSimpleName());
    }
  }

  private void readLines(Payload payload, SliceBuilder slice) {
    slice.startPayload(payload.source());
    Lines.forEach(
        payload.bytes(),
        payload.from(),
        payload.to(),
        (bytes, from, to) -> readLine(payload, from, to, slice));
  }

  private void readLine(Payload payload, int from, int to, SliceBuilder slice) {
    byte[] bytes = payload.bytes();
    try {
      // Also a line that is applied already, for it may be a header that the next lines need.
      var result = parser.parse(bytes, from, to, line);
      if (slice.takesLine()) {
        if (result == LineResult.EVENT) {
          slice.add(line);
        }
        result
            .rejection()
            .ifPresent(reason -> slice.reject(payload.rejectedBytes(from, to), reason, ""));
      }
    } catch (RuntimeException | StackOverflowError e) {
      slice.reject(
          payload.rejectedBytes(from, to), Reason.PARSER_FAILED, e.getClass().getSimpleName());
    }
    slice.endLine();
  }
}

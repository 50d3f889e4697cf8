package dev.weir.accesslog.parse;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.accesslog.parse.ParsedLines.RejectedLine;
import dev.weir.engine.Parsed;
import dev.weir.events.Minute;
import dev.weir.quarantine.Reason;
import dev.weir.stream.DecodedRecord;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.OutsideShard;
import dev.weir.stream.Payload;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.RecordDecoder;
import dev.weir.stream.Shard;
import dev.weir.stream.ShardMap;
import java.nio.charset.StandardCharsets;

/**
 * Opens a record and parses its lines. The result is a pure function of the record, so that a
 * redelivery yields the same. One for each instance of the function; not thread-safe.
 */
public final class LogRecordParser {

  // Two packed days, one after the other. Unordered lines take a commit for every hundred of them,
  // and each commit is a transaction over a hundred items.
  private static final int MAX_PARTS = 32;

  private final RecordDecoder envelope;
  private final AccessLogParser parser;
  private final byte[] defaultService;
  private final int maxMinutes;
  private final AccessLogLine event = new AccessLogLine();
  private final ParsedLines parsed = new ParsedLines();
  private String logGroup = "";
  private byte[] logGroupBytes = {};
  private byte[] source;
  private Payload payload;
  private RecordBudget budget;
  private int line;

  private LogRecordParser(
      RecordDecoder envelope, AccessLogParser parser, byte[] defaultService, int maxMinutes) {
    this.envelope = envelope;
    this.parser = parser;
    this.defaultService = defaultService;
    this.maxMinutes = maxMinutes;
    source = defaultService;
  }

  /**
   * Creates a parser of lines in a format.
   *
   * @param defaultService the service of lines that name none
   * @param maxMinutes the number of minutes that one commit takes
   * @param outside the treatment of user records that hash to another shard
   */
  public static LogRecordParser of(
      FormatSettings format,
      String defaultService,
      int maxMinutes,
      ShardMap shards,
      OutsideShard outside) {
    return new LogRecordParser(
        RecordDecoder.ofLines(shards, LogLines.recognizer(format), outside),
        AccessLogParser.of(format),
        defaultService.getBytes(StandardCharsets.UTF_8),
        maxMinutes);
  }

  /**
   * Parses a record; the result is valid until the next one is parsed.
   *
   * @param shard the shard that the record was read from
   * @throws dev.weir.stream.UnavailableException if the shard map, which aggregates need, does not
   *     answer
   * @throws dev.weir.stream.TooMuchWorkException if it exceeds the limits of a record
   */
  public Parsed<ParsedLines> parse(KinesisRecord record, Shard shard) {
    budget = RecordBudget.of(record);
    return switch (envelope.open(record, shard, budget)) {
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          new Parsed.UnreadableRecord<>(reason, detail);
      case DecodedRecord.Payloads(var payloads, var outside) -> {
        parser.startRecord(budget);
        parsed.clear(budget);
        line = 0;
        for (var next : payloads) {
          parse(next);
        }
        outside.forEach(this::rejectOutside);
        yield bounded(record);
      }
    };
  }

  private Parsed<ParsedLines> bounded(KinesisRecord record) {
    var parts = parsed.parts(maxMinutes, Minute.of(record.arrivedAt()).epochMinute());
    return parts > MAX_PARTS
        ? new Parsed.UnreadableRecord<>(
            Reason.TOO_MANY_MINUTES, "Lines of many minutes in no order: commits=" + parts)
        : new Parsed.Events<>(parsed);
  }

  private void parse(Payload next) {
    payload = next;
    source = sourceOf(next);
    Lines.forEach(next.bytes(), next.from(), next.to(), this::parseLine);
  }

  // The events of a document share its log group.
  private byte[] sourceOf(Payload next) {
    if (next.source().isEmpty()) {
      return defaultService;
    }
    if (!next.source().equals(logGroup)) {
      logGroup = next.source();
      logGroupBytes = logGroup.getBytes(StandardCharsets.UTF_8);
    }
    return logGroupBytes;
  }

  private void parseLine(byte[] bytes, int from, int to) {
    var result = parser.parse(bytes, from, to, event);
    if (result == LineResult.EVENT) {
      parsed.add(line, event, bytes, source);
    } else if (result.rejection().isPresent()) {
      budget.reject(payload.rejectedLength(from, to));
      parsed.reject(
          line, new RejectedLine(payload, from, to, source, result.rejection().get(), ""));
    }
    line++;
  }

  // As lines after all others, so that a record that is cut has positions for them. The envelope
  // has counted them.
  private void rejectOutside(Payload left) {
    var whole =
        new RejectedLine(left, left.from(), left.to(), defaultService, Reason.OUTSIDE_SHARD, "");
    parsed.reject(line, whole);
    line++;
  }
}

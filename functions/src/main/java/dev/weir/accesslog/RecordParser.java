package dev.weir.accesslog;

import dev.weir.accesslog.ParsedLines.RejectedLine;
import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.engine.Parsed;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.Opened;
import dev.weir.stream.Payload;
import dev.weir.stream.RecordBudget;
import dev.weir.stream.Shard;
import java.nio.charset.StandardCharsets;

/**
 * Opens a record and parses its lines. What a record gives is a pure function of the record, so
 * that a redelivery gives the same. One for each instance of the function, not thread-safe.
 */
final class RecordParser {

  private final Envelope envelope;
  private final AccessLogParser parser;
  private final byte[] defaultService;
  private final AccessLogLine event = new AccessLogLine();
  private final ParsedLines parsed = new ParsedLines();
  private String logGroup = "";
  private byte[] logGroupBytes = {};
  private byte[] source;
  private Payload payload;
  private RecordBudget budget;
  private int line;

  /**
   * A parser.
   *
   * @param defaultService the service of lines that name none
   */
  RecordParser(Envelope envelope, AccessLogParser parser, String defaultService) {
    this.envelope = envelope;
    this.parser = parser;
    this.defaultService = defaultService.getBytes(StandardCharsets.UTF_8);
    source = this.defaultService;
  }

  /**
   * Parses a record; the result holds until the next one is parsed.
   *
   * @param shard the one that the record was read from
   * @throws dev.weir.stream.UnavailableException if the shard map, which aggregates need, does not
   *     answer
   * @throws dev.weir.stream.TooMuchWorkException if it holds more than one record may
   */
  Parsed<ParsedLines> parse(KinesisRecord record, Shard shard) {
    budget = RecordBudget.of(record);
    return switch (envelope.open(record, shard, budget)) {
      case Opened.Unreadable(var reason, var detail) -> new Parsed.Unreadable<>(reason, detail);
      case Opened.Payloads(var payloads, var outside) -> {
        parser.startRecord();
        parsed.clear(budget);
        line = 0;
        payloads.forEach(this::parse);
        outside.forEach(this::rejectOutside);
        yield new Parsed.Events<>(parsed);
      }
    };
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

  // As lines after all others, so that a record that is cut has a place for them. The envelope has
  // counted them.
  private void rejectOutside(Payload left) {
    var whole =
        new RejectedLine(left, left.from(), left.to(), defaultService, Reason.OUTSIDE_SHARD, "");
    parsed.reject(line, whole);
    line++;
  }
}

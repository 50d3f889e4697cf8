package dev.weir.accesslog;

import dev.weir.accesslog.ParsedLines.RejectedLine;
import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.engine.Parsed;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lines;
import dev.weir.stream.Opened;
import dev.weir.stream.Payload;
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
  private byte[] source;
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
   */
  Parsed<ParsedLines> parse(KinesisRecord record, Shard shard) {
    return switch (envelope.open(record, shard)) {
      case Opened.Unreadable(var reason, var detail) -> new Parsed.Unreadable<>(reason, detail);
      case Opened.Payloads(var payloads) -> {
        parser.startRecord();
        parsed.clear();
        line = 0;
        payloads.forEach(this::parse);
        yield new Parsed.Events<>(parsed);
      }
    };
  }

  private void parse(Payload payload) {
    source =
        payload.source().isEmpty()
            ? defaultService
            : payload.source().getBytes(StandardCharsets.UTF_8);
    Lines.forEach(payload.bytes(), payload.from(), payload.to(), this::parseLine);
  }

  private void parseLine(byte[] bytes, int from, int to) {
    var result = parser.parse(bytes, from, to, event);
    if (result == LineResult.EVENT) {
      parsed.add(line, event, bytes, source);
    } else if (result.rejection().isPresent()) {
      parsed.reject(line, new RejectedLine(bytes, from, to, source, result.rejection().get(), ""));
    }
    line++;
  }
}

package dev.weir.accesslog.parse;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.stream.LineRecognizer;
import dev.weir.stream.RecordBudget;

/** Tells access-log lines from other text within JSON, by parsing them. */
final class LogLines implements LineRecognizer {

  private static final byte COMMENT = '#';

  private final AccessLogParser parser;
  private final AccessLogLine line = new AccessLogLine();

  private LogLines(AccessLogParser parser) {
    this.parser = parser;
  }

  /**
   * For lines in these formats. A pinned JSON format's own {@code message} is not a wrapped line.
   */
  static LineRecognizer recognizer(FormatSettings format) {
    return format.isJson() ? NONE : new LogLines(AccessLogParser.of(format));
  }

  /** Headers are heard of, because the lines after them can be read by them only. */
  @Override
  public boolean reads(byte[] bytes, int from, int to) {
    return switch (parser.parse(bytes, from, to, line)) {
      case NOT_AN_ACCESS_LOG -> false;
      // A blank text would vanish with all that stands alongside it.
      case HEADER -> to > from && bytes[from] == COMMENT;
      default -> true;
    };
  }

  @Override
  public void startRecord(RecordBudget budget) {
    parser.startRecord(budget);
  }
}

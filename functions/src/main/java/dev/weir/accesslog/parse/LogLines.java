package dev.weir.accesslog.parse;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.JsonStatusNames;
import dev.weir.stream.LineRecognizer;
import dev.weir.stream.RecordBudget;

/** Distinguishes access-log lines from other text within JSON by parsing them. */
final class LogLines implements LineRecognizer {

  private static final byte COMMENT = '#';

  private final AccessLogParser parser;
  private final JsonStatusNames statusNames;
  private final AccessLogLine line = new AccessLogLine();

  private LogLines(FormatSettings format) {
    parser = AccessLogParser.of(format);
    statusNames = JsonStatusNames.of(format);
  }

  /**
   * Creates a recognizer of these formats. In a pinned JSON format, {@code message} is an ordinary
   * field and not a wrapped line.
   */
  static LineRecognizer recognizer(FormatSettings format) {
    return format.isJson() ? NONE : new LogLines(format);
  }

  /** Accepts headers, because the lines after them can't be read without them. */
  @Override
  public boolean reads(byte[] bytes, int from, int to) {
    return switch (parser.parse(bytes, from, to, line)) {
      case NOT_AN_ACCESS_LOG -> false;
      // A blank text would disappear together with everything alongside it.
      case HEADER -> to > from && bytes[from] == COMMENT;
      default -> true;
    };
  }

  @Override
  public boolean isField(byte[] bytes, int from, int to) {
    return statusNames.contains(bytes, from, to);
  }

  @Override
  public boolean isLine(byte[] bytes, int from, int to) {
    return switch (parser.parse(bytes, from, to, line)) {
      case EVENT, AMBIGUOUS -> true;
      // A status such as "info", or none: the text in it is the line.
      case HEADER, NOT_AN_ACCESS_LOG, BAD_TIME, BAD_STATUS, NOT_A_REQUEST -> false;
    };
  }

  @Override
  public void startRecord(RecordBudget budget) {
    parser.startRecord(budget);
  }
}

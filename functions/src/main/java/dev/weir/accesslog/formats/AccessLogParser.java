package dev.weir.accesslog.formats;

import dev.weir.stream.RecordBudget;
import java.util.List;

/**
 * Reads access-log lines; one for each instance of the function, not thread-safe. The result
 * depends only on the line and on the headers before it in the same record, so that a redelivered
 * record yields the same. No bytes cause an exception until there are too many for the record's
 * budget.
 */
public final class AccessLogParser {

  private static final LineResult NONE = LineResult.NOT_AN_ACCESS_LOG;

  private final LineFormat[] formats;
  private final LineWork work;
  private final HeaderLines headers;
  private final boolean heedsHeaders;
  private final LocalZone zone;

  // Only a hint: no line can be read in two formats, so it saves attempts and changes no result.
  private int last;

  private AccessLogParser(
      List<LineFormat> formats, LineWork work, boolean heedsHeaders, LocalZone zone) {
    this.work = work;
    this.headers = new HeaderLines(work);
    this.formats = formats.toArray(LineFormat[]::new);
    this.heedsHeaders = heedsHeaders;
    this.zone = zone;
  }

  public static AccessLogParser of(FormatSettings settings) {
    var work = new LineWork();
    return new AccessLogParser(
        AccessLogFormat.readers(settings, work),
        work,
        heedsHeaders(settings.format()),
        LocalZone.of(settings.zone()));
  }

  private static boolean heedsHeaders(String format) {
    return AccessLogFormat.named(format)
        .map(f -> f == AccessLogFormat.W3C || f == AccessLogFormat.CLOUDFRONT_STANDARD)
        .orElse(true);
  }

  /** Begins an unbounded record, for a person's own input. */
  public void startRecord() {
    work.startRecord();
    headers.forget();
  }

  /**
   * Begins a record; headers of earlier records do not apply to its lines.
   *
   * @param budget the record's budget
   */
  public void startRecord(RecordBudget budget) {
    work.startRecord(budget);
    headers.forget();
  }

  /**
   * Reads the line {@code bytes[from, to)}, without its line end. A prefix that a shipper added
   * ({@link LinePrefix}) is skipped, unless the line can be read with it.
   *
   * @param out filled if the result is {@link LineResult#EVENT}; its service may refer to {@code
   *     bytes}
   * @throws dev.weir.stream.TooMuchWorkException if the record exceeds its budget
   */
  public LineResult parse(byte[] bytes, int from, int to, AccessLogLine out) {
    out.useZone(zone);
    int own = LinePrefix.skip(bytes, from, to);
    LineResult result = parseOwn(bytes, own, to, out);
    return result == NONE && own != from ? parseOwn(bytes, from, to, out) : result;
  }

  private LineResult parseOwn(byte[] bytes, int from, int to, AccessLogLine out) {
    if (isBlank(bytes, from, to) || (heedsHeaders && headers.read(bytes, from, to))) {
      return LineResult.HEADER;
    }
    LineResult result = heedsHeaders ? parseByHeader(bytes, from, to, out) : NONE;
    if (result == NONE) {
      result = parseAs(last, bytes, from, to, out);
    }
    for (int i = 0; i < formats.length && result == NONE; i++) {
      result = parseAs(i, bytes, from, to, out);
    }
    // In a pinned format a line may begin with a client's text, which may look like a header.
    return result == NONE && headers.read(bytes, from, to) ? LineResult.HEADER : result;
  }

  private LineResult parseByHeader(byte[] bytes, int from, int to, AccessLogLine out) {
    out.clear(bytes);
    return headers.parse(bytes, from, to, out);
  }

  private LineResult parseAs(int format, byte[] bytes, int from, int to, AccessLogLine out) {
    out.clear(bytes);
    LineResult result = formats[format].parse(bytes, from, to, out);
    if (result != NONE) {
      last = format;
    }
    return result;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}

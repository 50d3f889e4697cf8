package dev.weir.accesslog.formats;

import dev.weir.stream.RecordBudget;
import java.util.List;
import java.util.Optional;

/**
 * Reads access-log lines: one for each instance of the function, not thread-safe. What a line gives
 * depends on the line and on the headers before it in the same record, on nothing else: a
 * redelivered record gives the same again. No bytes make it throw, until there are too many of them
 * for the record's budget.
 */
public final class AccessLogParser {

  private static final LineResult NONE = LineResult.NOT_AN_ACCESS_LOG;

  private final LineFormat[] formats;
  private final LineWork work;
  private final HeaderLines headers;
  private final boolean heedsHeaders;
  private final LocalZone zone;

  // Only a hint: no line can be read in two formats, so that it saves tries and changes nothing.
  private int last;

  private AccessLogParser(
      List<LineFormat> formats, LineWork work, boolean heedsHeaders, LocalZone zone) {
    this.work = work;
    this.headers = new HeaderLines(work);
    this.formats = formats.toArray(LineFormat[]::new);
    this.heedsHeaders = heedsHeaders;
    this.zone = zone;
  }

  /** A parser for these settings. */
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

  /** Begins a record of a person's own, who decides how much it holds. */
  public void startRecord() {
    startRecord(Optional.empty());
  }

  /**
   * Begins a record: the headers of an earlier one say nothing about its lines.
   *
   * @param budget the record's
   */
  public void startRecord(RecordBudget budget) {
    startRecord(Optional.of(budget));
  }

  private void startRecord(Optional<RecordBudget> budget) {
    work.startRecord(budget);
    headers.forget();
  }

  /**
   * Reads the line {@code bytes[from, to)}, which is without its line end. What a shipper wrote
   * before the server's own line is skipped ({@link LinePrefix}), unless the line is read with it.
   *
   * @param out filled where the result is {@link LineResult#EVENT}; its service may lie in {@code
   *     bytes}
   * @throws dev.weir.stream.TooMuchWorkException if the record holds more than one may
   */
  public LineResult parse(byte[] bytes, int from, int to, AccessLogLine out) {
    out.useZone(zone);
    int own = LinePrefix.skip(bytes, from, to);
    LineResult result = parseOwn(bytes, own, to, out);
    return result == NONE && own != from ? parseOwn(bytes, from, to, out) : result;
  }

  private LineResult parseOwn(byte[] bytes, int from, int to, AccessLogLine out) {
    if (isBlank(bytes, from, to) || headers.read(bytes, from, to)) {
      return LineResult.HEADER;
    }
    LineResult result = heedsHeaders ? parseByHeader(bytes, from, to, out) : NONE;
    if (result == NONE) {
      result = parseAs(last, bytes, from, to, out);
    }
    for (int i = 0; i < formats.length && result == NONE; i++) {
      result = parseAs(i, bytes, from, to, out);
    }
    return result;
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

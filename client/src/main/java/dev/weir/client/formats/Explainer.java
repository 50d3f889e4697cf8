package dev.weir.client.formats;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.accesslog.parse.LineOpener;
import dev.weir.events.ForeignText;
import dev.weir.stream.Lines.LineConsumer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Explains how each line is read. The lines belong to one record. */
final class Explainer {

  /** The displayed part of a line, in characters. */
  private static final int MAX_SHOWN_CHARS = 160;

  private final LineOpener opener;
  private final AccessLogParser parser;
  private final FormatGuess guess;
  private final AccessLogLine line = new AccessLogLine();
  private final Map<LineResult, Integer> counts = new EnumMap<>(LineResult.class);

  Explainer(FormatSettings settings) {
    opener = LineOpener.of(settings);
    this.parser = AccessLogParser.of(settings);
    this.guess = new FormatGuess(settings);
    parser.startRecord();
  }

  /**
   * Returns the line, followed by the result for each log line that it wraps: the fields that were
   * read, or the reason for reading none. The parts of a line have their result at the last one.
   */
  List<String> explain(int number, byte[] bytes) {
    var results = new ArrayList<String>();
    opener.open(bytes, 0, bytes.length, explainingTo(results));
    var said = new ArrayList<String>();
    said.add(number + ": " + shown(bytes));
    said.addAll(
        results.isEmpty()
            ? List.of(
                "   no complete line: part of one that ends below, or a document without lines")
            : results);
    return said;
  }

  /** Returns the results for lines whose last part was not among the lines. */
  List<String> finish() {
    var results = new ArrayList<String>();
    opener.finish(explainingTo(results));
    return results;
  }

  private LineConsumer explainingTo(List<String> results) {
    return (log, from, to) -> results.add("   " + explain(Arrays.copyOfRange(log, from, to)));
  }

  private String explain(byte[] bytes) {
    LineResult result = parser.parse(bytes, 0, bytes.length, line);
    counts.merge(result, 1, Integer::sum);
    String format = guess.formatOf(bytes, result, line);
    return result == LineResult.EVENT ? event(format) : reason(result, format);
  }

  private String event(String format) {
    return "%s: time=%s status=%d%s bytes=%d service=%s"
        .formatted(
            format,
            Instant.ofEpochSecond(line.epochSecond()),
            line.status(),
            line.originStatus() == 0 ? "" : " originStatus=" + line.originStatus(),
            line.bytes(),
            service());
  }

  private String service() {
    int length = line.serviceTo() - line.serviceFrom();
    if (length == 0) {
      return "(none: the log group, else the configured service)";
    }
    return ForeignText.oneLine(
        new String(line.serviceBytes(), line.serviceFrom(), length, StandardCharsets.UTF_8));
  }

  private static String reason(LineResult result, String format) {
    return switch (result) {
      case EVENT -> format;
      case HEADER -> "header or blank line, not counted";
      case NOT_AN_ACCESS_LOG ->
          "NOT_AN_ACCESS_LOG: it matches none of the formats tried; name one, or a custom one, with"
              + " --format and --fields";
      case BAD_TIME -> "BAD_TIME: it has a status, but no valid time; see --zone";
      case BAD_STATUS -> "BAD_STATUS: it has a time, but no status; was the line truncated?";
      case AMBIGUOUS ->
          "AMBIGUOUS: it can be parsed in two ways, because the server does not escape client"
              + " input; log as JSON, or with escaping";
      case NOT_A_REQUEST ->
          "NOT_A_REQUEST: it records something other than a request (TCP, a lifecycle rule)";
    };
  }

  private static String shown(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String start = text.substring(0, Math.min(MAX_SHOWN_CHARS, text.length()));
    return ForeignText.oneLine(start) + (start.length() < text.length() ? "..." : "");
  }

  /** Returns how many lines were read, and how many were not, by reason. */
  String summary() {
    return counts.isEmpty()
        ? "The input has no lines."
        : counts.entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining(" "));
  }
}

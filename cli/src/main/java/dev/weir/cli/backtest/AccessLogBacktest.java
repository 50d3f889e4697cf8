package dev.weir.cli.backtest;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.Tally;
import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import dev.weir.accesslog.parse.LineOpener;
import dev.weir.accesslog.parse.ServiceName;
import dev.weir.accesslog.publish.ErrorRule;
import dev.weir.accesslog.publish.ErrorRules;
import dev.weir.alerts.Alert;
import dev.weir.events.Minute;
import dev.weir.stream.Lines.LineConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts access logs in memory with the pipeline's own parser and rules. Every service is counted
 * by name, and no line is late, because a file has no arrival times. Memory grows with the number
 * of minute and service pairs, not with the lines.
 */
final class AccessLogBacktest {

  private static final int MAX_EXAMPLES = 5;

  private final LineOpener opener;
  private final AccessLogParser parser;
  private final byte[] defaultService;
  private final ErrorRules rules;
  private final Tally tally = new Tally();
  private final AccessLogLine event = new AccessLogLine();
  private final ServiceName name = new ServiceName();
  private final Map<LineResult, Long> results = new EnumMap<>(LineResult.class);
  private final List<BacktestRejection> examples = new ArrayList<>();

  /**
   * A line that would be quarantined.
   *
   * @param number from 1; of a line in parts, that of its last part
   */
  record BacktestRejection(String file, long number, LineResult reason) {}

  /**
   * Creates a backtest.
   *
   * @param service the service of lines that name none
   */
  AccessLogBacktest(FormatSettings format, String service, ErrorRules rules) {
    opener = LineOpener.of(format);
    parser = AccessLogParser.of(format);
    defaultService = service.getBytes(StandardCharsets.UTF_8);
    this.rules = rules;
  }

  /** Counts a file's lines. Headers apply only to their own file. */
  void read(InputStream input, String file) throws IOException {
    parser.startRecord();
    var number = new long[1];
    LineConsumer taker = (log, start, end) -> take(log, start, end, file, number[0]);
    new LineBlocks(input, file)
        .forEach(
            (bytes, from, to) -> {
              number[0]++;
              opener.open(bytes, from, to, taker);
            });
    opener.finish(taker);
  }

  private void take(byte[] bytes, int from, int to, String file, long number) {
    var result = parser.parse(bytes, from, to, event);
    results.merge(result, 1L, Long::sum);
    if (result == LineResult.EVENT) {
      tally.add(event.epochSecond(), service(), event.status(), event.bytes(), false);
    } else if (result.rejection().isPresent() && examples.size() < MAX_EXAMPLES) {
      examples.add(new BacktestRejection(file, number, result));
    }
  }

  private ServiceName service() {
    return event.serviceTo() == event.serviceFrom()
        ? name.set(defaultService)
        : name.set(event.serviceBytes(), event.serviceFrom(), event.serviceTo());
  }

  /** Returns the counts by minute, in order. */
  Map<Minute, MinuteCount> counts() {
    return new TreeMap<>(tally.counts());
  }

  /**
   * Returns the alerts that the rules raise on the counts, by minute; each is raised at the
   * minute's end.
   */
  List<Alert> alerts() {
    var rule = new ErrorRule(rules);
    var alerts = new ArrayList<Alert>();
    counts()
        .forEach(
            (minute, count) ->
                alerts.addAll(
                    rule.decide(minute, count, Optional.empty(), minute.start().plusSeconds(60))));
    return alerts;
  }

  long requests() {
    return results.getOrDefault(LineResult.EVENT, 0L);
  }

  /** Returns how many lines would be quarantined, by reason. */
  Map<LineResult, Long> rejected() {
    var rejected = new EnumMap<LineResult, Long>(LineResult.class);
    results.forEach(
        (result, count) -> result.rejection().ifPresent(_ -> rejected.put(result, count)));
    return rejected;
  }

  /** Returns the first lines that would be quarantined. */
  List<BacktestRejection> examples() {
    return List.copyOf(examples);
  }
}

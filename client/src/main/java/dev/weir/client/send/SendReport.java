package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.events.ForeignText;
import dev.weir.producer.RecordPacker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The result of sending: how many lines are in quarantine, and the first of them. */
final class SendReport {

  private static final int SHOWN = 5;
  private static final int MAX_SHOWN_CHARS = 120;

  private final SendTarget pipeline;
  private final String name;
  private final long lines;
  private final Map<String, Long> byReason = new TreeMap<>();
  // The last of the shown rejections is at the head, so that an earlier one can replace it.
  private final PriorityQueue<Rejection> first =
      new PriorityQueue<>(Comparator.comparingLong(Rejection::line).reversed());
  private long headers;
  private long rejected;

  /**
   * Begins a report.
   *
   * @param name the name of the input in messages
   * @param lines how many are in the stream
   * @param headers how many of them look blank or like headers
   */
  SendReport(SendTarget pipeline, String name, long lines, long headers) {
    this.pipeline = pipeline;
    this.name = name;
    this.lines = lines;
    this.headers = headers;
  }

  void add(Rejection rejection) {
    rejected += rejection.lines();
    byReason.merge(rejection.reason(), (long) rejection.lines(), Long::sum);
    if (headers > 0 && RecordPacker.isHeader(rejection.bytes())) {
      headers--;
    }
    first.add(rejection);
    if (first.size() > SHOWN) {
      first.poll();
    }
  }

  /** Returns the quarantined share of the lines to be counted, from 0 to 1. */
  double share() {
    var counting = lines - headers;
    return counting <= 0 ? 0 : (double) rejected / counting;
  }

  /**
   * Returns the report as lines.
   *
   * @param nearest names the format that a quarantined line comes closest to, or nothing
   */
  List<String> text(Function<byte[], String> nearest) {
    var text = new ArrayList<String>();
    text.add(summary());
    first.stream()
        .sorted(Comparator.comparingLong(Rejection::line))
        .forEach(rejection -> text.addAll(described(rejection, nearest)));
    if (rejected > 0) {
      text.add("  " + reasons());
    }
    return text;
  }

  private String summary() {
    var counted = Math.max(0, lines - headers - rejected);
    var skipped = headers == 0 ? "" : ", %,d blank lines or headers".formatted(headers);
    return String.format(
        Locale.ROOT,
        "%,d %s: %,d %s, %,d quarantined%s",
        lines,
        pipeline.unit(),
        counted,
        pipeline.done(),
        rejected,
        skipped);
  }

  private String reasons() {
    return byReason.entrySet().stream()
        .map(reason -> reason.getKey() + "=" + reason.getValue())
        .collect(Collectors.joining(" "));
  }

  private List<String> described(Rejection rejection, Function<byte[], String> nearest) {
    var which =
        rejection.lines() == 1
            ? "line %d".formatted(rejection.line())
            : "lines %d to %d, one record"
                .formatted(rejection.line(), rejection.line() + rejection.lines() - 1);
    var detail = rejection.detail().isEmpty() ? "" : " (" + rejection.detail() + ")";
    var near = rejection.lines() == 1 ? nearest.apply(rejection.bytes()) : "";
    return List.of(
        "  %s, %s: %s%s%s"
            .formatted(
                name,
                which,
                rejection.reason(),
                ForeignText.oneLine(detail),
                near.isEmpty() ? "" : "; nearest format: " + near),
        "    " + shown(rejection.bytes()));
  }

  private static String shown(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var start = text.substring(0, Math.min(MAX_SHOWN_CHARS, text.length()));
    return ForeignText.oneLine(start) + (start.length() < text.length() ? "..." : "");
  }

  /**
   * Ends the command if a larger share is in quarantine than allowed.
   *
   * @param allowed a share from 0 to 1
   * @throws CommandFault naming both shares
   */
  void requireShareUpTo(double allowed) {
    if (share() > allowed) {
      throw new CommandFault(
          String.format(
              Locale.ROOT,
              "%s: %.1f %% of the %s are quarantined; --allow-rejected allows %.1f %%",
              name,
              100 * share(),
              pipeline.unit(),
              100 * allowed),
          "They are not lost: weir quarantine list shows them, and weir quarantine replay applies"
              + " them once the cause is fixed."
              + (pipeline == SendTarget.ACCESS_LOGS
                  ? " weir formats explain FILE shows how lines are parsed."
                  : ""));
    }
  }
}

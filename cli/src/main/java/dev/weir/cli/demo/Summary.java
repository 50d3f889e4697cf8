package dev.weir.cli.demo;

import dev.weir.cli.send.Sender;
import dev.weir.events.sample.AccessLogSample;
import dev.weir.events.sample.Recount;
import java.time.Duration;
import java.util.List;

/**
 * What a showing came to.
 *
 * @param play how long the traffic ran
 * @param sent what was put into the stream
 * @param tail how long after the last record everything was counted
 * @param alerts how many came through the topic
 * @param latencies of those that say when their record arrived, the shortest first
 */
record Summary(
    Duration play,
    Sender.Totals sent,
    Duration tail,
    Recount recount,
    int alerts,
    List<Duration> latencies) {

  /** The lines of the summary. */
  List<String> lines() {
    var counts = recount.counts();
    var requests = counts.values().stream().mapToLong(Recount.Counts::requests).sum();
    var errors = counts.values().stream().mapToLong(Recount.Counts::serverErrors).sum();
    var late = counts.values().stream().mapToLong(Recount.Counts::late).sum();
    var services = counts.keySet().stream().map(Recount.Place::service).distinct().count();
    return List.of(
        line(
            "sent",
            "%,d lines in %,d records, %,.0f lines/s"
                .formatted(recount.lines(), sent.records(), linesPerSecond())),
        line(
            "counted",
            "%,d requests of %d services in %d formats: equal to the recount"
                .formatted(requests, services, AccessLogSample.FORMATS)),
        line("", "%,d of them with 5xx, %d late; each counted once".formatted(errors, late)),
        line(
            "put aside",
            "%d lines and records of garbage: each in quarantine once"
                .formatted(recount.garbage())),
        line("all counted", "%.1f s after the last record".formatted(tail.toMillis() / 1e3)),
        line("alerts", "%d through the topic; %s".formatted(alerts, delays())));
  }

  private String delays() {
    return latencies.isEmpty()
        ? "none says when its record arrived"
        : "p50 %d ms, p99 %d ms from the record's arrival (of %d)"
            .formatted(percentile(50), percentile(99), latencies.size());
  }

  private double linesPerSecond() {
    return recount.lines() / (play.toMillis() / 1e3);
  }

  private static String line(String name, String text) {
    return "%-12s %s".formatted(name, text);
  }

  /** The nearest-rank percentile of the latencies, in milliseconds; 0 where there are none. */
  long percentile(int percent) {
    if (latencies.isEmpty()) {
      return 0;
    }
    var rank = (int) Math.ceil(percent / 100.0 * latencies.size());
    return latencies.get(Math.max(0, rank - 1)).toMillis();
  }
}

package dev.weir.rehearsal.demo;

import dev.weir.producer.Sender;
import dev.weir.rehearsal.demo.screen.SummaryLine;
import dev.weir.samples.AccessLogSample;
import dev.weir.samples.Recount;
import java.time.Duration;
import java.util.List;

/**
 * The results for the access logs in a demo.
 *
 * @param play how long the traffic ran
 * @param sent the totals of the stream
 * @param tail the time from the last record until everything was counted
 * @param latencies of the alerts received through the topic
 */
record AccessLogSummary(
    Duration play,
    Sender.SentTotals sent,
    Duration tail,
    Recount recount,
    int alerts,
    Latencies latencies) {

  List<String> lines() {
    var counts = recount.counts();
    var requests = counts.values().stream().mapToLong(Recount.RecountedCounts::requests).sum();
    var errors = counts.values().stream().mapToLong(Recount.RecountedCounts::serverErrors).sum();
    var late = counts.values().stream().mapToLong(Recount.RecountedCounts::late).sum();
    var services = counts.keySet().stream().map(Recount.CountedPlace::service).distinct().count();
    return List.of(
        SummaryLine.of(
            "access logs",
            "%,d lines in %,d records, %,.0f lines/s"
                .formatted(recount.lines(), sent.records(), linesPerSecond())),
        SummaryLine.of(
            "  counted",
            "%,d requests of %d services in %d formats: equal to the recount"
                .formatted(requests, services, AccessLogSample.FORMATS)),
        SummaryLine.of("", "%,d with 5xx, %d late; each counted once".formatted(errors, late)),
        SummaryLine.of(
            "  quarantined",
            "%d garbage lines and records, each quarantined once".formatted(recount.garbage())),
        SummaryLine.of(
            "  all counted", "%.1f s after the last record".formatted(tail.toMillis() / 1e3)),
        SummaryLine.of("  alerts", "%d through the topic; %s".formatted(alerts, latencies)));
  }

  private double linesPerSecond() {
    return recount.lines() / (play.toMillis() / 1e3);
  }
}

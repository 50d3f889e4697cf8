package dev.weir.rehearsal.demo;

import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.client.terminal.Style;
import dev.weir.rehearsal.demo.screen.LiveTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The growing counts of both pipelines. */
record CountsTable(Parts parts, AlertFeed alerts) {

  /** Returns the current counts. */
  LiveTable.Content now(Duration running) {
    var stored = parts.logs().counts();
    return new LiveTable.Content(rows(stored), progress(running, stored));
  }

  private String progress(Duration running, StoredCounts stored) {
    var total = stored.total();
    var fraud = alerts.alerts().stream().filter(AlertFeed.ReceivedAlert::isAboutUser).count();
    return String.format(
        Locale.ROOT,
        "%3d s  %,7d lines sent  %,7d counted  %4d with 5xx  %3d quarantined  %d alerts"
            + "  |  %,5d transactions sent  %d alerts",
        running.toSeconds(),
        parts.logs().sender().totals().lines(),
        total.requests(),
        total.errors(),
        total.get(Counter.REJECTED),
        alerts.alerts().size() - fraud,
        parts.payments().sender().totals().lines(),
        fraud);
  }

  private static List<String> rows(StoredCounts stored) {
    var lines = new ArrayList<String>();
    lines.add(
        Style.BOLD.of(
            "%-30s %9s %7s %7s %7s %9s"
                .formatted("service", "requests", "4xx", "5xx", "ratio", "quarantined")));
    stored.byService().forEach((service, count) -> lines.add(row(service, count)));
    return lines;
  }

  private static String row(String service, ServiceCount count) {
    var text =
        String.format(
            Locale.ROOT,
            "%-30s %,9d %,7d %,7d %6.1f%% %,9d",
            service,
            count.requests(),
            count.get(Counter.CLIENT_ERRORS),
            count.errors(),
            100 * count.ratio(),
            count.get(Counter.REJECTED));
    return count.errors() >= 10 ? Style.RED.of(text) : text;
  }
}

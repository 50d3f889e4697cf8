package dev.weir.cli.demo;

import dev.weir.accesslog.ServiceCount;
import dev.weir.accesslog.ServiceCount.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Shows the counts while they grow: a table where a person watches, a line now and then elsewhere.
 */
final class LiveTable {

  private static final long REFRESH_MILLIS = 1_000;
  private static final int REFRESHES_PER_LINE = 5;

  private final Screen screen;
  private final Parts parts;
  private final AlertFeed alerts;

  LiveTable(Screen screen, Parts parts, AlertFeed alerts) {
    this.screen = screen;
    this.parts = parts;
    this.alerts = alerts;
  }

  /** Shows until it is closed. */
  Shown start() {
    return new Shown();
  }

  /** A table on the screen. */
  final class Shown implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long begun = System.nanoTime();
    private final Thread refreshing = Thread.ofVirtual().name("live").unstarted(this::refresh);

    private Shown() {
      refreshing.start();
    }

    private void refresh() {
      try {
        for (var refreshes = 1; !ended.await(REFRESH_MILLIS, TimeUnit.MILLISECONDS); refreshes++) {
          show(refreshes % REFRESHES_PER_LINE == 0);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (SdkException e) {
        // Whoever puts the records meets the same, and says so.
        ended.countDown();
      }
    }

    private void show(boolean lineIsDue) {
      var stored = parts.logs().counts();
      if (screen.isLive()) {
        screen.redraw(table(stored));
      } else if (lineIsDue) {
        screen.detail(progress(stored));
      }
    }

    private String progress(StoredCounts stored) {
      var total = stored.total();
      var fraud = alerts.alerts().stream().filter(AlertFeed.Alert::isAboutUser).count();
      return String.format(
          Locale.ROOT,
          "%3d s  %,7d lines sent  %,7d counted  %4d with 5xx  %3d put aside  %d alerts"
              + "  |  %,5d transactions sent  %d alerts",
          (System.nanoTime() - begun) / 1_000_000_000,
          parts.logs().sender().totals().lines(),
          total.requests(),
          total.errors(),
          total.get(Counter.REJECTED),
          alerts.alerts().size() - fraud,
          parts.payments().sender().totals().lines(),
          fraud);
    }

    private List<String> table(StoredCounts stored) {
      var lines = new ArrayList<String>();
      lines.add(
          "@|bold %-30s %9s %7s %7s %7s %9s|@"
              .formatted("service", "requests", "4xx", "5xx", "ratio", "put aside"));
      stored.byService().forEach((service, count) -> lines.add(row(service, count)));
      lines.add(progress(stored));
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
      return count.errors() >= 10 ? "@|red " + text + "|@" : text;
    }

    /** Shows what there is in the end. */
    void finish() throws InterruptedException {
      close();
      refreshing.join();
      show(true);
    }

    // Not by interrupting: that would break off a call to the table, with a trace.
    @Override
    public void close() {
      ended.countDown();
    }
  }
}

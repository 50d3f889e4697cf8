package dev.weir.acceptance.stacks;

import dev.weir.client.cloud.LocalAccess;
import dev.weir.client.terminal.Printer;
import dev.weir.local.LocalCloud;
import dev.weir.rehearsal.demo.DemoRun;
import dev.weir.rehearsal.demo.market.MarketScene;
import dev.weir.rehearsal.demo.screen.Screen;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A local cloud of two Regions that all parts of the demo went through: lines, transactions, and
 * ticks. One for all tests of this JVM, which ends with it. {@code -Dweir.market.ticks=20000} sets
 * the number of ticks, at a hundred per second.
 *
 * @param printed the demo's output: it throws with a line for every mismatch
 * @param metrics a Prometheus scrape at the end of each part: gauges of the last minute are gone a
 *     minute after a function's last invocation
 */
public record PlayedDemo(LocalCloud cloud, String printed, String metrics) {

  private static final int TICKS = Integer.getInteger("weir.market.ticks", 1_000);
  private static final Duration LENGTH = Duration.ofSeconds(12);
  private static final int LINES_A_SECOND = 150;
  private static final int SEED = 11;

  private static PlayedDemo played;

  /** Returns the played one, or plays it. */
  public static synchronized PlayedDemo get() throws InterruptedException {
    if (played == null) {
      played = play();
    }
    return played;
  }

  private static PlayedDemo play() throws InterruptedException {
    LocalCloudStack.end();
    var printed = new StringWriter();
    var screen = new Screen(Printer.ofResults(printed));
    var cloud = TwoRegionCloud.start();
    var state = cloud.state();
    new DemoRun(LocalAccess.open(state), screen).run(SEED, LENGTH, LINES_A_SECOND);
    var metrics = metricsOf(cloud);
    MarketScene.play(
        LocalAccess.openRegional(state, TwoRegionCloud.FIRST),
        LocalAccess.openRegional(state, TwoRegionCloud.SECOND),
        screen,
        SEED,
        TICKS);
    return new PlayedDemo(cloud, printed.toString(), metrics + metricsOf(cloud));
  }

  private static String metricsOf(LocalCloud cloud) throws InterruptedException {
    var request = HttpRequest.newBuilder(cloud.page().resolve("/metrics")).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

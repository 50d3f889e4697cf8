package dev.weir.rehearsal.demo.market;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.rehearsal.demo.screen.Differences;
import dev.weir.rehearsal.demo.screen.LiveTable;
import dev.weir.rehearsal.demo.screen.Screen;
import dev.weir.rehearsal.demo.screen.SummaryLine;
import dev.weir.rehearsal.trial.Acknowledged;
import dev.weir.rehearsal.trial.Recomputation;
import dev.weir.rehearsal.trial.Settling;
import dev.weir.rehearsal.trial.SyntheticMarket;
import dev.weir.samples.MarketFeed;
import dev.weir.samples.MarketSample;
import dev.weir.stream.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The market scene, on a cloud with two Regions without market data: a synthetic market crashes,
 * each Region gets a feed of it with gaps, and both Regions' trading systems must receive the same
 * decisions.
 */
public final class MarketScene {

  private static final int INSTRUMENTS = 60;
  private static final int DAYS_OF_HISTORY = 250;
  private static final int PORTFOLIOS = 8;
  // The rate per second that the local Kinesis sustains alongside the rest, on two cores.
  private static final int TICKS_A_SECOND = 100;

  private static final Duration MAX_SETTLING = Duration.ofSeconds(60);

  /** The length of each Region's feed in the demo: half a minute that includes all events. */
  public static final int TICKS_IN_DEMO = 1_800;

  private final Screen screen;
  private final Site one;
  private final Site other;
  private final MarketSample sample;
  private final SyntheticMarket market;
  private final ReferenceSet reference;
  private final Acknowledged acknowledged = new Acknowledged();

  private MarketScene(Screen screen, Site one, Site other, long seed, int ticks) {
    this.screen = screen;
    this.one = one;
    this.other = other;
    sample =
        MarketSample.of(seed, Instant.now(), ticks, TICKS_A_SECOND)
            .ofSize(INSTRUMENTS, DAYS_OF_HISTORY, PORTFOLIOS);
    market = new SyntheticMarket("", sample);
    reference = market.reference();
  }

  /**
   * Plays the scene in two Regions.
   *
   * @param seed the same seed gives the same market, except for its times
   * @param ticks the market's number of ticks; each feed leaves out a few and repeats a few
   * @return what each Region was sent
   * @throws CommandFault naming any deviations
   */
  public static List<SentFeed> play(Cloud first, Cloud second, Screen screen, long seed, int ticks)
      throws InterruptedException {
    screen.title(
        String.format(
            Locale.ROOT,
            "Market data in two Regions: %,d ticks of %d instruments, a crash, %d portfolios",
            ticks,
            INSTRUMENTS,
            PORTFOLIOS));
    try (var one = Site.open(first, MarketFeed.FIRST);
        var other = Site.open(second, MarketFeed.SECOND)) {
      new MarketScene(screen, one, other, seed, ticks).play();
      return List.of(one.sent(), other.sent());
    }
  }

  private void play() throws InterruptedException {
    load();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        threads.execute(one.received());
        threads.execute(other.received());
        var first = threads.submit(() -> send(one));
        var second = threads.submit(() -> send(other));
        showUntilSettled(first, second);
      } finally {
        one.received().stop();
        other.received().stop();
        // If one feed has failed, the other need not continue.
        threads.shutdownNow();
      }
    }
  }

  /** Loads the data once for both Regions. */
  private void load() {
    var conflicts = new ConflictRetry(Pause.sleeping());
    var store =
        new DynamoReferenceStore(one.dynamo(), one.output(StackOutput.REFERENCE_TABLE), conflicts);
    if (store.load(reference, store.current(), Instant.now()).isEmpty()) {
      throw new CommandFault(
          "Somebody else is loading reference data at the same time.",
          "Do not load reference data while the demo runs.");
    }
    screen.detail(
        String.format(
            Locale.ROOT,
            "Reference data loaded: %d instruments with %d returns each, %d positions",
            reference.instruments().size(),
            DAYS_OF_HISTORY,
            reference.positions().size()));
  }

  private Void send(Site site) throws InterruptedException {
    site.play(market.ticks(site.feed()).toList(), Instant.now(), acknowledged::add);
    return null;
  }

  private void showUntilSettled(Future<Void> first, Future<Void> second)
      throws InterruptedException {
    var table = new SitesTable(screen, one, other);
    Instant sent;
    RegionsCheck check;
    try (var shown = LiveTable.start(screen, table::now)) {
      await(first);
      await(second);
      sent = Instant.now();
      one.awaitApplied();
      other.awaitApplied();
      check = decisions();
      Settling.within(MAX_SETTLING).await(check::unsettled);
      shown.finish();
    }
    var settled = Duration.between(sent, Instant.now());
    if (!screen.isLive()) {
      table.rows().forEach(screen::detail);
    }
    screen.title(
        "Verifying the decisions against a recomputation, and the Regions against each other");
    var feeds = new FeedCheck(one, other);
    var differences = new ArrayList<>(check.differences());
    differences.addAll(feeds.differences(sample));
    Differences.failOn(differences);
    screen.summary(summary(table, feeds, settled));
  }

  private static void await(Future<Void> sending) throws InterruptedException {
    try {
      sending.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    }
  }

  private RegionsCheck decisions() {
    var portfolios =
        new TreeSet<>(reference.positions().stream().map(PortfolioPosition::portfolio).toList());
    return new RegionsCheck(
        one, other, portfolios, new Recomputation(reference, acknowledged.newest()));
  }

  private List<String> summary(SitesTable table, FeedCheck feeds, Duration settled) {
    return List.of(
        SummaryLine.of(
            "market data",
            String.format(
                Locale.ROOT,
                "%,d ticks into %s, %,d into %s, %d of them twice",
                one.put(),
                one.region(),
                other.put(),
                other.region(),
                feeds.repeated())),
        SummaryLine.of(
            "  figures",
            "of %d portfolios, stored in both Regions: equal to the recomputation"
                .formatted(PORTFOLIOS)),
        SummaryLine.of(
            "  decisions",
            String.format(
                Locale.ROOT,
                "%,d received in each Region, byte for byte the same in the same order",
                one.received().all().size())),
        SummaryLine.of("", "no loss, no duplicates"),
        SummaryLine.of("  states", table.states().summary()),
        SummaryLine.of(
            "  feed gaps",
            "%d gaps, all detected; the other Region filled %d ticks, %d are missing in both"
                .formatted(feeds.found(), feeds.filled(), feeds.unfilled())),
        SummaryLine.of(
            "  all decided",
            String.format(Locale.ROOT, "%.1f s after the last tick", settled.toMillis() / 1e3)));
  }
}

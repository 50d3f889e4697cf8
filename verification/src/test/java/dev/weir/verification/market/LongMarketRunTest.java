package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.market.risk.RiskPorts;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.commit.StoredDecision;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.samples.MarketFeed;
import dev.weir.samples.MarketSample;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sixty thousand ticks, or {@code -Dweir.ticks} of them, in two feeds that both have gaps and
 * duplicates, through the real functions of two Regions that take turns: at the end every figure
 * equals a recomputation from the ticks.
 */
@Tag("long")
class LongMarketRunTest {

  private static final int TICKS = Integer.getInteger("weir.ticks", 60_000);
  // Even with few ticks there are enough batches for the Regions to take turns several times.
  private static final int BATCH = Math.clamp(TICKS / 40, 1, 2_000);
  private static final int TURN = Math.clamp(TICKS / BATCH / 5, 1, 100);
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final MarketSample SAMPLE = MarketSample.of(7, START, TICKS, 1_000);
  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/market";

  private final MarketTables tables = MarketTables.empty(1);
  private final LatestDecisions latest = new LatestDecisions();
  private Instant now = START;

  /** Keeps only the latest decisions: all of them would be gigabytes. */
  private static final class LatestDecisions implements RiskStore {
    private final Map<String, Decision> decisions = new TreeMap<>();

    @Override
    public StoredRisk read(String portfolio) {
      return decisions.containsKey(portfolio)
          ? StoredRisk.after(decisions.get(portfolio))
          : StoredRisk.NONE;
    }

    @Override
    public Optional<StoredDecision> latest(String portfolio) {
      return Optional.ofNullable(decisions.get(portfolio)).map(StoredDecision::after);
    }

    @Override
    public CommitResult<StoredRisk> commit(Decision decision) {
      var found = read(decision.portfolio());
      if (found.version() != decision.previousVersion()
          || found.epoch() > decision.provenance().epoch()) {
        return new CommitResult.Conflict<>(found);
      }
      decisions.put(decision.portfolio(), decision);
      return new CommitResult.Committed<>(StoredRisk.after(decision));
    }
  }

  /** A Region whose feed is delivered batch by batch. */
  private final class FedRegion {
    private final Iterator<Tick> feed;
    private final Instance marks;
    private final Instance risk;
    private long number;
    private int risksRead;

    FedRegion(String name, MarketFeed feed) {
      this.feed = SAMPLE.ticks(feed).iterator();
      var variant =
          MarketVariant.RIGHT.withRisk(
              (_, ports) ->
                  new RiskPorts(
                      ports.marks(),
                      latest,
                      ports.beats(),
                      ports.references(),
                      ports.halts(),
                      ports.leases(),
                      ports.clock(),
                      ports.pause(),
                      ports.concurrency()));
      var region =
          new ModelledRegion(name, CallDisturbance.NONE, tables, () -> now, variant, () -> {});
      marks = region.coldMarks();
      risk = region.coldRisk();
    }

    boolean takeBatch() {
      var entries = new ArrayList<EventEntry>();
      while (feed.hasNext() && entries.size() < BATCH) {
        var tick = feed.next();
        entries.add(
            new EventEntry(
                Long.toString(++number), tick.symbol(), tick.occurredAt(), TickJson.write(tick)));
      }
      if (!entries.isEmpty()) {
        assertThat(marks.invoke(event(entries)).retryFrom()).isEmpty();
      }
      var changes = tables.marks().changes().getFirst();
      if (risksRead < changes.size()) {
        assertThat(risk.invoke(changes.event(risksRead, changes.size())).retryFrom()).isEmpty();
        risksRead = changes.size();
      }
      return feed.hasNext();
    }
  }

  private static byte[] event(List<EventEntry> entries) {
    var bytes = new ByteArrayOutputStream();
    try {
      new LambdaKinesisEvent(STREAM, "shardId-000000000000", entries).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory, nothing fails
    }
    return bytes.toByteArray();
  }

  @Test
  void the_figures_of_every_portfolio_are_those_of_a_recomputation_from_all_ticks() {
    tables.references().load(SampleReference.of(SAMPLE.reference()), START);
    var first = new FedRegion("us-east-1", MarketFeed.FIRST);
    var second = new FedRegion("us-east-2", MarketFeed.SECOND);
    var goesOn = true;
    for (var batch = 0; goesOn; batch++) {
      // The first Region after the leases have lapsed takes them.
      now =
          now.plus(batch % TURN == TURN - 1 ? ModelledRegion.LEASE.plusSeconds(1) : Duration.ZERO);
      now = now.plusMillis(20);
      var takeTurns = batch / TURN % 2 == 0 ? List.of(first, second) : List.of(second, first);
      goesOn = takeTurns.stream().filter(FedRegion::takeBatch).count() > 0;
    }
    assertExact();
  }

  private void assertExact() {
    var reference = tables.references().latest();
    var marks = tables.marks().all();
    var expected = SAMPLE.finalMarks().values().stream().map(Marks::of).toList();
    assertThat(marks).isEqualTo(expected);
    var portfolios = reference.positions().stream().map(each -> each.portfolio()).distinct();
    portfolios.forEach(
        portfolio ->
            assertThat(
                    DecisionCheck.differences(
                        latest.decisions.get(portfolio),
                        new NaivePortfolio(portfolio, reference, expected),
                        tables.references().version(),
                        ModelledRegion.STALE))
                .isEmpty());
    assertThat(latest.decisions.values()).extracting(Decision::version).allMatch(v -> v > 1);
    assertThat(latest.decisions.values())
        .extracting(decision -> decision.provenance().epoch())
        .allMatch(e -> e > 1);
  }
}

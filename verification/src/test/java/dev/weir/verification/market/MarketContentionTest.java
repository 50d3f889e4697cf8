package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verification.market.ContendedMarket.MarketLoad;
import dev.weir.verification.market.ContendedMarket.MeasuredRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What both Regions' writing of every mark costs, in virtual time: the real marks function in two
 * Regions, pushed records, and a table whose writes collide. The latencies are assumptions; what is
 * compared is one run with another. docs/market.md has the table that this prints.
 */
@Tag("long")
class MarketContentionTest {

  private static final MarketLoad BUSY = new MarketLoad(50, 100, Duration.ofSeconds(30));

  @Test
  void a_region_that_does_not_lead_a_symbol_reads_instead_of_writing_what_the_other_wrote() {
    var both = ContendedMarket.withoutALead(BUSY).run();
    var led = ContendedMarket.of(BUSY).run();
    print("both write at once", both);
    print("one leads", led);

    // Each tick is written by both, and one of the two writes is in vain.
    assertThat(both.attemptsPerTick()).isGreaterThan(1.8);
    assertThat(led.attemptsPerTick()).isLessThan(1.3);
    assertThat(led.collisionsPerTick()).isLessThan(both.collisionsPerTick() / 3);
    // A batch takes one reading longer, and the next one waits for it.
    assertThat(led.millis(0.5)).isLessThan(both.millis(0.5) + 60);
    assertThat(led.millis(0.99)).isLessThan(both.millis(0.99) + 100);
  }

  @Test
  void when_the_leading_region_brings_nothing_the_other_soon_stops_looking() {
    var alone = ContendedMarket.of(BUSY).withoutTheFeedOf(ModelledRegion.PAIR.getFirst()).run();
    print("only one Region's feed", alone);

    assertThat(alone.readsPerTick()).isLessThan(0.2);
    assertThat(alone.millis(0.5)).isLessThan(150);
    assertThat(alone.millis(0.99)).isLessThan(400);
  }

  @Test
  void once_the_other_region_is_back_it_leads_again() {
    var healed = ContendedMarket.of(BUSY).withoutTheFeedOf(ModelledRegion.PAIR.getFirst());
    healed.run();
    var again = healed.withBothFeeds().run();
    print("both feeds again", again);

    assertThat(again.attemptsPerTick()).isLessThan(1.7);
  }

  private static void print(String what, MeasuredRun measured) {
    System.out.printf(
        "%-26s %s%n",
        what,
        List.of(
            "%.2f writes a tick (%.2f in vain, %.2f collided)"
                .formatted(
                    measured.attemptsPerTick(),
                    measured.refusedPerTick(),
                    measured.collisionsPerTick()),
            "%.2f reads".formatted(measured.readsPerTick()),
            "p50 %d ms, p99 %d ms from arrival to mark"
                .formatted(measured.millis(0.5), measured.millis(0.99)),
            "%d invocations".formatted(measured.invocations())));
  }
}

package dev.weir.verification.market;

import static dev.weir.verification.market.TwoSites.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import dev.weir.subscriber.Allowance;
import dev.weir.subscriber.Allowance.Knowledge;
import dev.weir.subscriber.PortfolioFollower;
import dev.weir.subscriber.TradingState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two Regions, second by second, and a trading system at each; parts are killed. Written from the
 * promises of docs/market-subscribers.md: without any part of the data flow, all portfolios expire,
 * within the validity of the last pulse that passed through.
 */
class KilledPartsTest {

  /** The parts of the data flow, in order. */
  enum WayPart {
    PULSE,
    MARKS,
    MARK_CHANGES,
    RISK,
    DELIVERY
  }

  private static final int BEAT = (int) ModelledRegion.BEAT.toSeconds();

  private final TwoSites sites = new TwoSites();
  private final Site first = new Site(sites.first());
  private final Site second = new Site(sites.second());
  private int elapsed;

  /** A Region and its trading system. */
  private final class Site {
    private final DrivenRegion region;
    private final PortfolioFollower follower = new PortfolioFollower(sites.clock(), Duration.ZERO);
    private final Set<WayPart> killed = EnumSet.noneOf(WayPart.class);
    private int decisions;
    private int beats;

    Site(DrivenRegion region) {
      this.region = region;
    }

    void second(boolean pulses) {
      if (pulses && !killed.contains(WayPart.PULSE)) {
        region.pulse();
      }
      if (!killed.contains(WayPart.MARKS)) {
        region.marks();
      }
      if (!killed.contains(WayPart.MARK_CHANGES) && !killed.contains(WayPart.RISK)) {
        region.risk();
      }
      if (!killed.contains(WayPart.RISK) && elapsed % 60 == 0) {
        region.sweep();
      }
      if (!killed.contains(WayPart.DELIVERY)) {
        region.delivery();
      }
      var delivered = region.delivered();
      delivered
          .subList(decisions, delivered.size())
          .forEach(each -> follower.take(each.decision()));
      decisions = delivered.size();
      var came = region.beats();
      came.subList(beats, came.size()).forEach(each -> follower.take(each.decision()));
      beats = came.size();
    }

    Allowance growth() {
      return follower.allowance("growth");
    }
  }

  private void pass(int seconds) {
    for (var i = 0; i < seconds; i++) {
      sites.pass(Duration.ofSeconds(1));
      elapsed++;
      first.second(elapsed % BEAT == 0);
      second.second(elapsed % BEAT == 0);
    }
  }

  private void begin() {
    sites.putInBoth(tick("ACME", 1, "100"), tick("BOLT", 1, "100"));
    pass(20);
    assertThat(first.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void a_closed_market_expires_nobody() {
    begin();
    for (var i = 0; i < 300; i++) {
      pass(1);
      assertThat(first.growth().knowledge()).isEqualTo(Knowledge.LIVE);
      assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_a_part_in_both_regions_all_expire_within_the_validity(WayPart part) {
    begin();
    first.killed.add(part);
    second.killed.add(part);
    pass((int) ModelledRegion.VALIDITY.toSeconds());
    assertThat(first.growth())
        .extracting(Allowance::state, Allowance::knowledge)
        .containsExactly(TradingState.HALTED, Knowledge.EXPIRED);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.EXPIRED);
    first.killed.clear();
    second.killed.clear();
    pass(2 * BEAT);
    assertThat(first.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @ParameterizedTest
  @EnumSource(names = "DELIVERY", mode = EnumSource.Mode.EXCLUDE)
  void a_part_of_one_region_expires_nobody_for_the_other_goes_on(WayPart part) {
    begin();
    first.killed.add(part);
    for (var i = 0; i < 120; i++) {
      pass(1);
      assertThat(first.growth().knowledge()).as("second %d", i).isEqualTo(Knowledge.LIVE);
      assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    }
  }

  @Test
  void without_delivery_a_region_expires_alone() {
    begin();
    first.killed.add(WayPart.DELIVERY);
    pass((int) ModelledRegion.VALIDITY.toSeconds());
    assertThat(first.growth().knowledge()).isEqualTo(Knowledge.EXPIRED);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void a_region_that_is_lost_expires_nobody_in_the_other() {
    begin();
    first.killed.addAll(EnumSet.allOf(WayPart.class));
    for (var i = 0; i < 120; i++) {
      pass(1);
      assertThat(second.growth().knowledge()).as("second %d", i).isEqualTo(Knowledge.LIVE);
    }
  }

  private void keepHours(Duration openFor) {
    var position =
        new PortfolioPosition("growth", "ACME", new BigDecimal("50"), new BigDecimal("98"));
    var instrument =
        new Instrument("ACME", "ACME", "equity", "USD", BigDecimal.ONE, new double[] {0.01});
    sites
        .tables()
        .references()
        .load(
            new ReferenceSet(
                List.of(instrument),
                Map.of("USD", BigDecimal.ONE),
                List.of(position),
                Map.of("growth", new Limits(Map.of(Limit.GROSS, new BigDecimal("12000")))),
                List.of(
                    new SessionHours(
                        "XNAS",
                        "2026-11-23",
                        TwoSites.START.minusSeconds(60),
                        TwoSites.START.plus(openFor)),
                    new SessionHours(
                        "XNAS",
                        "2026-11-24",
                        TwoSites.START.plus(Duration.ofDays(1)),
                        TwoSites.START.plus(Duration.ofDays(2)))),
                List.of()),
            sites.clock().instant());
  }

  @Test
  void both_feeds_silent_while_the_venue_is_open_reduce_and_beats_go_on() {
    keepHours(Duration.ofHours(2));
    begin();
    assertThat(first.growth().state()).isEqualTo(TradingState.ACTIVE);
    pass(125); // a minute's silence, and a sweep
    for (var site : List.of(first, second)) {
      assertThat(site.growth())
          .extracting(Allowance::state, Allowance::knowledge)
          .containsExactly(TradingState.REDUCING, Knowledge.LIVE);
    }
    assertThat(sites.latest("growth").silent()).containsExactly("XNAS");
  }

  @Test
  void both_feeds_silent_while_the_venue_is_closed_change_nothing() {
    keepHours(Duration.ofSeconds(30));
    begin();
    var decided = sites.decisions().size();
    pass(300);
    assertThat(first.growth())
        .extracting(Allowance::state, Allowance::knowledge)
        .containsExactly(TradingState.ACTIVE, Knowledge.LIVE);
    assertThat(sites.decisions()).hasSize(decided);
  }
}

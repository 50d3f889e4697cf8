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
import dev.weir.subscriber.TradingState;
import dev.weir.verification.market.TradingSites.WayPart;
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

  private final TradingSites market = new TradingSites();
  private final TwoSites sites = market.sites();
  private final TradingSites.TradingSite first = market.first();
  private final TradingSites.TradingSite second = market.second();

  private void begin() {
    sites.putInBoth(tick("ACME", 1, "100"), tick("BOLT", 1, "100"));
    market.pass(20);
    assertThat(first.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void a_closed_market_expires_nobody() {
    begin();
    for (var i = 0; i < 300; i++) {
      market.pass(1);
      assertThat(first.growth().knowledge()).isEqualTo(Knowledge.LIVE);
      assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_a_part_in_both_regions_all_expire_within_the_validity(WayPart part) {
    begin();
    first.kill(Set.of(part));
    second.kill(Set.of(part));
    market.pass((int) ModelledRegion.VALIDITY.toSeconds());
    assertThat(first.growth())
        .extracting(Allowance::state, Allowance::knowledge)
        .containsExactly(TradingState.HALTED, Knowledge.EXPIRED);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.EXPIRED);
    first.revive();
    second.revive();
    market.pass(2 * TradingSites.BEAT);
    assertThat(first.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @ParameterizedTest
  @EnumSource(names = "DELIVERY", mode = EnumSource.Mode.EXCLUDE)
  void a_part_of_one_region_expires_nobody_for_the_other_goes_on(WayPart part) {
    begin();
    first.kill(Set.of(part));
    for (var i = 0; i < 120; i++) {
      market.pass(1);
      assertThat(first.growth().knowledge()).as("second %d", i).isEqualTo(Knowledge.LIVE);
      assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
    }
  }

  @Test
  void without_delivery_a_region_expires_alone() {
    begin();
    first.kill(Set.of(WayPart.DELIVERY));
    market.pass((int) ModelledRegion.VALIDITY.toSeconds());
    assertThat(first.growth().knowledge()).isEqualTo(Knowledge.EXPIRED);
    assertThat(second.growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void a_region_that_is_lost_expires_nobody_in_the_other() {
    begin();
    first.kill(EnumSet.allOf(WayPart.class));
    for (var i = 0; i < 120; i++) {
      market.pass(1);
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
    market.pass(125); // a minute's silence, and a sweep
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
    market.pass(300);
    assertThat(first.growth())
        .extracting(Allowance::state, Allowance::knowledge)
        .containsExactly(TradingState.ACTIVE, Knowledge.LIVE);
    assertThat(sites.decisions()).hasSize(decided);
  }
}

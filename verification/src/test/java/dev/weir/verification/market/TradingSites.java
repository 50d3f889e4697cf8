package dev.weir.verification.market;

import dev.weir.subscriber.Allowance;
import dev.weir.subscriber.PortfolioFollower;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two Regions in virtual time, second by second, and a trading system at each. Parts of the data
 * flow can be killed; both Regions sweep in the same second of each minute.
 */
final class TradingSites {

  /** The parts of the data flow, in order. */
  enum WayPart {
    PULSE,
    MARKS,
    MARK_CHANGES,
    RISK,
    DELIVERY
  }

  /** The seconds between two pulses. */
  static final int BEAT = (int) ModelledRegion.BEAT.toSeconds();

  /** The seconds between two sweeps. */
  static final int SWEEP = 60;

  private final TwoSites sites;
  private final TradingSite first;
  private final TradingSite second;
  private int elapsed;

  /** Creates two Regions without ticks. */
  TradingSites() {
    this(MarketVariant.RIGHT);
  }

  /** Creates two Regions of a variant without ticks. */
  TradingSites(MarketVariant variant) {
    sites = new TwoSites(variant);
    first = new TradingSite(sites.first());
    second = new TradingSite(sites.second());
  }

  /** A Region and its trading system. */
  final class TradingSite {
    private final DrivenRegion region;
    private final PortfolioFollower follower = new PortfolioFollower(sites.clock(), Duration.ZERO);
    private final Set<WayPart> killed = EnumSet.noneOf(WayPart.class);
    private int decisions;
    private int beats;

    private TradingSite(DrivenRegion region) {
      this.region = region;
    }

    private void pass() {
      if (elapsed % BEAT == 0 && !killed.contains(WayPart.PULSE)) {
        region.pulse();
      }
      if (!killed.contains(WayPart.MARKS)) {
        region.marks();
      }
      if (!killed.contains(WayPart.MARK_CHANGES) && !killed.contains(WayPart.RISK)) {
        region.risk();
      }
      if (!killed.contains(WayPart.RISK) && elapsed % SWEEP == 0) {
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

    /** Kills some parts. */
    void kill(Set<WayPart> parts) {
      killed.addAll(parts);
    }

    /** Starts all parts again. */
    void revive() {
      killed.clear();
    }

    /** Returns what the trading system lets the portfolio {@code growth} do. */
    Allowance growth() {
      return follower.allowance("growth");
    }
  }

  TwoSites sites() {
    return sites;
  }

  TradingSite first() {
    return first;
  }

  TradingSite second() {
    return second;
  }

  List<TradingSite> both() {
    return List.of(first, second);
  }

  /** Lets time pass. */
  void pass(int seconds) {
    for (var i = 0; i < seconds; i++) {
      sites.pass(Duration.ofSeconds(1));
      elapsed++;
      first.pass();
      second.pass();
    }
  }
}

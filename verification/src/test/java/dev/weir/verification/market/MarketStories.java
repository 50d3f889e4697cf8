package dev.weir.verification.market;

import static dev.weir.verification.market.TwoSites.tick;

import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.MarkActs;
import dev.weir.market.WriteConflictException;
import dev.weir.testkit.CallDisturbance;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Histories of two Regions that are too rare among random ones, scripted call by call through the
 * real functions. Each returns its final violations, one per line: none, unless there is a mistake.
 */
final class MarketStories {

  private MarketStories() {}

  /**
   * One Region's write of a decision conflicts with the other Region's write of the same portfolio,
   * and is not stored. Its mark is nevertheless in the portfolio once the next mark has come, of
   * another instrument.
   */
  static List<String> aDecisionCollides(MarketVariant variant) {
    var sites = new TwoSites(variant);
    var region = sites.first();
    var risk = region.region().coldRisk();
    // The instance knows both portfolios, and both instruments have a mark.
    region.put(tick("ACME", 1, "100"), tick("BOLT", 1, "90"));
    region.marks();
    region.risk(risk);
    region.put(tick("ACME", 2, "101"));
    region.marks();
    sites.firstScript().beforeNext("commit risk", MarketStories::collide);
    region.risk(risk);
    return sites.violations();
  }

  /**
   * An instance remembers a decision over which another one has stored the next, with another mark.
   * The next mark of the first instance is applied to that, at once.
   */
  static List<String> aRememberedDecisionIsOld(MarketVariant variant) {
    var sites = new TwoSites(variant);
    var region = sites.first();
    var risk = region.region().coldRisk();
    region.put(tick("ACME", 1, "100"), tick("BOLT", 1, "90"));
    region.marks();
    region.risk(risk);
    region.put(tick("BOLT", 2, "91"));
    region.marks();
    region.risk();
    region.put(tick("ACME", 2, "101"));
    region.marks();
    return region.risk(risk) ? sites.violations() : List.of("ACME is not taken in at once");
  }

  /** Returns the problems of all of them, without a mistake. */
  static List<String> verifyAll() {
    return Stream.<Function<MarketVariant, List<String>>>of(
            MarketStories::aDecisionCollides,
            MarketStories::aRememberedDecisionIsOld,
            MarketStories::aVoidedMarkIsSetAgain)
        .flatMap(story -> story.apply(MarketVariant.RIGHT).stream())
        .toList();
  }

  private static void collide() {
    throw new WriteConflictException("scripted", null);
  }

  /**
   * An operator voids a mark after an instance has written it. The feed then restarts its numbers:
   * ticks that are below the written one, and agree, set the mark.
   */
  static List<String> aVoidedMarkIsSetAgain(MarketVariant variant) {
    var sites = new TwoSites(variant);
    var region = sites.first();
    var marks = region.region().coldMarks();
    region.put(tick("ACME", 5, "100"));
    marks.invoke(region.feed().event(0, 1));
    new MarkActs(
            sites.tables().marks().from(CallDisturbance.NONE),
            new ConflictRetry(_ -> {}),
            sites.clock())
        .voidMark("ACME", "XNAS", "operator", "a typo");
    sites.pass(Duration.ofSeconds(10));
    region.put(tick("ACME", 2, "101"), tick("ACME", 3, "101"), tick("ACME", 4, "101"));
    marks.invoke(region.feed().event(1, 4));
    var mark = sites.tables().marks().read("ACME", "XNAS").mark();
    return mark.map(Mark::sequence).filter(sequence -> sequence == 4).isPresent()
        ? List.of()
        : List.of("Three ticks up to 4 agree, and the mark is " + mark);
  }
}

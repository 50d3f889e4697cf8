package dev.weir.verification.market;

import dev.weir.market.Mark;
import dev.weir.market.exposure.Latch;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.risk.commit.DecisionJson;
import dev.weir.market.risk.decide.Decision;
import dev.weir.verification.fakes.FakeDecisionTopic.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges the stored decisions and those that the trading systems saw, from outside: versions, their
 * order and values, and whether the final state follows from all ticks.
 */
final class MarketHistory {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final MarketTables tables;
  private final Map<String, List<Decision>> decisions = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  MarketHistory(MarketTables tables) {
    this.tables = tables;
    tables
        .risks()
        .history()
        .forEach(
            each -> decisions.computeIfAbsent(each.portfolio(), _ -> new ArrayList<>()).add(each));
  }

  /** Returns the violations, one per line. */
  List<String> violations() {
    return violations;
  }

  /**
   * Checks that each portfolio's versions rise by one, and that each begins where the previous one
   * ended.
   */
  void checkVersions() {
    decisions.forEach(
        (portfolio, all) -> {
          var states = Map.<Limit, Latch>of();
          for (var i = 0; i < all.size(); i++) {
            if (all.get(i).version() != i + 1 || all.get(i).previousVersion() != i) {
              wrong(
                  "%s: version %d came as number %d"
                      .formatted(portfolio, all.get(i).version(), i + 1));
            }
            if (i > 0) {
              checkStep(all.get(i - 1), all.get(i));
            }
            checkFeedTime(all.get(i));
            checkStates(states, all.get(i));
            states = Limits.states(all.get(i).limits().uses());
          }
        });
  }

  private void checkFeedTime(Decision decision) {
    for (var mark : decision.marks().byName().values()) {
      if (mark.occurredAt().isAfter(decision.provenance().times().feedTime().orElseThrow())) {
        wrong(
            "%s: version %d is before %s"
                .formatted(decision.portfolio(), decision.version(), mark));
      }
    }
  }

  private void checkStep(Decision before, Decision after) {
    if (before.provenance().times().feedTime().isPresent()
        && before
            .provenance()
            .times()
            .feedTime()
            .get()
            .isAfter(after.provenance().times().feedTime().orElseThrow())) {
      wrong("%s: version %d goes back in time".formatted(after.portfolio(), after.version()));
    }
    if (after.provenance().halts().revision() < before.provenance().halts().revision()) {
      wrong("%s: version %d forgets a halt".formatted(after.portfolio(), after.version()));
    }
    if (after.provenance().times().decidedAt().isBefore(before.provenance().times().decidedAt())) {
      wrong("%s: version %d is decided earlier".formatted(after.portfolio(), after.version()));
    }
    if (after.provenance().epoch() < before.provenance().epoch()
        || after.provenance().referenceVersion() < before.provenance().referenceVersion()) {
      wrong("%s: version %d is of the past".formatted(after.portfolio(), after.version()));
    }
    var isSameReference =
        after.provenance().referenceVersion() == before.provenance().referenceVersion();
    before
        .marks()
        .byName()
        .forEach(
            (name, mark) -> {
              var then = after.marks().byName().get(name);
              if (then == null ? isSameReference : mark.isNewerThan(then)) {
                wrong(
                    "%s: version %d loses %s".formatted(after.portfolio(), after.version(), name));
              }
            });
  }

  private void checkStates(Map<Limit, Latch> before, Decision decision) {
    var isWhole = decision.marks().areWhole();
    var uses = decision.limits().set().uses(decision.figures(), before, isWhole);
    if (!uses.equals(decision.limits().uses())) {
      wrong("%s: version %d has other states".formatted(decision.portfolio(), decision.version()));
    }
  }

  /** Checks that the trading systems of a Region see every decision as it is stored, in order. */
  void checkDelivered(String region, List<Delivered> delivered, boolean isWhole) {
    var stored =
        tables.risks().history().stream()
            .collect(
                Collectors.toMap(
                    each -> each.portfolio() + "#" + each.version(),
                    DecisionJson::write,
                    (first, second) -> first + " and " + second));
    var last = new HashMap<String, Long>();
    var seenAt = new HashMap<String, Instant>();
    for (var each : delivered) {
      var name = each.portfolio() + "#" + each.version();
      var before = last.getOrDefault(each.portfolio(), 0L);
      if (!each.decision().equals(stored.get(name))) {
        wrong("%s: %s is delivered with another value".formatted(region, name));
      }
      if (each.version() > before + 1) {
        wrong("%s: %s comes after %d".formatted(region, name, before));
      }
      var first = seenAt.putIfAbsent(name, each.at());
      if (first != null && each.at().isBefore(first.plus(REMEMBERED))) {
        wrong("%s: %s comes twice".formatted(region, name));
      }
      last.put(each.portfolio(), Math.max(before, each.version()));
    }
    decisions.forEach(
        (portfolio, all) -> {
          if (isWhole && last.getOrDefault(portfolio, 0L) < all.getLast().version()) {
            wrong(
                "%s: %s ends at %d".formatted(region, portfolio, last.getOrDefault(portfolio, 0L)));
          }
        });
  }

  /**
   * Checks that the stored marks are the newest ticks.
   *
   * @param least the newest that every Region's reading must have brought, by register
   * @param most the newest that any Region's may have brought
   * @param leftOut names of registers that are not checked
   */
  void checkMarks(Map<String, Mark> least, Map<String, Mark> most, Set<String> leftOut) {
    var stored =
        tables.marks().all().stream()
            .filter(mark -> !leftOut.contains(mark.name()))
            .collect(Collectors.toMap(Mark::name, Function.identity()));
    least.forEach(
        (name, mark) -> {
          if (!stored.containsKey(name) || mark.isNewerThan(stored.get(name))) {
            wrong("%s is at %s, %s is lost".formatted(name, stored.get(name), mark));
          }
        });
    stored.forEach(
        (name, mark) -> {
          if (!most.containsKey(name) || mark.isNewerThan(most.get(name))) {
            wrong("%s is at %s, which never came".formatted(name, mark));
          }
        });
  }

  /** Checks that the latest decisions equal a recomputation from all marks. */
  void checkFigures(Duration stale) {
    var reference = tables.references().latest();
    var marks = tables.marks().all();
    reference.positions().stream()
        .map(position -> position.portfolio())
        .distinct()
        .forEach(
            portfolio -> {
              var naive = new NaivePortfolio(portfolio, reference, marks);
              if (decisions.containsKey(portfolio)) {
                checkHalts(decisions.get(portfolio).getLast());
                violations.addAll(
                    DecisionCheck.differences(
                        decisions.get(portfolio).getLast(),
                        naive,
                        tables.references().version(),
                        stale));
              } else {
                wrong("%s was never decided on".formatted(portfolio));
              }
            });
  }

  /** Checks that after a sweep a decision states all orders by hand, and is halted by them. */
  private void checkHalts(Decision decision) {
    var ordered =
        tables.halts().halts().all().stream()
            .filter(halt -> halt.scope().equals("*") || halt.scope().equals(decision.portfolio()))
            .toList();
    if (!decision.provenance().halts().all().equals(ordered)) {
      wrong(
          "%s: version %d has the halts %s, not %s"
              .formatted(
                  decision.portfolio(),
                  decision.version(),
                  decision.provenance().halts().all(),
                  ordered));
    }
  }

  /**
   * Checks that after a sweep the latest decisions name the stale marks at the feed time of all
   * marks.
   *
   * @param stale maximum age of a mark
   */
  void checkStale(Duration stale) {
    var reference = tables.references().latest();
    var marks = tables.marks().all();
    decisions.forEach(
        (portfolio, all) -> {
          var latest = all.getLast();
          var now =
              Stream.concat(
                      marks.stream().map(Mark::occurredAt),
                      latest.provenance().times().feedTime().stream())
                  .max(Comparator.naturalOrder());
          var naive = new NaivePortfolio(portfolio, reference, marks).stale(stale, now);
          if (latest.provenance().referenceVersion() == tables.references().version()
              && !naive.equals(latest.marks().stale())) {
            wrong("%s: stale are %s, not %s".formatted(portfolio, latest.marks().stale(), naive));
          }
        });
  }

  private void wrong(String how) {
    violations.add(how);
  }
}

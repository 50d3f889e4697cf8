package dev.weir.rehearsal.demo.market;

import dev.weir.client.market.DecisionView;
import dev.weir.rehearsal.trial.Agreement;
import dev.weir.rehearsal.trial.Recomputation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Compares the data that both Regions have stored and received with the expected data. */
final class RegionsCheck {

  private final Site one;
  private final Site other;
  private final Collection<String> portfolios;
  private final Recomputation recomputation;

  /**
   * Creates a check.
   *
   * @param recomputation from all ticks that either Region's stream has accepted
   */
  RegionsCheck(Site one, Site other, Collection<String> portfolios, Recomputation recomputation) {
    this.one = one;
    this.other = other;
    this.portfolios = portfolios;
    this.recomputation = recomputation;
  }

  /** Returns the decisions that are not yet settled and delivered. */
  List<String> unsettled() {
    var differences = new ArrayList<String>();
    compareLatest(one, differences);
    compareLatest(other, differences);
    return differences;
  }

  private void compareLatest(Site site, List<String> differences) {
    var stored =
        site.stored().stream().collect(Collectors.toMap(DecisionView::portfolio, each -> each));
    var received = site.received().latest();
    for (var portfolio : portfolios) {
      var decision = stored.get(portfolio);
      if (decision == null) {
        differences.add("%s: no decision stored for %s".formatted(site.region(), portfolio));
      } else {
        recomputation
            .differences(portfolio, decision.json())
            .forEach(wrong -> differences.add(site.region() + ": " + portfolio + ": " + wrong));
        if (!decision.equals(received.get(portfolio))) {
          differences.add("%s: %s was not received".formatted(site.region(), name(decision)));
        }
      }
    }
  }

  private static String name(DecisionView decision) {
    return decision.portfolio() + "#" + decision.version();
  }

  /** Returns the faults in the trading systems' decisions; to be called once all is settled. */
  List<String> differences() {
    var differences = new ArrayList<>(unsettled());
    differences.addAll(
        Agreement.disagreements(one.region(), one.received(), other.region(), other.received()));
    checkOrder(one, differences);
    checkOrder(other, differences);
    return differences;
  }

  private static void checkOrder(Site site, List<String> differences) {
    var check = site.received().check();
    if (check.gaps() + check.repeated() + check.disordered() > 0) {
      differences.add(
          "%s received decisions with %d gaps, %d duplicates, %d out of order"
              .formatted(site.region(), check.gaps(), check.repeated(), check.disordered()));
    }
    var last = site.received().latest().values().stream().mapToLong(DecisionView::version).sum();
    if (site.received().all().size() != last) {
      differences.add(
          "%s received %d decisions of %d"
              .formatted(site.region(), site.received().all().size(), last));
    }
  }
}

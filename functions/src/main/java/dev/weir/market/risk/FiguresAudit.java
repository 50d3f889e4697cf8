package dev.weir.market.risk;

import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.commit.DecisionJson;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.decide.Valuation;
import dev.weir.stream.Deadline;
import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes some portfolios' figures again, whichever Region decided on them, and compares them with
 * what is stored. A difference means that two Regions, or two versions of the code, do not compute
 * alike, or that an incremental update went wrong: all of which must not be.
 *
 * <p>Each minute another stretch of the portfolios has its turn, so that all are looked at in the
 * end. Where they differ, what the policy says about that is ordered; nothing else is written.
 */
final class FiguresAudit {

  private static final Logger LOG = LoggerFactory.getLogger(FiguresAudit.class);

  // A strongly consistent reading and a full revaluation each: well below a second together.
  static final int PORTFOLIOS_A_MINUTE = 32;

  private static final Duration RESERVE = Duration.ofSeconds(5);

  private final RiskStore store;
  private final AuditOrders orders;
  private final InstantSource clock;

  FiguresAudit(RiskStore store, AuditOrders orders, InstantSource clock) {
    this.store = store;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * Looks at those whose turn it is.
   *
   * @return how many of them have other figures than they should have
   * @throws UnavailableException where the table does not answer
   */
  int disagreements(Collection<String> portfolios, ReferenceBook book, Deadline deadline) {
    var found = 0;
    for (var portfolio : turn(portfolios)) {
      if (deadline.isNear(RESERVE)) {
        return found;
      }
      if (disagrees(portfolio, book)) {
        found++;
      }
    }
    return found;
  }

  private List<String> turn(Collection<String> portfolios) {
    var all = portfolios.stream().sorted().toList();
    var count = Math.min(PORTFOLIOS_A_MINUTE, all.size());
    var minute = clock.instant().getEpochSecond() / 60;
    var turn = new ArrayList<String>(count);
    for (var i = 0; i < count; i++) {
      turn.add(all.get((int) Math.floorMod(minute * count + i, (long) all.size())));
    }
    return turn;
  }

  private boolean disagrees(String portfolio, ReferenceBook book) {
    var latest = store.latest(portfolio);
    // Made with other reference data: computed again with these soon, and looked at then.
    if (latest.isEmpty() || latest.get().referenceVersion() != book.version()) {
      return false;
    }
    var stored = latest.get();
    var computed = DecisionJson.figures(new Valuation(portfolio, book, stored.marks()).figures());
    if (computed.equals(DecisionJson.figuresOf(stored.json()))) {
      return false;
    }
    // Not the figures: a log is read by more people than a portfolio is.
    LOG.error("Figures disagree portfolio={} version={}", portfolio, stored.version());
    orders.disagrees(portfolio, stored.version(), book.policy());
    return true;
  }
}

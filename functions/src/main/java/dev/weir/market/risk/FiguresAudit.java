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
 * Recomputes some portfolios' figures, whichever Region decided on them, and compares them with the
 * stored ones. A difference means that two Regions, or two versions of the code, compute
 * differently, or that an incremental update went wrong; none of this may happen.
 *
 * <p>Each minute checks another range of the portfolios, so that all are checked eventually. If
 * figures differ, the policy's response is ordered; nothing else is written.
 */
final class FiguresAudit {

  private static final Logger LOG = LoggerFactory.getLogger(FiguresAudit.class);

  // Each takes one strongly consistent read and a full revaluation: well below a second together.
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
   * Checks the portfolios whose turn it is.
   *
   * @return the number of them whose stored figures are wrong
   * @throws UnavailableException if the table does not answer
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
    // Made with other reference data: it will soon be recomputed with these, and checked then.
    if (latest.isEmpty() || latest.get().referenceVersion() != book.version()) {
      return false;
    }
    var stored = latest.get();
    var computed = DecisionJson.figures(new Valuation(portfolio, book, stored.marks()).figures());
    if (computed.equals(DecisionJson.figuresOf(stored.json()))) {
      return false;
    }
    // Not the figures: logs have more readers than portfolios.
    LOG.error("Figures disagree portfolio={} version={}", portfolio, stored.version());
    orders.disagrees(portfolio, stored.version(), book.policy());
    return true;
  }
}

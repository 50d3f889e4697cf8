package dev.weir.market.risk.commit;

import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.LimitUse;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.decide.Decision;
import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Arrivals;
import dev.weir.telemetry.Meter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Records metrics of decisions. */
public final class RiskMetrics {

  private static final double PERCENT = 100.0;

  private final Meter meter;

  public RiskMetrics(Meter meter) {
    this.meter = meter;
  }

  /**
   * The reference data were asked for; zero where none are loaded. Where they can't be read nothing
   * is said, which is not a zero.
   */
  public void listed(Optional<ReferenceBook> latest) {
    meter.value(WeirMetric.PORTFOLIOS, latest.map(book -> book.portfolios().size()).orElse(0));
  }

  /** Marks that moved came in, whose ticks had arrived then. */
  public void begin(Arrivals arrivals) {
    meter.since(WeirMetric.INVOKED_AFTER, arrivals);
    meter.count(WeirMetric.EVENTS, arrivals.records());
  }

  void computed(Decision decision) {
    since(WeirMetric.COMPUTED_AFTER, decision);
  }

  void committed(Decision decision) {
    meter.count(WeirMetric.COMMITS, 1);
    meter.count(WeirMetric.DECISIONS, decision.state().name(), 1);
    meter.count(WeirMetric.STALE_PORTFOLIOS, decision.marks().stale().isEmpty() ? 0 : 1);
    meter.value(WeirMetric.LIMIT_USE, worstUse(decision.limits().uses()));
    since(WeirMetric.COMMITTED_AFTER, decision);
  }

  private void since(WeirMetric metric, Decision decision) {
    var times = decision.provenance().times();
    times.arrivedAt().ifPresent(arrived -> meter.since(metric, arrived));
  }

  private static double worstUse(List<LimitUse> uses) {
    return uses.stream()
        .mapToDouble(use -> PERCENT * ratio(use.value(), use.most()))
        .max()
        .orElse(0);
  }

  private static double ratio(BigDecimal value, BigDecimal most) {
    return value.doubleValue() / most.doubleValue();
  }

  /**
   * Describes the portfolios that a sweep has looked at, of all groups that this Region holds.
   *
   * @param decisions the latest decision on each
   */
  public void swept(int groups, Collection<Decision> decisions) {
    meter.value(WeirMetric.GROUPS_HELD, groups);
    for (var state : LimitState.values()) {
      var portfolios = decisions.stream().filter(each -> each.state() == state).count();
      meter.value(WeirMetric.PORTFOLIO_STATES, state.name(), (double) portfolios);
    }
    decisions.forEach(each -> meter.value(WeirMetric.LIMIT_USE, worstUse(each.limits().uses())));
  }

  /** Counts the portfolios whose marks another Region computes. */
  public void passedOver(int portfolios) {
    meter.count(WeirMetric.PASSED_OVER, portfolios);
  }

  /** Counts a pulse for a group that this Region holds, and whether the group beat. */
  public void beat(boolean isNew) {
    meter.count(WeirMetric.BEATS, isNew ? 1 : 0);
  }

  /** Counts the portfolios whose stored figures differ from this Region's. */
  public void disagree(long portfolios) {
    meter.count(WeirMetric.DISAGREEMENTS, portfolios);
  }
}

package dev.weir.market.portfolio;

import dev.weir.market.risk.LimitUse;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.TableBatch;
import dev.weir.telemetry.Arrivals;
import dev.weir.telemetry.Meter;
import java.math.BigDecimal;
import java.util.List;

/** What the meter is told of decisions. */
final class RiskMetrics {

  private static final double PERCENT = 100.0;

  private final Meter meter;

  RiskMetrics(Meter meter) {
    this.meter = meter;
  }

  /** Marks that moved came in. */
  void begin(TableBatch batch) {
    var arrivals = new Arrivals();
    batch.records().stream()
        .flatMap(change -> MarkRecord.arrivedAt(change).stream())
        .forEach(arrivals::add);
    meter.since(WeirMetric.INVOKED_AFTER, arrivals);
    meter.count(WeirMetric.EVENTS, arrivals.records());
  }

  /** A decision was made. */
  void computed(Decision decision) {
    decision.arrivedAt().ifPresent(arrived -> meter.since(WeirMetric.COMPUTED_AFTER, arrived));
  }

  /** A decision was stored. */
  void committed(Decision decision) {
    meter.count(WeirMetric.COMMITS, 1);
    meter.count(WeirMetric.DECISIONS, decision.state().name(), 1);
    meter.count(WeirMetric.STALE_PORTFOLIOS, decision.stale().isEmpty() ? 0 : 1);
    meter.value(WeirMetric.LIMIT_USE, worstUse(decision.uses()));
    decision.arrivedAt().ifPresent(arrived -> meter.since(WeirMetric.COMMITTED_AFTER, arrived));
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

  /** Another decision was stored in the meantime; what is waited for is counted there. */
  void moved() {
    meter.count(WeirMetric.CONFLICTS, 1);
  }

  /** So many portfolios' marks are another Region's to compute. */
  void passedOver(int portfolios) {
    meter.count(WeirMetric.PASSED_OVER, portfolios);
  }

  /** So many portfolios' stored figures are not what this Region computes. */
  void disagree(long portfolios) {
    meter.count(WeirMetric.DISAGREEMENTS, portfolios);
  }
}

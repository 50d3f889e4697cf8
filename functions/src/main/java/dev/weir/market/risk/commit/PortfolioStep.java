package dev.weir.market.risk.commit;

import dev.weir.engine.CommitResult;
import dev.weir.engine.KeyedStep;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.DecisionMaker;
import dev.weir.market.risk.decide.MarkUpdates;
import dev.weir.market.risk.decide.PortfolioDecision;
import dev.weir.market.risk.decide.PortfolioState;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import java.util.function.Consumer;

/**
 * Applies marks to a portfolio: decide, and commit in one write. If another writer has stored a
 * decision, the marks are applied to that.
 *
 * <p>A redelivery changes nothing: the marks are in the book already, and nothing is written.
 *
 * @param epoch of the lease that this Region holds
 * @param book the reference data; newer ones if a stored decision is based on these
 * @param swept takes the decision on each portfolio to which all marks are applied, stored or not
 */
public record PortfolioStep(
    long epoch,
    ReferenceBook book,
    DecisionMaker decisions,
    RiskStore store,
    ConflictRetry conflicts,
    KnownPortfolios known,
    RiskMetrics metrics,
    Consumer<Decision> swept)
    implements KeyedStep<String, MarkUpdates, PortfolioState, PortfolioDecision> {

  /** The name for this function's rejections. */
  public static final String PIPELINE = "risk";

  /** Returns the known state of a portfolio before marks are applied. */
  public PortfolioState stateOf(String portfolio, MarkUpdates updates) {
    return known.take(portfolio, updates.isAll(), book);
  }

  @Override
  public boolean covers(PortfolioState state, MarkUpdates event) {
    return false; // its marks show it
  }

  @Override
  public PortfolioDecision begin(String portfolio, PortfolioState state) {
    return PortfolioDecision.begin(portfolio, state);
  }

  @Override
  public PortfolioDecision decide(PortfolioDecision soFar, MarkUpdates event) {
    var decided = decisions.take(soFar.portfolio(), soFar.before(), event, epoch);
    if (event.isAll()) {
      decided.decision().ifPresent(swept);
    }
    return decided;
  }

  @Override
  public PortfolioDecision skip(PortfolioDecision soFar, MarkUpdates event) {
    return soFar;
  }

  @Override
  public boolean isFull(PortfolioDecision decision) {
    return decision.isNews();
  }

  @Override
  public boolean isNews(PortfolioDecision decision) {
    return decision.isNews();
  }

  @Override
  public CommitResult<PortfolioState> commit(String portfolio, PortfolioDecision decided) {
    var decision = decided.decision().orElseThrow();
    metrics.computed(decision);
    return switch (conflicts.write(() -> store.commit(decision))) {
      case CommitResult.Committed<StoredRisk> _ -> {
        metrics.committed(decision);
        yield new CommitResult.Committed<>(decided.after());
      }
      case CommitResult.Conflict<StoredRisk>(var found) ->
          new CommitResult.Conflict<>(known.valued(portfolio, found, book));
      case CommitResult.Incomplete<StoredRisk>(var from, var why) ->
          new CommitResult.Incomplete<>(from, why);
      case CommitResult.Refused<StoredRisk>(var why) -> new CommitResult.Refused<>(why);
    };
  }

  @Override
  public void publish(String portfolio, PortfolioState state, Deadline deadline) {
    // The table's stream does it.
  }

  @Override
  public void done(String portfolio, PortfolioState state) {
    known.remember(portfolio, state);
  }

  @Override
  public QuarantineKey placeOf(MarkUpdates event) {
    return TableQuarantine.placeOf(PIPELINE, event.sequenceNumber());
  }

  @Override
  public Rejected rejected(MarkUpdates event, Reason reason, String detail) {
    var item = "marks=" + String.join(",", event.symbols());
    return TableQuarantine.rejected(item, event.sequenceNumber(), reason, detail);
  }

  @Override
  public String nameInLog(String portfolio) {
    return "portfolio=" + portfolio;
  }
}

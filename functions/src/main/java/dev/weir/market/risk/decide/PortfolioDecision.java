package dev.weir.market.risk.decide;

import java.util.Optional;

/**
 * The effect of marks on a portfolio.
 *
 * @param before the state that it was computed from
 * @param valuation including the marks
 * @param decision the decision; empty if nothing had to be computed
 * @param isNews whether it must be stored: it differs from the stored one
 */
public record PortfolioDecision(
    String portfolio,
    PortfolioState before,
    Valuation valuation,
    Optional<Decision> decision,
    boolean isNews) {

  /** Returns the state before any mark. */
  public static PortfolioDecision begin(String portfolio, PortfolioState before) {
    return new PortfolioDecision(portfolio, before, before.valuation(), Optional.empty(), false);
  }

  /** Returns the state once it is stored. */
  public PortfolioState after() {
    return before.after(decision.orElseThrow(), valuation);
  }
}

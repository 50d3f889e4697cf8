package dev.weir.market.risk.decide;

import java.util.Optional;

/**
 * What marks come to for a portfolio.
 *
 * @param before the state that it was made on
 * @param valuation with the marks
 * @param decision what must be stored; empty where nothing is
 */
public record PortfolioDecision(
    String portfolio, PortfolioState before, Valuation valuation, Optional<Decision> decision) {

  /** Before any mark. */
  public static PortfolioDecision begin(String portfolio, PortfolioState before) {
    return new PortfolioDecision(portfolio, before, before.valuation(), Optional.empty());
  }

  /** The state once it is stored. */
  public PortfolioState after() {
    return before.after(decision.orElseThrow(), valuation);
  }
}

package dev.weir.market.risk.decide;

/**
 * The known state of a portfolio.
 *
 * @param stored the state from which the next decision starts
 * @param valuation its figures at the stored marks
 * @param circumstances of the decision
 */
public record PortfolioState(StoredRisk stored, Valuation valuation, Circumstances circumstances) {

  /** Returns the state once a decision is stored. */
  PortfolioState after(Decision decision, Valuation then) {
    return new PortfolioState(StoredRisk.after(decision), then, circumstances);
  }
}

package dev.weir.market.risk.decide;

/**
 * What is known of a portfolio.
 *
 * @param stored what the next decision begins from
 * @param valuation its figures, at the marks that are stored
 * @param circumstances under which it is decided
 */
public record PortfolioState(StoredRisk stored, Valuation valuation, Circumstances circumstances) {

  /** Once a decision is stored. */
  PortfolioState after(Decision decision, Valuation then) {
    return new PortfolioState(StoredRisk.after(decision), then, circumstances);
  }
}

package dev.weir.market.portfolio;

/** What became of a decision. */
public sealed interface RiskCommitResult {

  /** It is the latest one now. */
  record Committed() implements RiskCommitResult {}

  /**
   * Another version is there, or another epoch; nothing was stored.
   *
   * @param found what is there; this very decision, where only the answer was lost
   */
  record Moved(StoredRisk found) implements RiskCommitResult {}
}

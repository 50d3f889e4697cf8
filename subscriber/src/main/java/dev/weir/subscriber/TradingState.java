package dev.weir.subscriber;

/** What a portfolio may do, from the best to the worst. */
public enum TradingState {
  /** It may trade. */
  ACTIVE,
  /** Positions may only be reduced. */
  REDUCING,
  /** No trading. */
  HALTED;

  /** The worse of both. */
  public TradingState worse(TradingState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

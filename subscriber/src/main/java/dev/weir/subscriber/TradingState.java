package dev.weir.subscriber;

/** The permission of a portfolio to trade, from the best to the worst. */
public enum TradingState {
  /** It may trade. */
  ACTIVE,
  /** Positions may only be reduced. */
  REDUCING,
  /** No trading. */
  HALTED;

  public TradingState worse(TradingState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

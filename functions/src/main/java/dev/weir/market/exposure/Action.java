package dev.weir.market.exposure;

/** What is done about a cause. */
public enum Action {
  /** It is named, and the limits decide. */
  WARN(LimitState.ACTIVE),
  /** Positions may only be reduced. */
  REDUCE(LimitState.REDUCING),
  /** No more trading. */
  HALT(LimitState.HALTED);

  private final LimitState state;

  Action(LimitState state) {
    this.state = state;
  }

  /** The state of a portfolio, unless something else makes it worse. */
  public LimitState state() {
    return state;
  }
}

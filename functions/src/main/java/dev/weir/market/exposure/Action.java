package dev.weir.market.exposure;

/** The response to a cause. */
public enum Action {
  /** The cause is reported, and the limits decide. */
  WARN(LimitState.ACTIVE),
  /** Positions may only be reduced. */
  REDUCE(LimitState.REDUCING),
  /** No more trading. */
  HALT(LimitState.HALTED);

  private final LimitState state;

  Action(LimitState state) {
    this.state = state;
  }

  /** Returns the state of a portfolio, unless another cause makes it worse. */
  public LimitState state() {
    return state;
  }
}

package dev.weir.market.exposure;

/** The degree to which a limit is used. */
public enum LimitState {
  /** Well below the limit. */
  ACTIVE,
  /** Used to 80 % or more: positions may only be reduced. */
  REDUCING,
  /** Exceeded: no more trading. */
  HALTED;

  public LimitState worse(LimitState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

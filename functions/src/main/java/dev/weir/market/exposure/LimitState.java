package dev.weir.market.exposure;

/** How far a limit is used up. */
public enum LimitState {
  /** Well below the limit. */
  ACTIVE,
  /** Used to 80 % or more: positions may only be reduced. */
  REDUCING,
  /** Passed: no more trading. */
  HALTED;

  /** The worse of two. */
  public LimitState worse(LimitState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

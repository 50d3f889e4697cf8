package dev.weir.market.exposure;

/**
 * The state of a limit from which the next decision starts.
 *
 * @param whole by the last figures that included every position
 * @param part by the latest figures, complete or not: never better than {@code whole}
 */
public record Latch(LimitState whole, LimitState part) {

  /** Well below the limit. */
  public static final Latch ACTIVE = new Latch(LimitState.ACTIVE, LimitState.ACTIVE);

  /** Returns a latch with both states equal. */
  static Latch of(LimitState state) {
    return new Latch(state, state);
  }
}

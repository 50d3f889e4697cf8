package dev.weir.market.exposure;

/**
 * The state of a limit that the next decision begins from.
 *
 * @param whole by the last figures that nothing was left out of
 * @param part by the latest figures, whatever was left out of them: never better than {@code whole}
 */
public record Latch(LimitState whole, LimitState part) {

  /** Well below the limit. */
  public static final Latch ACTIVE = new Latch(LimitState.ACTIVE, LimitState.ACTIVE);

  /** Both alike. */
  static Latch of(LimitState state) {
    return new Latch(state, state);
  }
}

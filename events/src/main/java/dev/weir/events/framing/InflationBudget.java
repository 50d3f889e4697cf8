package dev.weir.events.framing;

import dev.weir.events.codec.InvalidMessageException;

/** Limits the size of inflated bodies, in bytes. */
public interface InflationBudget {

  /** Returns how many more bytes are allowed. */
  int left();

  /**
   * Counts inflated bytes; at most one more than are allowed.
   *
   * @throws RuntimeException of the budget's own type if there are more than allowed
   */
  void spend(int bytes);

  /** Returns a budget for one message, which refuses the message if it is exceeded. */
  static InflationBudget of(int max) {
    return new InflationBudget() {
      private int left = max;

      @Override
      public int left() {
        return left;
      }

      @Override
      public void spend(int bytes) {
        left -= bytes;
        if (left < 0) {
          throw new InvalidMessageException(
              InvalidMessageException.MessageProblem.MALFORMED_FRAME,
              "inflates to more than %d bytes".formatted(max));
        }
      }
    };
  }
}

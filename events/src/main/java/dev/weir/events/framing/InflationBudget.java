package dev.weir.events.framing;

import dev.weir.events.codec.InvalidMessageException;

/** How many bytes may come out of compressed bodies. */
public interface InflationBudget {

  /** How many may still come. */
  int left();

  /**
   * Counts some that came out; at most one more than were left.
   *
   * @throws RuntimeException of the budget's own kind where they were more
   */
  void spend(int bytes);

  /** A budget for one message, which refuses the message where it is passed. */
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
              InvalidMessageException.Kind.MALFORMED_FRAME,
              "inflates to more than %d bytes".formatted(max));
        }
      }
    };
  }
}

package dev.weir.subscriber;

/**
 * The current permission of a portfolio to trade, and how well it is known.
 *
 * @param state HALTED, regardless of the decision, unless the knowledge is {@link Knowledge#LIVE}
 * @param version of the latest known decision; 0 for none
 */
public record Allowance(TradingState state, Knowledge knowledge, long version) {

  /** How well a portfolio is known. */
  public enum Knowledge {
    /** Nothing is known about it: read the snapshot. */
    UNKNOWN,
    /** The latest decision is known, or one that is on its way does not improve the state. */
    LIVE,
    /** A decision is missing: read the snapshot. */
    GAP,
    /** Nothing was received for too long. Ends by itself with the next beat or decision. */
    EXPIRED,
    /** Two messages contradict each other about one version. Ends only by an operator's action. */
    DISAGREE
  }
}

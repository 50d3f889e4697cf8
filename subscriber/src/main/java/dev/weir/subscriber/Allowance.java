package dev.weir.subscriber;

/**
 * What a portfolio may do now, and how that is known.
 *
 * @param state HALTED whatever was decided, where the knowledge is not {@link Knowledge#LIVE}
 * @param version of the latest decision that is known; 0 for none
 */
public record Allowance(TradingState state, Knowledge knowledge, long version) {

  /** How well a portfolio is known. */
  public enum Knowledge {
    /** Nothing is known of it: read the snapshot. */
    UNKNOWN,
    /** The latest decision is known, or one that is on its way makes the state no better. */
    LIVE,
    /** A decision is missing: read the snapshot. */
    GAP,
    /** Nothing was heard for too long. Ends by itself with the next beat or decision. */
    EXPIRED,
    /** Two messages say different things of one version. Ends by hand alone. */
    DISAGREE
  }
}
